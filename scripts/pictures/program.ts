import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { openVillageServer } from '../../journeys/support/village-server.ts'
import type { OpenHouse } from '../../src/apps/server/house.ts'
import { openBrowser } from '../../src/platform/testing/browser.ts'

/** The running product with the demo villages, and windows in front of it. */
export interface Program {
  /** Absent when it runs elsewhere. */
  readonly opened?: OpenHouse
  window(options: BrowserContextOptions): Promise<Page>
  windowOf(role: string, options: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

/** Without an address the whole program is started in a folder of its own and ends with the last picture. */
export const openProgram = async (address: string | undefined): Promise<Program> =>
  address === undefined ? ownProgram() : programAt(address)

const ownProgram = async (): Promise<Program> => {
  const prepared = await mkdtemp(path.join(tmpdir(), 'desmigratif-prepared-'))
  const server = await openVillageServer({ demo: true, prepared })
  await rm(prepared, { recursive: true, force: true })
  return server
}

const programAt = async (address: string): Promise<Program> => {
  const browser = await openBrowser()
  const window = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: address,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      ...options,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    return page
  }
  return {
    window,
    windowOf: async (role, options) => {
      const page = await window(options)
      await page.goto('/')
      await page.getByRole('button', { name: role }).first().click()
      await page.getByRole('heading', { level: 1, name: /^Selamat/ }).waitFor()
      return page
    },
    close: () => browser.close(),
  }
}
