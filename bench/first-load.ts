import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWebIfStale } from '#apps/server/build-web.ts'
import { measureVisits } from './first-visits.ts'
import { measureOpening } from './opening.ts'
import { type Bench, within } from './result.ts'
import { measureSearches } from './searches-on-phone.ts'

const folder = join(import.meta.dirname, '../dist/web')

// What the first page needs before it shows anything: the entry and all it imports at once, with their styles.
const firstFiles = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(folder, file), 'utf8').matchAll(
      /(?:^|[;}])\s*import\s*(?:[^"'()]*?from\s*)?["']\.\/([^"']+\.js)["']/g,
    ),
  ].map((match) => `assets/${match[1]}`)

const closure = (files: readonly string[]): Set<string> => {
  const all = new Set<string>()
  const visit = (file: string) => {
    if (all.has(file)) return
    all.add(file)
    if (file.endsWith('.js')) for (const one of importsOf(file)) visit(one)
  }
  for (const file of files) visit(file)
  return all
}

const gzipped = (file: string): number => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length

export const bench: Bench = {
  name: 'first-load',
  says: "kilobytes, gzipped, of the first load of the officer's app: page, styles and every script it needs at once; seconds of the visits on a slow line; milliseconds of a search on the phone",
  async run(options) {
    await buildWebIfStale(() => undefined)
    // `-- first-load --opening 9 trace.json`: only the opening without a signal, so many times, and where its time went
    const opening = options.indexOf('--opening')
    if (opening >= 0) return measureOpening(Number(options[opening + 1]), options[opening + 2])
    const files = closure(firstFiles(readFileSync(join(folder, 'index.html'), 'utf8')))
    const bytes = [...files].reduce(
      (sum, file) => sum + gzipped(file),
      gzipSync(readFileSync(join(folder, 'index.html'))).length,
    )
    const size = within(`first load of the officer's app (${files.size} files)`, bytes / 1000, 150, 'kB gz')
    return [size, ...(await measureVisits()), ...(await measureSearches())]
  },
}
