import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import { build } from 'vite'
import { beforeAll, expect, it, vi } from 'vitest'

const limitKilobytes = 150
const root = join(import.meta.dirname, '../../..')

let files: Rolldown.RolldownOutput['output']
beforeAll(async () => {
  // What is delivered, not what is tested: React is twice as large for developers.
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { write: false } })
  vi.unstubAllEnvs()
  files = (built as Rolldown.RolldownOutput).output
}, 120_000)

const chunks = () => files.filter((file) => file.type === 'chunk')
const kilobytesOf = (text: string | Uint8Array) => gzipSync(text, { level: 9 }).length / 1000

/** A chunk with all it imports at once. */
const withImports = (names: readonly string[], seen = new Set<string>()): ReadonlySet<string> => {
  for (const name of names) {
    if (seen.has(name)) continue
    seen.add(name)
    withImports(chunks().find((chunk) => chunk.fileName === name)?.imports ?? [], seen)
  }
  return seen
}

it(`an officer's first screen comes in at most ${limitKilobytes} kB`, () => {
  const entry = chunks().filter((chunk) => chunk.isEntry)
  const words = chunks().filter((chunk) => chunk.facadeModuleId?.endsWith('virtual:texts/id/first'))
  expect([entry.length, words.length]).toEqual([1, 1])
  // Today's page comes with the entry.
  expect(Object.keys(entry[0]?.modules ?? {}).some((id) => id.endsWith('/today-page.tsx'))).toBe(true)
  const names = withImports([...entry, ...words].map((chunk) => chunk.fileName))
  const code = chunks().filter((chunk) => names.has(chunk.fileName))
  const styles = files.filter(
    (file) => file.type === 'asset' && file.fileName.endsWith('.css') && /\/index-/.test(file.fileName),
  )
  const sizes = [
    ...code.map((chunk) => chunk.code),
    ...styles.map((file) => ('source' in file ? file.source : '')),
  ].map(kilobytesOf)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limitKilobytes)
})

it('a phone gets no message parser, no database and nothing of the server', () => {
  const modules = chunks().flatMap((chunk) => Object.keys(chunk.modules))
  expect(
    modules.filter((id) =>
      /@messageformat\/parser|node_modules\/(?:kysely|pg|fastify)\/|\/src\/(?:platform|modules\/[^/]+)\/server\//.test(
        id,
      ),
    ),
  ).toEqual([])
})
