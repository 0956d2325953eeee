import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { typedDigits } from '#platform/shared/typed-date.ts'
import { openEyes } from './support/looking.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
})
afterAll(() => village?.close())

const { barriers, look } = openEyes(['meetings', 'task', 'platform'])

const planMeeting = async (page: Page) => {
  await page.goto('/rapat/baru')
  await page.getByLabel('Jenis pertemuan').selectOption({ label: 'Pertemuan warga' })
  await page.getByLabel('Nama pertemuan').fill('Rembug jalan dusun')
  await page.getByLabel('Mulai jam').fill('9.30')
  await page.getByLabel('Tempat').fill('Balai dusun')
  await look(page, 'pertemuan-baru')
  await page.getByRole('button', { name: 'Simpan pertemuan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Rembug jalan dusun' }).waitFor()
  await look(page, 'satu-pertemuan')
}

const addGuest = async (page: Page, name: string) => {
  await page.getByLabel('Nama', { exact: true }).fill(name)
  await page.getByLabel('Berhak memberi suara').check()
  await page.getByRole('button', { name: 'Masukkan ke daftar' }).click()
  await page.getByRole('button', { name: new RegExp(name) }).waitFor()
}

const takeAttendance = async (page: Page) => {
  await page.getByRole('link', { name: 'Isi daftar hadir' }).click()
  await page.getByRole('button', { name: 'Tidak ada di data warga' }).click()
  for (const name of ['Wati', 'Budi', 'Agus']) await addGuest(page, name)
  const budi = page.getByRole('button', { name: /^Budi/ })
  await budi.click()
  await expect.poll(() => budi.innerText()).toMatch(/Terlambat/)
  await look(page, 'daftar-hadir')
  await page.getByRole('button', { name: 'Simpan daftar hadir' }).click()
  await page.getByText('Hadir 2, terlambat 1').waitFor()
}

const vote = async (page: Page, name: string, choice: string) => {
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByLabel(choice, { exact: true }).check()
  await look(page, `suara-${name}`)
  await page.getByRole('button', { name: 'Kirim suara' }).click()
  await page.getByRole('heading', { name: 'Siapa yang memberi suara?' }).waitFor()
}

