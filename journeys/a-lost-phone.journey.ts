import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

const password = 'gunung biru minum teh'

const signIn = async (page: Page) => {
  await page.getByLabel('Nama pengguna atau nomor HP').waitFor()
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

const addCodeApp = async (page: Page) => {
  await page.getByText('Pakai aplikasi kode').click()
  const secret = (await page.locator('.link-sheet code').innerText()).replace(/\s/g, '')
  await page.getByLabel('Kode pertama').fill(new TOTP({ secret }).generate())
  await page.getByRole('button', { name: 'Pasang aplikasi kode' }).click()
}

it('an officer keeps ten recovery codes at the first sign-in, and comes in with one when the phone is gone', async () => {
  const coordinator = await server.windowOf('Koordinator')
  await coordinator.goto('/petugas')
  await coordinator.getByText('Lestari Ningsih').click()
  await coordinator.getByRole('button', { name: 'Buat tautan undangan' }).click()
  const link = await coordinator.locator('.link-sheet code').innerText()

  const lestari = await server.window(phone)
  await lestari.goto(link)
  await lestari.locator('input[name=password]').fill(password)
  await lestari.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await lestari.waitForURL(/\/masuk$/)
  await signIn(lestari)
  await addCodeApp(lestari)
  await lestari.getByText('Simpan sepuluh kode cadangan ini').waitFor()
  expect(await lestari.locator('.recovery-codes code').count()).toBe(10)
  const code = await lestari.locator('.recovery-codes code').first().innerText()
  await lestari.getByLabel('Sudah saya cetak').check()
  await lestari.getByRole('button', { name: 'Selesai' }).click()
  await lestari.getByLabel('Saya sudah membaca dan berjanji').check()
  await lestari.getByRole('button', { name: 'Setuju dan mulai' }).click()
  await lestari.getByRole('heading', { level: 1, name: /Lestari/ }).waitFor()

  const borrowed = await server.window(phone)
  await borrowed.goto('/masuk')
  await borrowed.getByRole('button', { name: 'Masuk dengan akun sendiri' }).click()
  await borrowed.getByLabel('Nama pengguna atau nomor HP').fill('officer.banyukembar')
  await signIn(borrowed)
  await borrowed.getByRole('button', { name: 'HP tidak ada? Pakai kode cadangan' }).click()
  await borrowed.getByLabel('Kode cadangan').fill(code.toLowerCase())
  await borrowed.getByRole('button', { name: 'Lanjut' }).click()
  await borrowed.getByRole('heading', { level: 1, name: /Lestari/ }).waitFor()
  await borrowed.goto('/akun')
  await borrowed.getByText('9 kode cadangan masih bisa dipakai').waitFor()
  await borrowed.getByText('Satu kode cadangan dipakai masuk').waitFor()
  expect(server.faults).toEqual([])
})
