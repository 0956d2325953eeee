import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import pg from 'pg'
import { inject } from 'vitest'
import { startBackground } from '#apps/server/background.ts'
import { buildWebIfStale } from '#apps/server/build-web.ts'
import { openHouse } from '#apps/server/house.ts'
import { openHttp } from '#apps/server/http.ts'
import { readSettings } from '#apps/server/settings.ts'
import { openBrowser } from '#platform/testing/browser.ts'

/** The whole program as a newcomer starts it, with a browser in front of it. */
export interface VillageServer {
  readonly url: string
  /** A window of its own: no cookie is shared. A fault in the page's console fails the story. */
  window(options?: BrowserContextOptions): Promise<Page>
  /** What went wrong in any window so far; a story ends with this being empty. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

export const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

export const openVillageServer = async ({ demo }: { readonly demo: boolean }): Promise<VillageServer> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'desmigratif-journey-'))
  const database = await createDatabase()
  const settings = readSettings({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: '0',
    DEMO: demo ? 'on' : 'off',
    LOG_LEVEL: 'silent',
  })
  await buildWebIfStale(() => undefined)
  const opened = await openHouse(settings)
  const server = await openHttp(opened)
  const url = await server.listen({ port: 0, host: '127.0.0.1' })
  const background = await startBackground(opened, () => undefined)
  const browser = await openBrowser()
  const faults: string[] = []
  return {
    url,
    faults,
    window: (options) => openWindow(browser, url, faults, options),
    close: async () => {
      await browser.close()
      await server.close()
      await background.stop()
      await opened.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const openWindow = async (
  browser: Browser,
  baseURL: string,
  faults: string[],
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({ baseURL, locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  return page
}

const createDatabase = async () => {
  const cluster = inject('clusterUrl')
  const name = `journey_${randomBytes(6).toString('hex')}`
  const url = new URL(cluster)
  url.pathname = `/${name}`
  await onCluster(cluster, `create database ${name} template template0 encoding 'UTF8' locale 'C'`)
  return { url: url.href, drop: () => onCluster(cluster, `drop database ${name} with (force)`) }
}

const onCluster = async (connectionString: string, text: string): Promise<void> => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(text).finally(() => client.end())
}