const decideByBallot = async (page: Page) => {
  await page.getByRole('button', { name: 'Lainnya' }).last().click()
  await page.getByRole('link', { name: 'Buka pemungutan suara' }).click()
  await page.getByLabel('Yang ditanyakan').fill('Jalan diperbaiki bersama?')
  await page.getByText('Rahasia', { exact: true }).click()
  await look(page, 'buka-suara')
  await page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Jalan diperbaiki bersama?' }).waitFor()
  await vote(page, 'Agus', 'Setuju')
  await vote(page, 'Budi', 'Setuju')
  await page.getByText('Surat suara kertas').click()
  await page.getByLabel('Wati').check()
  await page.getByRole('button', { name: 'Bagikan surat suara' }).click()
  await page.getByRole('link', { name: 'Catat hitungan kotak' }).click()
  await page.getByLabel('Nama kotak').fill('Kotak 1')
  await page.getByLabel('Tidak setuju').fill('1')
  await page.getByRole('button', { name: 'Simpan hitungan' }).click()
  await page.getByText('Kalau tidak ada, tulis 0.').waitFor()
  await page.getByLabel('Setuju', { exact: true }).fill('0')
  await page.getByLabel('Dihitung oleh').fill('Wati dan Agus')
  await look(page, 'hitung-kotak')
  await page.getByRole('button', { name: 'Simpan hitungan' }).click()
  await page.getByText('1 dibagikan, 1 sudah dihitung').waitFor()
  await look(page, 'pemungutan-suara')
  await page.getByRole('button', { name: 'Tutup dan hitung' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup dan hitung' }).click()
  await page.getByText('Terpilih: Setuju').first().waitFor()
  await look(page, 'hasil-suara')
}

const writeDown = async (page: Page, meeting: string) => {
  await page.getByRole('link', { name: 'Jadikan putusan' }).click()
  await page.getByLabel('Dilaksanakan oleh').selectOption({ label: 'Petugas migrasi' })
  const later = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Batas waktu').fill(typedDigits(later))
  await look(page, 'putusan')
  await page.getByRole('button', { name: 'Simpan putusan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Rembug jalan dusun' }).waitFor()
  await page.goto(`${meeting}/notulen`)
  await page.getByLabel('Yang dibicarakan').fill('Jalan rusak di dua titik.')
  await page.getByLabel('Pimpinan').fill('Kusnadi')
  await look(page, 'notulen')
  await page.getByRole('button', { name: 'Simpan notulen' }).click()
  await page.getByText('Notulen menunggu pengesahan').waitFor()
  await look(page, 'menunggu-pengesahan')
  return (await page.locator('a[href^="/putusan/"]').first().getAttribute('href')) ?? ''
}

test('a meeting is planned, attended, voted in and written down on a phone; the head confirms it; the decision is carried out', {
  timeout: 300_000,
}, async () => {
  const page = await village.windowOf('Petugas migrasi', phone)
  await planMeeting(page)
  const meeting = new URL(page.url()).pathname
  await takeAttendance(page)
  await decideByBallot(page)
  const decision = await writeDown(page, meeting)

  const head = await village.windowOf('Kepala desa', { viewport: { width: 1280, height: 800 } })
  await head.goto('/rapat')
  await head.getByRole('link', { name: /Rembug jalan dusun/ }).waitFor()
  await look(head, 'daftar')
  await head.goto(meeting)
  await head.getByRole('button', { name: 'Sahkan' }).waitFor()
  await look(head, 'sahkan')
  await head.getByRole('button', { name: 'Sahkan' }).click()
  await head.getByText('Notulen sah', { exact: true }).waitFor()
  for (const paper of ['undangan', 'daftar-hadir', 'notulen']) {
    const pdf = await (await head.request.get(`${meeting.replace('/rapat/', '/meetings/')}/${paper}.pdf`)).body()
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  }

  await page.goto('/rapat')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await look(page, 'daftar')
  await page.goto('/')
  await page
    .getByText(/Laksanakan: Jalan diperbaiki bersama/)
    .first()
    .waitFor()
  await look(page, 'hari-ini')
  await page.locator(`a[href="${decision}"]`).first().click()
  await page.getByRole('heading', { level: 1, name: /Jalan diperbaiki bersama/ }).waitFor()
  await page.getByLabel('Buktinya').fill('Dua titik sudah ditambal warga.')
  await look(page, 'tindak-lanjut')
  await page.getByRole('button', { name: 'Simpan hasil' }).click()
  await page.getByText('Selesai', { exact: true }).waitFor()
  expect([...barriers, ...village.faults]).toEqual([])
})

/** Everybody of the first hamlet but one, then the list of an earlier meeting. */
const inviteMany = async (page: Page) => {
  await page.getByText('Undang banyak sekaligus').click()
  await page.getByLabel('Ambil nama dari').selectOption({ label: 'Kepala keluarga satu dusun' })
  await page.getByLabel('Dusun', { exact: true }).selectOption({ index: 1 })
  const names = page.getByRole('group', { name: /nama belum di daftar/ }).getByRole('checkbox')
  await names.first().waitFor()
  const count = await names.count()
  await names.first().uncheck()
  await look(page, 'undang-dusun')
  await page.getByRole('button', { name: `Undang ${count - 1} orang` }).click()
  await page.getByText(`${count - 1} orang di daftar undangan`).waitFor()
  await page.getByLabel('Ambil nama dari').selectOption({ label: 'Daftar pertemuan lain' })
  const earlier = page.getByLabel('Pertemuan', { exact: true })
  const named = earlier.locator('option', { hasText: 'Bimbingan keluarga calon' }).first()
  await earlier.selectOption((await named.getAttribute('value')) ?? '')
  await page.getByRole('button', { name: /^Undang \d+ orang/ }).waitFor()
  await look(page, 'undang-daftar-lama')
  return count - 1
}

test('a hamlet is invited at once; the head issues the invitation with a number, and the officer prints it', {
  timeout: 300_000,
}, async () => {
  const page = await village.windowOf('Petugas migrasi', phone)
  await page.goto('/rapat/baru')
  await page.getByLabel('Jenis pertemuan').selectOption({ label: 'Pertemuan warga' })
  await page.getByLabel('Nama pertemuan').fill('Pertemuan keluarga dusun')
  const later = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Hari', { exact: true }).fill(typedDigits(later))
  await page.getByLabel('Tempat').fill('Balai desa')
  await page.getByRole('button', { name: 'Simpan pertemuan' }).click()
  await page.getByRole('link', { name: 'Pilih orang' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Yang diundang' }).waitFor()
  const invitees = new URL(page.url()).pathname
  expect(await inviteMany(page)).toBeGreaterThan(2)
  await page.getByRole('button', { name: 'Minta surat kepada kepala desa' }).click()
  await page.getByText('Sudah diminta. Menunggu kepala desa.').waitFor()
  await look(page, 'undangan-diminta')

  const head = await village.windowOf('Kepala desa', phone)
  await head.goto('/')
  await head.getByText('Terbitkan undangan: Pertemuan keluarga dusun').first().waitFor()
  await head.locator(`a[href="${invitees}"]`).first().click()
  await head.getByRole('button', { name: 'Terbitkan surat undangan' }).click()
  await head.getByText(/^Nomor 005\/.*, terbit/).waitFor()
  await look(head, 'undangan-terbit')

  await page.reload()
  const print = page.getByRole('link', { name: 'Cetak surat undangan' })
  const pdf = await (await page.request.get((await print.getAttribute('href')) ?? '')).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.getByLabel('Cara mengundang').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Catat undangan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Pertemuan keluarga dusun' }).waitFor()
  expect([...barriers, ...village.faults]).toEqual([])
})
