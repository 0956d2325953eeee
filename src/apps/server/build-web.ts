import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const target = join(root, 'dist/web')

// What the browser's app is made of: server code is not, tests are not.
const sourcesHash = (): string => {
  const hash = createHash('sha256')
  const files = globSync(['src/**/*.{ts,tsx,css,html,svg,woff2,json}', 'vite.config.ts', 'package-lock.json'], {
    cwd: root,
  })
    .filter((path) => !path.includes('/server/') && !path.includes('.test.') && !path.startsWith('src/apps/cli'))
    .sort()
  for (const path of files) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

// Built beside and put in place at once, so that two starts at the same moment never mix their files.
const putInPlace = (beside: string) => {
  const old = `${beside}-old`
  if (existsSync(target)) renameSync(target, old)
  renameSync(beside, target)
  rmSync(old, { recursive: true, force: true })
}

/** Builds the officer's app when its sources changed since the last build. */
export const buildWebIfStale = async (report: (line: string) => void): Promise<void> => {
  const hash = sourcesHash()
  const stamp = join(target, 'built-from.txt')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const started = Date.now()
  const beside = join(root, `dist/building-${process.pid}-${started}`)
  const { build } = await import('vite')
  const configFile = join(root, 'vite.config.ts')
  await build({ root: join(root, 'src/apps/web'), configFile, logLevel: 'error', build: { outDir: beside } })
  writeFileSync(join(beside, 'built-from.txt'), hash)
  putInPlace(beside)
  report(`Web app built in ${Math.round((Date.now() - started) / 100) / 10} s`)
}
