import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

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

/** Builds the officer's app when its sources changed since the last build, in a process of its own: the time and the memory it takes are its own. */
export const buildWebIfStale = async (report: (line: string) => void): Promise<void> => {
  const child = spawn(process.execPath, [import.meta.filename], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // A test that builds it must not leave the slow React of developers behind for whoever starts the program next.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const closed = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) report(line)
  const [code] = await closed
  if (code !== 0) throw new Error('the web app could not be built; the reason is above')
}

const buildUnlessFresh = async (): Promise<void> => {
  const hash = sourcesHash()
  const stamp = join(target, 'built-from.txt')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const started = Date.now()
  await build(hash)
  console.log(`Web app built in ${Math.round((Date.now() - started) / 100) / 10} s`)
}

const build = async (hash: string): Promise<void> => {
  const beside = join(root, `dist/building-${process.pid}-${Date.now()}`)
  const vite = await import('vite')
  const configFile = join(root, 'vite.config.ts')
  await vite.build({ root: join(root, 'src/apps/web'), configFile, logLevel: 'error', build: { outDir: beside } })
  writeFileSync(join(beside, 'built-from.txt'), hash)
  putInPlace(beside)
}

if (import.meta.main) await buildUnlessFresh()
