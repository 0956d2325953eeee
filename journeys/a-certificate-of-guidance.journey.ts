import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEyes } from './support/looking.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
})
afterAll(() => village?.close())

const { barriers, look } = openEyes(['meetings', 'letters', 'placement', 'task', 'platform'])
const title = 'Bimbingan calon Dusun Kidul'

const addGuest = async (page: Page, name: string) => {
  await page.getByLabel('Nama', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Masukkan ke daftar' }).click()
  await page.getByRole('button', { name: new RegExp(name) }).waitFor()
}

/** Wati came, Budi came late, Agus was excused. */
const holdGuidance = async (page: Page) => {
  await page.goto('/rapat/baru')
  await page.getByLabel('Jenis pertemuan').selectOption({ label: 'Bimbingan kerja' })
  await page.getByLabel('Nama pertemuan').fill(title)
  await page.getByLabel('Tempat').fill('Balai desa')
  await page.getByRole('button', { name: 'Simpan pertemuan' }).click()
  await page.getByRole('link', { name: 'Isi daftar hadir' }).click()
  await page.getByRole('button', { name: 'Tidak ada di data warga' }).click()
  for (const name of ['Wati', 'Budi', 'Agus']) await addGuest(page, name)
  await page.getByRole('button', { name: /^Budi/ }).click()
  await page.getByRole('button', { name: /^Agus/ }).click()
  await page.getByRole('button', { name: /^Agus/ }).click()
  await page.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await page.getByText('Hadir 1, terlambat 1').waitFor()
}

const describeGuidance = async (page: Page) => {
  await page.getByText('Catat dulu isi bimbingannya').waitFor()
  await page.getByRole('button', { name: 'Catat isi bimbingan' }).click()
  await page.getByLabel('Berangkat dengan aman').check()
  await page.getByLabel('Bahan yang dipakai').fill('Selebaran Taiwan')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByRole('button', { name: 'Minta surat kepada kepala desa' }).waitFor()
}

test('who came to guidance gets a certificate: the officer asks, the head issues, anyone checks it', {
  timeout: 300_000,
}, async () => {
  const page = await village.windowOf('Petugas migrasi', phone)
  await holdGuidance(page)
  await describeGuidance(page)
  await look(page, 'surat-hadir-belum')
  await page.getByRole('button', { name: 'Minta surat kepada kepala desa' }).click()
  await page.getByText('Sudah diminta. Menunggu kepala desa.').waitFor()
  const path = new URL(page.url()).pathname

  const head = await village.windowOf('Kepala desa', phone)
  await head.goto('/')
  await head.getByText(`Terbitkan surat keterangan: ${title}`).first().waitFor()
  await head.locator(`a[href="${path}"]`).first().click()
  await head.getByText('Tambah hasil di suratnya').click()
  await head.getByLabel('Hasil yang dicapai').fill('Memahami cara berangkat yang aman')
  await look(head, 'surat-hadir-kepala')
  await head.getByRole('button', { name: 'Terbitkan untuk 2 orang' }).click()
  await head
    .getByText(/Nomor 560\/.*, terbit/)
    .first()
    .waitFor()
  await look(head, 'surat-hadir-terbit')
  expect(await head.getByText(/Nomor 560\//).count()).toBe(2)
  expect(await head.getByText('Agus').count()).toBe(1) // on the attendance list alone
  await head.getByRole('button', { name: 'Cetak 2 surat sekaligus' }).click()
  await head.getByText('File siap dicetak.').waitFor()
  const sheets = await head.request.get(`/letters/pertemuan/${path.split('/').at(-1)}.pdf`)
  expect([sheets.status(), sheets.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await sheets.body()).subarray(0, 5).toString()).toBe('%PDF-')

  await page.reload()
  await page.getByRole('link', { name: 'Lihat', exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: /Surat keterangan kehadiran/ }).waitFor()
  await look(page, 'surat-hadir')
  const check = (await page.getByRole('link', { name: 'Lihat halaman periksa' }).first().getAttribute('href')) ?? ''
  await page.goto(check)
  await page.getByText('Surat keterangan kehadiran').first().waitFor()
  expect([...barriers, ...village.faults]).toEqual([])
})
