import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { inject } from 'vitest'
import { loadDemo } from '#apps/demo/load-demo.ts'
import { startBackground } from '#apps/server/background.ts'
import { buildWebIfStale } from '#apps/server/build-web.ts'
import { type OpenHouse, openHouse } from '#apps/server/house.ts'
import { openHttp } from '#apps/server/http.ts'
import { readSettings } from '#apps/server/settings.ts'
import { openBrowser } from '#platform/testing/browser.ts'

/** The whole program as a newcomer starts it, in a data folder of its own, with a browser in front of it. */
export interface VillageServer {
  readonly url: string
  readonly opened: OpenHouse
  /** A window of its own: no cookie is shared. */
  window(options?: BrowserContextOptions): Promise<Page>
  /** A window in which somebody of the demo has signed in with one click: "Petugas migrasi", "Kepala desa" … */
  windowOf(role: string, options?: BrowserContextOptions): Promise<Page>
  /** What went wrong in any window so far; a story ends with this being empty. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

/** The smallest phone that must do: nothing may overflow here. */
export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

/** The same, where the app is kept for when there is no signal. */
export const phoneThatKeepsApp: BrowserContextOptions = { ...phone, serviceWorkers: 'allow' }

interface Opening {
  readonly demo: boolean
  /** Where prepared folders are kept; a story has them from the run it is part of. */
  readonly prepared?: string
}

export const openVillageServer = async ({
  demo,
  prepared = inject('preparedFolders'),
}: Opening): Promise<VillageServer> => {
  process.env.DEMO = demo ? 'on' : 'off'
  const dataDir = await copyOfPrepared(path.join(prepared, demo ? 'demo' : 'empty'), demo)
  const opened = await openHouse(settingsFor(dataDir, demo))
  const server = await openHttp(opened)
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  const background = await startBackground(opened, () => undefined)
  const browser = await openBrowser()
  const faults: string[] = []
  return {
    url,
    opened,
    faults,
    window: (options) => openWindow(browser, url, faults, options),
    windowOf: async (role, options) => {
      const page = await openWindow(browser, url, faults, options)
      await page.goto('/')
      await page.getByRole('button', { name: role }).first().click()
      await page.getByRole('heading', { level: 1, name: /^Selamat/ }).waitFor()
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      await background.stop()
      await opened.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const settingsFor = (dataDir: string, demo: boolean) =>
  readSettings({
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: demo ? 'on' : 'off',
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
  })

/** A data folder of this story's own: regions and demo are loaded once a run, and copied with owner and rights as they are. */
export const copyOfPrepared = async (prepared: string, demo: boolean): Promise<string> => {
  await ensurePrepared(prepared, demo)
  const dataDir = await mkdtemp(path.join(tmpdir(), 'desmigratif-journey-'))
  await chmod(dataDir, 0o755)
  execFileSync('cp', ['-a', `${prepared}/.`, dataDir])
  return dataDir
}

/** Two stories may begin at the same moment: the first makes the folder, the other waits until it is whole. */
const ensurePrepared = async (folder: string, demo: boolean): Promise<void> => {
  const making = `${folder}-making`
  while (!existsSync(folder)) {
    const isFirst = await mkdir(making, { mode: 0o755 }).then(
      () => true,
      () => false,
    )
    if (!isFirst) await setTimeout(200)
    else if (existsSync(folder)) await rmdir(making)
    else await prepare(making, folder, demo)
  }
}

const prepare = async (making: string, folder: string, demo: boolean): Promise<void> => {
  try {
    await buildWebIfStale(() => undefined)
    await chmod(path.dirname(folder), 0o755)
    const opened = await openHouse(settingsFor(making, demo))
    if (demo) await loadDemo(opened.house, () => undefined)
    await opened.close()
    await rename(making, folder)
  } catch (fault) {
    await rm(making, { recursive: true, force: true }) // the other tries for itself
    throw fault
  }
}

const openWindow = async (
  browser: Browser,
  baseURL: string,
  faults: string[],
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const at = { baseURL, locale: 'id-ID', timezoneId: 'Asia/Jakarta' }
  // To keep the app, a window writes some hundred files: only a story that loses its signal asks for it.
  const context = await browser.newContext({ ...at, serviceWorkers: 'block', ...options })
  await context.addInitScript(asOnAnOldPhone)
  const page = await context.newPage()
  page.setDefaultTimeout(40_000)
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  return page
}

/** Takes away what came to browsers after the oldest that the app is built for: a page that asks for it fails here as it would there. */
const asOnAnOldPhone = (): void => {
  const takeFrom = (of: object | undefined, names: readonly string[]) => {
    for (const name of of ? names : []) Reflect.deleteProperty(of ?? {}, name)
  }
  const helpers = ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find']
  takeFrom(Object.getPrototypeOf(Object.getPrototypeOf([].values())), helpers)
  takeFrom(Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with'])
  takeFrom(Array, ['fromAsync'])
  takeFrom(Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'])
  takeFrom(Map.prototype, ['getOrInsert', 'getOrInsertComputed'])
  for (const grouping of [Map, Object]) takeFrom(grouping, ['groupBy'])
  takeFrom(Promise, ['withResolvers', 'try'])
  takeFrom(URL, ['canParse', 'parse'])
  takeFrom(AbortSignal, ['any'])
  takeFrom(RegExp, ['escape'])
  takeFrom(Uint8Array, ['fromBase64', 'fromHex'])
  takeFrom(Uint8Array.prototype, ['toBase64', 'toHex'])
  takeFrom(Intl, ['DurationFormat'])
  takeFrom(String.prototype, ['isWellFormed', 'toWellFormed'])
}
