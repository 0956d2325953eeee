import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectFolder, sourcesHash } from './sources.ts'

const target = join(projectFolder, 'dist/web')

// What the browser's app is made of: server code is not.
const isWebSource = (path: string) =>
  /\.(ts|tsx|css|html|svg|woff2|json)$/.test(path) && !path.includes('/server/') && !path.startsWith('src/apps/cli')

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
  const hash = sourcesHash(isWebSource, ['vite.config.ts', 'package-lock.json'])
  const stamp = join(target, 'built-from.txt')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  const started = Date.now()
  await build(hash)
  console.log(`Web app built in ${Math.round((Date.now() - started) / 100) / 10} s`)
}

const build = async (hash: string): Promise<void> => {
  const beside = join(projectFolder, `dist/building-${process.pid}-${Date.now()}`)
  const vite = await import('vite')
  const configFile = join(projectFolder, 'vite.config.ts')
  await vite.build({
    root: join(projectFolder, 'src/apps/web'),
    configFile,
    logLevel: 'error',
    build: { outDir: beside },
  })
  writeFileSync(join(beside, 'built-from.txt'), hash)
  putInPlace(beside)
}

if (import.meta.main) await buildUnlessFresh()
