import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import pg from 'pg'
import { openHttp } from '#apps/server/http.ts'
import { ask } from '#platform/server/run-operation.ts'
import { listChanges, pullForm, type TableChanges } from '#platform/shared/sync-contract.ts'
import { openBrowser } from '#platform/testing/browser.ts'
import { openCouchServer } from './couch-server.ts'
import { officerOf, openGround } from './ground.ts'
import { bundlePage } from './page-bundle.ts'
import { fillVillages } from './people.ts'
import { atMost, type Bench, type BenchResult, within } from './result.ts'
import { openSlowLine, type SlowLine } from './slow-line.ts'
import type { WirePage } from './wire-page.ts'
import type { PeerPage } from './wire-peer-page.ts'

declare global {
  interface Window {
    wire: WirePage
    peer: PeerPage
  }
}

// With a family card and a place on it for each, 10,000 rows.
const people = 4_446
const records = 10_000
const edits = 200
const hamletLine = { bitsPerSecond: 400_000, roundTripMilliseconds: 400 }
const slowerProcessor = 4
/** As long as the cookie of a session. */
const cookie = { name: 'desmigratif', value: 'x'.repeat(43) }

interface Cost {
  readonly bytesDown: number
  readonly bytesUp: number
  readonly requests: number
  readonly seconds: number
}

interface Costs {
  readonly pull: Cost
  readonly push: Cost
  readonly nothing: Cost
}

export const bench: Bench = {
  name: 'sync-wire',
  says: 'a phone on a line of 400 kbit/s and 400 ms fetches 10,000 records, sends 200 edits and asks what is new, beside PouchDB with the same data',
  async run() {
    const { opened, close } = await openGround()
    const browser = await openBrowser()
    try {
      await fillVillages(opened.ownerUrl, 1, people)
      const rows = await allRows(opened)
      const couch = await openCouchServer('people', rows.flatMap(asDocuments))
      const server = await openHttp({ ...opened, actorOf: async () => officerOf(1) })
      await server.listen({ port: 0, host: '127.0.0.1' })
      const port = (server.server.address() as { port: number }).port
      const theirs = await measure(browser, couch.port, measurePeer)
      const ours = await measure(browser, port, measureOurs)
      await assertWritten(opened.ownerUrl)
      await server.close()
      await couch.close()
      return compare(ours, theirs)
    } finally {
      await browser.close()
      await close()
    }
  },
}

const compare = (ours: Costs, theirs: Costs): BenchResult[] => {
  const pull = `first pull of ${records} records`
  const push = `push of ${edits} edits`
  const { nothing } = ours
  return [
    atMost(`${pull}: bytes down`, ours.pull.bytesDown / 1000, theirs.pull.bytesDown / 1000, 0.5, 'kB'),
    atMost(`${pull}: requests`, ours.pull.requests, theirs.pull.requests, 0.125, 'requests'),
    atMost(`${pull}: time (CPU 4×)`, ours.pull.seconds, theirs.pull.seconds, 1, 's'),
    atMost(`${push}: bytes up`, ours.push.bytesUp / 1000, theirs.push.bytesUp / 1000, 0.1, 'kB'),
    within(`${push}: requests (PouchDB ${theirs.push.requests})`, ours.push.requests, 3, 'requests'),
    within(`nothing new: requests (PouchDB ${theirs.nothing.requests})`, nothing.requests, 1, 'requests'),
    within('nothing new: bytes up, headers included', nothing.bytesUp / 1000, 1, 'kB'),
    within('nothing new: bytes down, headers included', nothing.bytesDown / 1000, 1, 'kB'),
  ]
}

const measureOurs = async (page: Page, spend: Spend): Promise<Costs> => {
  await page.evaluate(() => window.wire.open())
  const pull = await spend(() => page.evaluate(() => window.wire.sync()))
  assertEqual(await page.evaluate(() => window.wire.rowCount()), records)
  await page.evaluate((count) => window.wire.edit(count), edits)
  const push = await spend(() => page.evaluate(() => window.wire.sync()))
  assertEqual(await page.evaluate(() => window.wire.undecided()), 0)
  return { pull, push, nothing: await spend(() => page.evaluate(() => window.wire.sync())) }
}

const measurePeer = async (page: Page, spend: Spend): Promise<Costs> => {
  await page.evaluate(() => window.peer.open())
  const pull = await spend(() => page.evaluate(() => window.peer.pull()))
  assertEqual(await page.evaluate(() => window.peer.rowCount()), records)
  await page.evaluate((count) => window.peer.edit(count), edits)
  const push = await spend(() => page.evaluate(() => window.peer.push()))
  return { pull, push, nothing: await spend(() => page.evaluate(() => window.peer.pull())) }
}

type Spend = (act: () => Promise<number>) => Promise<Cost>

/** A page of its own on a slow line, with nothing on it but the code that is measured. */
const measure = async (
  browser: Browser,
  port: number,
  act: (page: Page, spend: Spend) => Promise<Costs>,
): Promise<Costs> => {
  const line = await openSlowLine(port, hamletLine)
  const context = await browser.newContext({ baseURL: line.url })
  await context.addCookies([{ ...cookie, url: line.url }])
  const page = await context.newPage()
  await page.route('**/measured.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>measured</title>' }),
  )
  await page.goto('/measured.html')
  await page.unroute('**/measured.html')
  await page.addScriptTag({ type: 'module', content: await bundles[act === measureOurs ? 'ours' : 'peers']() })
  await page.waitForFunction(() => 'wire' in window || 'peer' in window)
  const device = await context.newCDPSession(page)
  await device.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
  try {
    return await act(page, spending(page, line))
  } finally {
    await context.close()
    await line.close()
  }
}

const bundles = {
  ours: () => bundlePage(join(import.meta.dirname, 'wire-page.ts')),
  peers: () => bundlePage(join(import.meta.dirname, 'wire-peer-page.ts')),
}

const spending =
  (page: Page, line: SlowLine): Spend =>
  async (act) => {
    let requests = 0
    const count = () => {
      requests++
    }
    page.on('request', count)
    line.setFast(false)
    line.bytesDown()
    line.bytesUp()
    const milliseconds = await act()
    line.setFast(true)
    page.off('request', count)
    return { requests, seconds: milliseconds / 1000, bytesDown: line.bytesDown(), bytesUp: line.bytesUp() }
  }

type Opened = Awaited<ReturnType<typeof openGround>>['opened']

const allRows = async ({ house }: Opened): Promise<readonly TableChanges[]> => {
  const tables: TableChanges[] = []
  let page: string | null = null
  do {
    const input = { since: null, shape: null, page, limit: 5_000, form: pullForm.newest }
    const answer: { tables: TableChanges[]; nextPage: string | null } = await ask(house, listChanges, {
      actor: officerOf(1),
      input,
    })
    tables.push(...answer.tables)
    page = answer.nextPage
  } while (page)
  return tables
}

/** The same rows as documents: what is empty is left out, as a document may. */
const asDocuments = ({ table, columns, rows }: TableChanges): object[] =>
  rows.map(([id, ...values]) => ({
    _id: `${table}/${id}`,
    ...Object.fromEntries(columns.flatMap((column, at) => (values[at] === null ? [] : [[column, values[at]]]))),
  }))

const assertWritten = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query(`select count(*)::int as written from people where birth_place like 'Dusun %'`)
  await client.end()
  assertEqual(rows[0].written, edits)
}

const assertEqual = (found: number, wanted: number): void => {
  if (found !== wanted) throw new Error(`${found} where ${wanted} were expected: what was measured is not the whole`)
}
