import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const stamp = join(root, 'dist/web.stamp')

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

/** Builds the officer's app when its sources changed since the last build. */
export const buildWebIfStale = async (report: (line: string) => void): Promise<void> => {
  const hash = sourcesHash()
  const built =
    existsSync(stamp) && existsSync(join(root, 'dist/web/index.html')) && readFileSync(stamp, 'utf8') === hash
  if (built) return
  const started = Date.now()
  const { build } = await import('vite')
  await build({ root: join(root, 'src/apps/web'), configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
  writeFileSync(stamp, hash)
  report(`Web app built in ${Math.round((Date.now() - started) / 100) / 10} s`)
}
