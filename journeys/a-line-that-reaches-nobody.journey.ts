import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

const ofLaterPages = /\/assets\/.*\.js$/

/** A window that keeps nothing of the app, so that each page's files are asked of the server; the mark goes with the page. */
const openUnkept = async (): Promise<Page> => {
  const page = await server.windowOf('Petugas migrasi', phone)
  await page.evaluate(() => Object.assign(window, { isStillThisPage: true }))
  return page
}

const isStillThisPage = (page: Page) => page.evaluate(() => 'isStillThisPage' in window)

it('a phone that believes in its line and reaches nobody stays on its page, however often a file is out of reach', async () => {
  const page = await openUnkept()
  expect(await page.evaluate(() => navigator.onLine)).toBe(true)
  await page.route('**/*', (route) => route.abort())
  for (const address of ['/surat', '/calon', '/ekspor', '/lainnya']) {
    const failed = page.waitForEvent('requestfailed')
    await page.evaluate((path) => {
      window.dispatchEvent(new Event('vite:preloadError', { cancelable: true }))
      document.querySelector<HTMLAnchorElement>(`a[href="${path}"]`)?.click()
    }, address)
    await failed
    expect(await isStillThisPage(page)).toBe(true)
  }
  // the page of a hotspot answers everything with itself
  await page.unroute('**/*')
  const portal = '<!doctype html><title>Hotspot</title><p>Masuk dulu</p>'
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: portal }))
  const asked = page.waitForResponse('**/index.html')
  await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError', { cancelable: true })))
  await (await asked).finished()
  expect(await isStillThisPage(page)).toBe(true)
  await page.context().close()
})

it('a page from before the house was renewed fetches itself anew, once', async () => {
  const page = await openUnkept()
  await page.route(ofLaterPages, (route) => route.fulfill({ status: 404, body: '' }))
  await page.route('**/index.html', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/(name="app-version" content=")\w+/, '$1renewed')
    await route.fulfill({ response, body })
  })
  const reloaded = page.waitForEvent('load')
  await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError', { cancelable: true })))
  await reloaded
  expect(await isStillThisPage(page)).toBe(false)
  await page.evaluate(() => Object.assign(window, { isStillThisPage: true }))
  await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError', { cancelable: true })))
  await page.waitForTimeout(1_000)
  expect(await isStillThisPage(page)).toBe(true)
  await page.context().close()
})
