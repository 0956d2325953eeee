import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  badge,
  choosePin,
  keepVillage,
  openPhoneInHand,
  opensFirstHead,
  type PhoneInHand,
  recordsContact,
  serverSays,
  title,
  unlock,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

it('a second officer of the same phone sees nothing of the first, and what the office refuses stays with its reason', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  const context = page.context()
  await keepVillage(page)
  await hand.losesSignal(context)
  await page.locator('a[href="/keluarga"]').last().click()
  const headName = await opensFirstHead(page)
  await recordsContact(page, 'bukan nomor telepon')
  await page
    .getByRole('link', { name: /Tanpa sinyal/ })
    .first()
    .click()
  await title(page, 'Kiriman')

  await hand.findsSignal(context)
  await badge(page, '1 ditolak')
  await page.getByRole('heading', { name: 'Ditolak, perlu diperbaiki' }).waitFor()

  await page.locator('a[href="/lainnya"]').last().click()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.getByText('tetap terkunci di HP ini').waitFor()
  await page.waitForURL(/\/masuk/)
  await page.goto('/')
  await page.getByRole('button', { name: 'Kepala desa' }).first().click()
  await title(page, /^Selamat/)
  await badge(page, 'Tersambung')
  await page.goto('/kiriman')
  await title(page, 'Kiriman')
  expect(await page.getByText(headName).count()).toBe(0)
  await page.getByRole('link', { name: 'Simpan desa ini di HP' }).waitFor()

  await page.goto('/lainnya')
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL(/\/masuk/)
  await page.goto('/')
  await page.getByRole('button', { name: 'Petugas migrasi' }).first().click()
  await title(page, 'Buka dengan PIN')
  await unlock(page)
  await badge(page, '1 ditolak')
  await page
    .getByRole('link', { name: /1 ditolak/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Ambil kembali' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ambil kembali' }).click()
  await badge(page, 'Semua terkirim')
  expect(hand.server.faults).toEqual([])
  await context.close()
})

/** Far from any signal something is kept, and the PIN is gone. */
const forgetsPinWithSomethingWaiting = async (page: Page, contact: string) => {
  await keepVillage(page)
  await hand.losesSignal(page.context())
  await page.locator('a[href="/keluarga"]').last().click()
  await opensFirstHead(page)
  await recordsContact(page, contact)
  const context = page.context()
  await page.close()
  const next = await context.newPage()
  await next.goto('/kiriman')
  await title(next, 'Buka dengan PIN')
  await next.getByText('Lupa PIN?').click()
  await next.getByRole('button', { name: 'Kosongkan dan mulai lagi' }).click()
  await next.getByRole('dialog').getByRole('button', { name: 'Kosongkan dan mulai lagi' }).click()
  await choosePin(next)
  return next
}

it('a forgotten PIN empties the phone, and what waited there is left for the village, which alone can open it', async () => {
  const page = await forgetsPinWithSomethingWaiting(await hand.phoneOf('Petugas migrasi'), '081211122233')
  const context = page.context()
  await title(page, 'Kiriman')
  await badge(page, 'Tanpa sinyal · 1')

  await hand.findsSignal(context)
  await badge(page, 'Semua terkirim')
  const left = () => serverSays<{ parcels: object[] }>(page, 'platform.listParcels', {})
  const contact = { commands: 1, isProven: true, names: ['registry.recordContact'], applied: 0 }
  await expect.poll(async () => (await left()).parcels, { timeout: 20_000 }).toMatchObject([contact])
  expect(hand.server.faults).toEqual([])
  await context.close()
})

it('what somebody left sealed on a phone goes to the village with the next one who comes to a line, whoever that is', async () => {
  const desk = await hand.server.windowOf('Kepala desa')
  const left = async () =>
    (await serverSays<{ parcels: { madeByName: string }[] }>(desk, 'platform.listParcels', {})).parcels
  const before = (await left()).length
  const page = await forgetsPinWithSomethingWaiting(await hand.phoneOf('Sekretaris'), '081211122244')
  const context = page.context()
  await badge(page, 'Tanpa sinyal · 1')
  await page.locator('a[href="/lainnya"]').last().click()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL(/\/masuk/)

  await hand.findsSignal(context)
  await page.goto('/')
  await page.getByRole('button', { name: 'Kepala desa' }).first().click()
  await title(page, /^Selamat/)
  await expect.poll(async () => (await left()).length, { timeout: 30_000 }).toBe(before + 1)
  // the name is the one of the village's own list of phones, not one that a phone may say
  expect((await left()).map(({ madeByName }) => madeByName)).not.toContain('?')
  expect(hand.server.faults).toEqual([])
  await context.close()
})
