import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openRenewableLine, type RenewableLine } from './support/renewable-line.ts'
import { openVillageServer, phoneThatKeepsApp, type VillageServer } from './support/village-server.ts'

const newer = 'ffffffffff'
let server: VillageServer
let line: RenewableLine
let version: string

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
  const page = await (await fetch(`${server.url}/index.html`)).text()
  version = /name="app-version" content="(\w+)"/.exec(page)?.[1] ?? ''
  line = await openRenewableLine(server.url, version)
})
afterEach(() => line.mend())
afterAll(async () => {
  await line?.close()
  await server?.close()
})

/** The address of a family's file, seen once with a signal. */
const firstFamily = async (page: Page): Promise<string> => {
  await page.goto('/keluarga')
  const link = page.locator('main a[href^="/keluarga/"]:not([href$="/baru"])').first()
  return (await link.getAttribute('href')) ?? ''
}

/** The officer's first day with a signal: signed in, and the app stays on the phone. */
const officersPhone = async (): Promise<Page> => {
  const page = await server.windowOf('Petugas migrasi', { ...phoneThatKeepsApp, baseURL: line.url })
  await waitUntilKept(page)
  return page
}

const waitUntilKept = async (page: Page) => {
  await page.waitForFunction(
    async () => (await navigator.serviceWorker?.getRegistration())?.active?.state === 'activated',
  )
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

const losesSignal = async (context: BrowserContext) => {
  line.cut()
  await context.setOffline(true)
}

const findsSignal = async (context: BrowserContext) => {
  line.mend()
  await context.setOffline(false)
}

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

it('guards the page with its headers, and loads no part of it with them: a phone fetches three hundred', async () => {
  const page = await fetch(`${server.url}/`)
  const part = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? ''
  const { headers, status } = await fetch(`${server.url}${part}`)
  expect(status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect([headers.get('content-security-policy'), headers.get('x-frame-options')]).toEqual([null, null])
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  const bytes = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
  expect(bytes).toBeLessThan(600)
})

const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return { names, paths: kept.flat().map(({ url }) => new URL(url).pathname) }
  })

it('an officer opens every page of the app in a hamlet without a signal, and reads why it is empty', async () => {
  const page = await officersPhone()
  const context = page.context()
  const file = await firstFamily(page)
  await losesSignal(context)

  await page.goto('/')
  await title(page, /^Selamat/)
  await page.reload()
  await title(page, /^Selamat/)
  await page.getByRole('status').filter({ hasText: 'Tanpa sinyal' }).first().waitFor()
  for (const path of ['/keluarga', '/calon', '/verifikasi', '/konflik', file, '/orang/baru', '/lainnya']) {
    const opened = await context.newPage()
    await opened.goto(path)
    await opened.getByRole('heading', { level: 1 }).waitFor()
    await opened.getByRole('status').filter({ hasText: 'Tanpa sinyal' }).first().waitFor()
    await opened.close()
  }
  await page.goto('/keluarga')
  await page.getByText('Tidak ada sinyal').waitFor()
  await page.getByRole('button', { name: 'Coba lagi' }).waitFor()

  await findsSignal(context)
  await page.getByRole('status').filter({ hasText: 'Tersambung' }).first().waitFor()
  await page.getByText('Tidak ada sinyal').waitFor({ state: 'detached' })
  await page.locator(`a[href="${file}"]`).first().waitFor()
  await context.close()
  expect(server.faults).toEqual([])
})

it('nothing that the server said of people stays in the phone, but the name of who works on it', async () => {
  const page = await officersPhone()
  await firstFamily(page)
  const { paths } = await everythingKept(page)
  expect(paths.length).toBeGreaterThan(150)
  const ofTheApp = /^\/(assets\/|icons\/|index\.html$|app\.webmanifest$|places\/villages\.txt$|chosen-language$)/
  expect(paths.filter((path) => !ofTheApp.test(path))).toEqual([])
  const remembered = await page.evaluate(() => localStorage.getItem('last-session') ?? '')
  expect(Object.keys(JSON.parse(remembered)).toSorted()).toEqual(
    ['accountId', 'demo', 'easyMode', 'hamlet', 'language', 'name', 'role', 'term', 'village', 'villageIds'].toSorted(),
  )
  await page.context().close()
})

it('who signs out without a signal is gone from the phone, and from the server as soon as it is reached', async () => {
  const page = await officersPhone()
  const context = page.context()
  await losesSignal(context)
  await page.goto('/lainnya')
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL(/\/masuk/)
  expect(await page.evaluate(() => localStorage.getItem('last-session'))).toBeNull()
  await findsSignal(context)
  await page.goto('/keluarga')
  await page.waitForURL(/\/masuk/)
  const answer = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
    return (await fetch('/api/access.getSession', { method: 'POST', headers, body: '{"input":{}}' })).json()
  })
  expect(answer.refusal.code).toBe('platform.signInFirst')
  await context.close()
})

it('a new version waits for a tap, never comes into a form, and all windows take it together', async () => {
  const page = await officersPhone()
  const other = await page.context().newPage()
  await other.goto('/keluarga/baru')
  await other.getByLabel(/nama/i).first().fill('Siti Rahayu')
  await page.goto('/ekspor')
  await page.locator('input[name=receiver]').fill('Dinas Tenaga Kerja')

  line.renewApp(newer)
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update()
  })
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)
  expect(await page.getByText('Versi baru siap').count()).toBe(0)
  expect(await other.getByText('Versi baru siap').count()).toBe(0)
  expect(await versionIn(page)).toBe(version)

  await page.getByRole('link', { name: 'Hari ini' }).last().click()
  await page.getByText('Versi baru siap').waitFor()
  await page.getByRole('button', { name: 'Perbarui' }).click()
  await page.getByText('Ada isian di jendela lain').waitFor()
  await page.reload()
  expect([await versionIn(page), await versionIn(other)]).toEqual([version, version])
  expect(await other.getByLabel(/nama/i).first().inputValue()).toBe('Siti Rahayu')

  await other.locator('main a[href="/keluarga"]').first().click()
  await title(other, 'Keluarga')
  await page.getByRole('button', { name: 'Perbarui' }).click()
  for (const window of [page, other]) {
    await window.locator(`meta[name=app-version][content="${newer}"]`).waitFor({ state: 'attached' })
    await title(window, window === page ? /^Selamat/ : 'Keluarga')
  }
  expect((await everythingKept(page)).names.filter((name) => name.startsWith('app-'))).toEqual([`app-${newer}`])
  await page.goto('/ekspor')
  expect(await page.locator('input[name=receiver]').inputValue()).toBe('Dinas Tenaga Kerja')
  await page.goto('/lainnya')
  await page.getByText(`Versi ${newer}`).waitFor()
  await page.getByText('Bisa dibuka tanpa sinyal').waitFor()
  expect(server.faults).toEqual([])
})

const versionIn = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name=app-version]')?.content)
