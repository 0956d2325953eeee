import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import type { Rolldown } from 'vite'
import { build } from 'vite'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { AppFiles } from '../web/service-worker/app-files.ts'

const limitKilobytes = 150
const root = join(import.meta.dirname, '../../..')

let files: Rolldown.RolldownOutput['output']
let worker: string
let listed: AppFiles

beforeAll(async () => {
  // What is delivered, not what is tested: React is twice as large for developers.
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'silent', build: { write: false } })
  vi.unstubAllEnvs()
  files = (built as Rolldown.RolldownOutput).output
  worker = textOf('service-worker.js')
  const paths = [...worker.matchAll(/\/(?:assets|icons)\/[\w.-]+|\/index\.html|\/app\.webmanifest/g)].map(
    ([path]) => path,
  )
  const version = /name="app-version" content="(\w+)"/.exec(textOf('index.html'))?.[1] ?? ''
  listed = { version, always: paths, byLanguage: {} }
}, 120_000)

const textOf = (name: string): string => {
  const file = files.find(({ fileName }) => fileName === name)
  return file?.type === 'asset' ? String(file.source) : ''
}

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

describe('what a phone loads first', () => {
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
})

describe('the app on the home screen', () => {
  it('keeps every file of the app: what is forgotten here would be a page that does not open in the hamlet', () => {
    const delivered = files
      .map(({ fileName }) => `/${fileName}`)
      .filter((path) => path !== '/service-worker.js' && !/^\/icons\/(?!any-192)/.test(path))
    expect(delivered.filter((path) => !listed.always.includes(path))).toEqual([])
    expect(listed.always.filter((path) => !delivered.includes(path))).toEqual([])
  })

  it('is one classic script that names the version which stands in the page', () => {
    expect(listed.version).toMatch(/^[0-9a-f]{10}$/)
    expect(worker).toContain(listed.version)
    expect(worker).not.toMatch(/^\s*(?:import|export)\s/m)
    expect(worker.length).toBeLessThan(20_000)
  })

  it('has a manifest whose icons exist, in the sizes it says, and shortcuts into the app', async () => {
    const manifest = JSON.parse(textOf('app.webmanifest'))
    for (const { src, sizes } of manifest.icons.filter(({ sizes }: { sizes: string }) => sizes !== 'any')) {
      const file = files.find(({ fileName }) => `/${fileName}` === src)
      const picture = file?.type === 'asset' ? await sharp(file.source as Uint8Array).metadata() : undefined
      expect(`${picture?.width}x${picture?.height}`).toBe(sizes)
    }
    expect(manifest.shortcuts.map(({ url }: { url: string }) => url)).toEqual(['/', '/catat', '/keluarga'])
  })

  it('has the colours of the design', () => {
    const tokens = readFileSync(join(root, 'src/platform/design/css/tokens.css'), 'utf8')
    const { theme_color, background_color } = JSON.parse(textOf('app.webmanifest'))
    expect([tokens.includes(`--nila: ${theme_color};`), tokens.includes(`--mori: ${background_color};`)]).toEqual([
      true,
      true,
    ])
  })
})
