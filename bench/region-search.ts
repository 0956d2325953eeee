import { join } from 'node:path'
import { build } from 'vite'
import { writeIndex } from '#modules/places/rules/village-index.ts'
import { packagedPlaces } from '#modules/places/server/load-places.ts'
import { openBrowser } from '#platform/testing/browser.ts'
import { atMost, type Bench, within } from './result.ts'

const rules = join(import.meta.dirname, '../src/modules/places/rules')

/** The rules as the browser gets them. */
const bundleRules = async (): Promise<string> => {
  const entry = `export { searchVillages } from '${rules}/search-villages.ts'; export { readIndex } from '${rules}/village-index.ts'`
  const virtual = {
    name: 'entry',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id.endsWith('/entry') ? 'entry' : null),
    load: (id: string) => (id === 'entry' ? entry : null),
  }
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [virtual],
    build: { write: false, lib: { entry: '/entry', formats: ['iife'], name: 'places', fileName: 'places' } },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (!output || !('output' in output)) throw new Error('nothing was built')
  return output.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('\n')
}

interface Timed {
  readonly readMilliseconds: number
  readonly ours: readonly number[]
  readonly plain: readonly number[]
}

/** Runs in the page: every key of every query, by our index and by looking through all chains. */
const typeEverything = `(text, queries) => {
  const { readIndex, searchVillages } = places
  const begun = performance.now()
  const index = readIndex(text)
  const readMilliseconds = performance.now() - begun
  const chains = index.names.map((name, at) => [name, ...index.districts[index.districtOf[at]].chain].join(' ').toLowerCase())
  const time = (act) => { const from = performance.now(); act(); return performance.now() - from }
  const keys = queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)))
  searchVillages(index, 'kuripan wono')
  return {
    readMilliseconds,
    ours: keys.map((key) => time(() => searchVillages(index, key))),
    plain: keys.map((key) => time(() => chains.filter((chain) => key.split(' ').every((word) => chain.includes(word))).slice(0, 12))),
  }
}`

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? 0

const asked = [
  'kuripan wono',
  'desa sukamaju kabupaten bandung barat',
  'jawa',
  '33.07.10.2004',
  'kenanga sindang indramayu',
]

/** In a browser so many times slower than this machine. */
export const typeVillages = async (timesSlower: number): Promise<Timed> => {
  const ids = { village: 0 }
  const rows = packagedPlaces().map(({ kind, code, name }) => ({
    id: kind === 'village' ? ++ids.village : 0,
    code,
    name,
  }))
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await bundleRules() })
    const device = await page.context().newCDPSession(page)
    await device.send('Emulation.setCPUThrottlingRate', { rate: timesSlower })
    const typed = `(${typeEverything})(${JSON.stringify(writeIndex(rows))}, ${JSON.stringify(asked)})`
    return (await page.evaluate(typed)) as Timed
  } finally {
    await browser.close()
  }
}

export const bench: Bench = {
  name: 'region-search',
  says: 'a key typed over all 83,762 villages in a browser six times slower than this machine, against looking through all chains',
  async run() {
    const timed = await typeVillages(6)
    return [
      within('a key typed, p95', percentile(timed.ours, 0.95), 100, 'ms'),
      atMost('a key typed, median', percentile(timed.ours, 0.5), percentile(timed.plain, 0.5), 1, 'ms'),
      within('reading the list once', timed.readMilliseconds, 2000, 'ms'),
    ]
  },
}
