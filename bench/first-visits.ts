import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { openBrowser } from '#platform/testing/browser.ts'
import { median } from './ground.ts'
import { type BenchResult, within } from './result.ts'
import { openSlowLine, type SlowLine } from './slow-line.ts'

const rounds = 3
const port = 3474
const slowerProcessor = 4
const hamletLine = { bitsPerSecond: 400_000, roundTripMilliseconds: 400 }

/** Today's page with the first thing to do; without a signal with the reason why it is empty. */
export const firstStep = 'main .step-card'
export const reason = 'main .message'

/** An officer opens the app on a cheap phone in a hamlet: for the first time, the day after, and without a signal. */
export const measureVisits = (): Promise<readonly BenchResult[]> =>
  withVillage(async (village) => {
    const visits: Visits[] = []
    for (let round = 0; round < rounds; round++) visits.push(await visit(village))
    const seconds = (of: (one: Visits) => number) => median(visits.map(of)) / 1000
    return [
      within(
        'first visit until the main content (400 kbit/s, 400 ms, CPU 4×)',
        seconds((one) => one.first),
        8,
        's',
      ),
      within(
        'second visit until the main content',
        seconds((one) => one.second),
        2.5,
        's',
      ),
      within(
        'opening without a signal',
        seconds((one) => one.offline),
        1.5,
        's',
      ),
      within('whole app kept on the phone, down the line', median(visits.map((one) => one.bytes)) / 1000, 900, 'kB'),
    ]
  })

/** The officer's phone, the line to it, and what says that she is signed in. */
export interface VillageVisited {
  readonly browser: Browser
  readonly line: SlowLine
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>
}

/** The demo villages behind the line of a hamlet, for as long as this takes. */
export const withVillage = async <Result>(measure: (village: VillageVisited) => Promise<Result>): Promise<Result> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'desmigratif-visits-'))
  chmodSync(dataDir, 0o755)
  const server = await startDemo(dataDir)
  const line = await openSlowLine(port, hamletLine)
  const browser = await openBrowser()
  try {
    return await measure({ browser, line, cookies: await signIn(browser, line) })
  } finally {
    await browser.close()
    await line.close()
    await stop(server)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Visits {
  readonly first: number
  readonly second: number
  readonly offline: number
  readonly bytes: number
}

const visit = async ({ browser, line, cookies }: VillageVisited): Promise<Visits> => {
  const context = await browser.newContext({ baseURL: line.url, viewport: { width: 360, height: 740 } })
  await context.addCookies(cookies)
  line.setFast(false)
  line.bytesDown()
  const page = await slowPage(context)
  const first = await timeTo(page, firstStep)
  // the app's own files follow when the page is whole; they are no part of the first visit's wait
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 300_000 })
  const bytes = line.bytesDown()
  await page.close()
  const second = await timeTo(await slowPage(context), firstStep)
  await context.setOffline(true)
  const offline = await timeTo(await slowPage(context), reason)
  await context.close()
  line.setFast(true)
  return { first, second, offline, bytes }
}

export const slowPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
  return page
}

/** Milliseconds from the tap to the frame in which the content stands there, by the page's own clock. */
export const timeTo = async (page: Page, content: string): Promise<number> => {
  await page.goto('/', { waitUntil: 'commit', timeout: 120_000 })
  const seen = await page.waitForFunction(
    (selector) => document.querySelector(selector) !== null && performance.now(),
    content,
    { polling: 'raf', timeout: 120_000 },
  )
  return Number(await seen.jsonValue())
}

const signIn = async (browser: Browser, line: SlowLine): Promise<VillageVisited['cookies']> => {
  const context = await browser.newContext({ baseURL: line.url })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: 'Petugas migrasi' }).first().click()
  await page.locator(firstStep).first().waitFor()
  const cookies = await context.cookies()
  await context.close()
  return cookies
}

const startDemo = async (dataDir: string): Promise<ChildProcess> => {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO: 'on', LOG_LEVEL: 'silent' }
  const script = join(import.meta.dirname, '../src/apps/server/main.ts')
  const child = spawn(process.execPath, [script], { env, stdio: 'ignore' })
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/session/demo`, { method: 'HEAD' }).then(
      () => true,
      () => false,
    )
    if (ready) return child
    if (child.exitCode !== null) throw new Error('the server ended while starting')
    await wait(200)
  }
}

const stop = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGINT')
  })
