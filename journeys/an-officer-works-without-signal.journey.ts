import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRenewableLine, type RenewableLine } from './support/renewable-line.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

const pin = '482915'
let server: VillageServer
let line: RenewableLine

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
  const page = await (await fetch(`${server.url}/index.html`)).text()
  const version = /name="app-version" content="(\w+)"/.exec(page)?.[1] ?? ''
  line = await openRenewableLine(server.url, version)
})
afterAll(async () => {
  await line?.close()
  await server?.close()
})

const losesSignal = async (context: BrowserContext) => {
  line.cut()
  await context.setOffline(true)
}

const findsSignal = async (context: BrowserContext) => {
  line.mend()
  await context.setOffline(false)
}

const badge = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).first().waitFor()
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()

const keepVillage = async (page: Page) => {
  await page.goto('/simpan-desa')
  await title(page, 'Pasang PIN untuk HP ini')
  const fields = page.locator('.pin-control')
  await fields.nth(0).fill(pin)
  await fields.nth(1).fill(pin)
  await page.getByRole('button', { name: 'Pasang PIN' }).click()
  const later = page.getByRole('button', { name: 'Pakai PIN saja' })
  await later
    .or(page.getByRole('heading', { level: 1, name: 'Kiriman' }))
    .first()
    .waitFor()
  if (await later.isVisible()) await later.click()
  await title(page, 'Kiriman')
  await badge(page, 'Semua terkirim')
  await page.getByText('Terakhir sama dengan kantor').waitFor()
}

const unlock = async (page: Page) => {
  await title(page, 'Buka dengan PIN')
  await page.locator('.pin-control').fill(pin)
  await page.getByRole('button', { name: 'Buka', exact: true }).click()
}

const recordsContact = async (page: Page, value: string) => {
  await page.getByRole('button', { name: 'Tambah' }).first().click()
  await page.locator('input[name=value]').fill(value)
  await page.getByRole('button', { name: 'Simpan', exact: false }).last().click()
  await page.getByText('Tersimpan di HP ini').waitFor()
}

const contactsOnServer = (page: Page, personId: string) =>
  page.evaluate(async (personId) => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
    const body = JSON.stringify({ input: { personId } })
    const answer = await (await fetch('/api/registry.getPerson', { method: 'POST', headers, body })).json()
    return answer.output as { contacts: { value: string }[]; person: { currentAddress: string | null } }
  }, personId)

it('an officer finds a person, records and corrects without a signal, closes the phone, and everything arrives once', async () => {
  const page = await server.windowOf('Petugas migrasi', { ...phone, baseURL: line.url })
  const context = page.context()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await keepVillage(page)

  await losesSignal(context)
  await page.goto('/keluarga')
  await unlock(page)
  await title(page, 'Keluarga')
  await page.getByText('Dari HP ini').waitFor()
  const family = page.locator('main a[href^="/keluarga/"]:not([href$="/baru"])').first()
  await family.waitFor()
  const headName = (await family.getByRole('heading').textContent()) ?? ''
  await page.getByRole('searchbox').first().fill(headName)
  const found = page.locator('main a[href^="/orang/"]:not([href*="baru"])').first()
  await found.waitFor()
  await family.click()
  await title(page, new RegExp(headName))
  await page.locator('main a[href^="/orang/"]', { hasText: headName }).first().click()
  await title(page, new RegExp(headName))
  const personId = /\/orang\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''
  await recordsContact(page, '081298765432')
  await page.getByText('081298765432').first().waitFor()
  await page.goto(`/orang/${personId}/betulkan`)
  await unlock(page)
  await page.locator('[name=currentAddress]').fill('Jalan Kopi 12')
  await page
    .getByRole('button', { name: /Simpan/ })
    .last()
    .click()
  await page.getByText('Jalan Kopi 12').first().waitFor()
  await page.close()

  const again = await context.newPage()
  await again.goto('/kiriman')
  await unlock(again)
  await title(again, 'Kiriman')
  await badge(again, '2')
  await again.getByRole('heading', { name: `Nomor kontak: ${headName}` }).waitFor()
  await again.getByRole('heading', { name: `Pembetulan data: ${headName}` }).waitFor()

  await findsSignal(context)
  await badge(again, 'Semua terkirim')
  await again.getByText('Semua sudah terkirim').waitFor()
  const kept = await contactsOnServer(again, personId)
  expect(kept.contacts.filter(({ value }) => value === '+6281298765432')).toHaveLength(1)
  expect(kept.person.currentAddress).toBe('Jalan Kopi 12')

  await again.goto('/lainnya')
  await unlock(again)
  await again.getByRole('button', { name: 'Keluar' }).click()
  await again.waitForURL(/\/masuk/)
  expect(await again.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('phone:')))).toEqual([])
  expect(server.faults).toEqual([])
  await context.close()
})
