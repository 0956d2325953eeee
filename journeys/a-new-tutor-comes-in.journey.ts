import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

const password = 'kuda hijau makan awan'

const invite = async (head: Page): Promise<string> => {
  await head.goto('/petugas/beri')
  await head.getByLabel('Nama lengkap').fill('Wulan Rahayu')
  await head.getByLabel('Nomor HP').click()
  expect(await head.getByLabel('Nama pengguna').inputValue()).toBe('wulan.rahayu')
  await head.getByLabel('Sebagai').selectOption('tutor')
  await head.getByRole('button', { name: 'Beri tugas dan buat tautan' }).click()
  await head.getByRole('heading', { name: 'Tautan untuk Wulan Rahayu' }).waitFor()
  return head.locator('.link-sheet code').innerText()
}

it('the head appoints a tutor, hands over a link, and later ends the term', async () => {
  const head = await server.windowOf('Kepala desa')
  const link = await invite(head)
  expect(link).toMatch(/\/undangan#[\w-]{43}$/)

  const wulan = await server.window(phone)
  await wulan.goto(link)
  await wulan.getByRole('heading', { name: 'Selamat datang, Wulan Rahayu' }).waitFor()
  await wulan.locator('input[name=password]').fill('bismillah2026')
  await wulan.getByRole('button', { name: 'Simpan kata sandi' }).click()
  await wulan.getByText('Kata sandi ini dipakai banyak orang').waitFor()
  await wulan.locator('input[name=password]').fill(password)
  await wulan.getByRole('button', { name: 'Simpan kata sandi' }).click()

  await wulan.waitForURL(/\/masuk$/)
  expect(await wulan.getByLabel('Nama pengguna atau nomor HP').inputValue()).toBe('wulan.rahayu')
  await wulan.locator('input[name=password]').fill(password)
  await wulan.getByRole('button', { name: 'Masuk', exact: true }).click()
  await wulan.getByRole('heading', { name: 'Janji petugas' }).waitFor()
  await wulan.getByLabel('Saya sudah membaca dan berjanji').check()
  await wulan.getByRole('button', { name: 'Setuju dan mulai' }).click()
  await wulan.getByRole('heading', { level: 1, name: /Wulan/ }).waitFor()

  const thief = await server.window()
  await thief.goto(link)
  await thief.getByText('Tautan ini sudah dipakai atau lewat waktu').waitFor()

  await head.goto('/petugas')
  await head.getByText('Wulan Rahayu').click()
  await head.getByRole('button', { name: 'Akhiri masa tugas' }).click()
  await head.getByRole('dialog').getByLabel('Alasan').selectOption('moved')
  await head.getByRole('dialog').getByRole('button', { name: 'Akhiri masa tugas' }).click()
  await head.getByText('Masa tugas diakhiri.').waitFor()

  await wulan.goto('/akun')
  await wulan.waitForURL(/\/masuk/)
  expect(server.faults).toEqual([])
})

it('the coordinator breaks glass; the head reads at once who and why', async () => {
  const reason = 'Aduan 12/2026: pekerja hilang kontak'
  const coordinator = await server.windowOf('Koordinator')
  await coordinator.goto('/buka-kaca')
  await coordinator.getByLabel('Desa', { exact: true }).fill('kuripan watu')
  await coordinator.getByText('33.07.10.2004').click()
  await coordinator.getByRole('textbox', { name: 'Alasan' }).fill(reason)
  await coordinator.getByLabel('Saya tahu desa').check()
  await coordinator.getByRole('button', { name: 'Buka tiga jam' }).click()
  await coordinator.getByText('Setiap berkas yang dibaca dicatat').first().waitFor()

  const head = await server.windowOf('Kepala desa', phone)
  await head.getByText(reason).first().waitFor()
  await head.getByRole('button', { name: 'Sudah saya lihat' }).click()
  await head.getByText(reason).waitFor({ state: 'hidden' })

  await coordinator.getByRole('button', { name: 'Tutup sekarang' }).first().click()
  await coordinator.getByRole('button', { name: 'Buka tiga jam' }).waitFor()
  expect(server.faults).toEqual([])
})
