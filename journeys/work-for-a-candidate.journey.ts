import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { axeOn } from './support/eyes-and-ears.ts'
import { openEyes } from './support/looking.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
})
afterAll(() => village?.close())

const { barriers, look } = openEyes(['placement', 'references', 'platform'])

const today = dayIn('Asia/Jakarta')

/** A file as an office sends it: one row that cannot be read. */
const fileOfOffice = (): string => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'lowongan-')), 'lowongan.csv')
  const rows = [
    'Jabatan;Negara;Nama kantor;Gaji;Batas lamaran',
    `Juru masak restoran;Jepang;PT Contoh Melati;JPY 190.000;${addDays(today, 30)}`,
    'Tukang las;Negeri Antah;PT Contoh Melati;dua juta;besok',
  ]
  writeFileSync(file, rows.join('\n'))
  return file
}

/** A field of many choices is typed into, then one of those found is taken. */
const choose = async (page: Page, label: string, choice: string) => {
  await page.getByRole('combobox', { name: label }).first().fill(choice)
  await page.getByRole('option', { name: choice, exact: true }).first().click()
}

const loadFile = async (page: Page) => {
  await page.getByRole('link', { name: 'Muat dari berkas' }).click()
  await page.getByLabel('Sumber', { exact: true }).fill('Disnaker')
  await page.locator('input[type=file]').setInputFiles(fileOfOffice())
  await page.getByRole('button', { name: 'Bandingkan dulu' }).click()
  await page.getByText('Tulis siapa yang menawarkan').first().waitFor()
  await choose(page, 'Nama kantor', 'P3MI')
  await page.getByRole('button', { name: 'Bandingkan lagi' }).click()
  await page.getByText('2 baris: 1 baru, 0 berubah, 0 sama, 1 perlu dibetulkan.').waitFor()
  await page.getByText('Negara "Negeri Antah" tidak dikenal').waitFor()
  await page.getByText('Upah "dua juta" tidak terbaca').waitFor()
  await page.getByText('Batas lamaran "besok" bukan tanggal').waitFor()
  await look(page, 'muat')
  await page.getByRole('button', { name: 'Muat 1 lowongan' }).click()
  await page.getByRole('link', { name: /Juru masak restoran/ }).waitFor()
}

const recordByHand = async (page: Page) => {
  await page.getByRole('link', { name: 'Catat lowongan' }).first().click()
  await page.getByRole('button', { name: 'Simpan lowongan' }).click()
  await page.getByText('Tulis siapa yang menawarkan').waitFor()
  await look(page, 'lowongan-baru')
  await page.getByLabel('Jabatan').fill('Pengasuh lansia di rumah')
  await choose(page, 'Jenis pekerjaan', 'Perawat lansia di rumah')
  await choose(page, 'Negara', 'Taiwan')
  await page.getByLabel('P3MI', { exact: true }).fill('PT Contoh Karya Bahari')
  await page.getByLabel('Upah terendah').fill('20000')
  await page.getByLabel('Mata uang').selectOption({ label: 'TWD' })
  await page.getByLabel('Biaya yang diminta dari pekerja').fill('9000000')
  await page.getByLabel('Sumber', { exact: true }).fill('Brosur di pasar')
  await page.getByRole('button', { name: 'Simpan lowongan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Pengasuh lansia di rumah' }).waitFor()
}

test('an office sends a file, a leaflet is recorded and warned of, and a candidate finds what fits her', async () => {
  const page = await village.windowOf('Petugas migrasi', phone)
  await page.goto('/lowongan')
  await page.getByRole('link', { name: /Penata laksana rumah tangga/ }).waitFor()
  await look(page, 'daftar')
  await loadFile(page)
  await recordByHand(page)
  await page.getByText('Pekerja diminta membayar Rp9.000.000').waitFor()
  await page.getByText(/bukan berarti bersalah|Daftar izin P3MI belum dimuat/).waitFor()
  await look(page, 'satu-lowongan')
  const message = await page.getByRole('link', { name: 'Pesan WhatsApp' }).getAttribute('href')
  expect(decodeURIComponent(message ?? '')).toMatch(
    /^https:\/\/wa\.me\/\?text=\*LOWONGAN KERJA: Pengasuh lansia di rumah\*/,
  )
  expect(decodeURIComponent(message ?? '')).toContain('/negara/TW/elderly_carer')
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Gambar' }).click(),
  ])
  expect(picture.suggestedFilename()).toBe('lowongan.png')
  if (process.env.SHOTS) await picture.saveAs(`${process.env.SHOTS}/picture.png`)

  await page.getByRole('link', { name: 'Calon yang cocok' }).click()
  await page.getByText('Yang belum diketahui tidak menggugurkan siapa pun').waitFor()
  await look(page, 'calon-cocok')
  await page.locator('a[href^="/cocok/"]').last().click()
  await page.getByRole('link', { name: 'Isi profil kerja' }).click()
  await page.getByLabel('Pendidikan terakhir yang tamat').selectOption({ label: 'SMP' })
  await page.getByRole('button', { name: 'Tambah bahasa' }).click()
  await page.getByLabel('Bahasa 1', { exact: true }).selectOption({ label: 'Mandarin' })
  await page.getByRole('button', { name: 'Tambah pengalaman' }).click()
  await choose(page, 'Pekerjaan 1', 'Perawat lansia di rumah')
  await look(page, 'profil')
  await page.getByRole('button', { name: 'Simpan profil' }).click()
  await page
    .getByText(/Terpenuhi: /)
    .first()
    .waitFor()
  await look(page, 'lowongan-cocok')
  expect([...barriers, ...village.faults]).toEqual([])
})

test('the officer writes down a call, and the head reads how often the village served', async () => {
  const page = await village.windowOf('Petugas migrasi', phone)
  barriers.length = 0
  await page.goto('/layanan/baru')
  await page.getByText('Telepon', { exact: true }).click()
  await page.getByLabel('Hak pekerja').check()
  await page.getByLabel('Nama, bila tidak ada di data warga').fill('Ibu Sari')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByText('Hak pekerja: Ibu Sari').waitFor()
  await look(page, 'layanan')
  const head = await village.windowOf('Kepala desa', { viewport: { width: 1280, height: 800 } })
  await head.goto('/layanan')
  await head.getByRole('table').waitFor()
  await look(head, 'layanan-kepala')
  expect(await head.getByText('Ibu Sari').count()).toBe(0)
  await head.goto('/lowongan')
  await head.getByRole('link', { name: /Asisten rumah tangga/ }).click()
  await head.getByText('Negara dan pekerjaan ini: Ditutup').waitFor()
  await look(head, 'lowongan-ditutup')
  expect([...barriers, ...village.faults]).toEqual([])
})

test('anyone reads a country, prints its leaflet and checks an agency', async () => {
  const page = await village.window(phone)
  barriers.length = 0
  for (const [address, words] of [
    ['/negara', 'Kerja di luar negeri: cek dulu'],
    ['/negara/TW/elderly_carer?desa=33.07.10.2004', 'Dibuka untuk penempatan resmi'],
    ['/negara/SA/housekeeper', 'Ditutup'],
    ['/cek-agen?nama=melati', 'Daftar izin belum dimuat'],
  ] as const) {
    await page.goto(address)
    await page.getByText(words).first().waitFor()
    for (const found of await axeOn(page)) barriers.push(`${address}: ${found}`)
    const folder = process.env.SHOTS
    if (folder)
      await page.screenshot({ path: `${folder}/public${address.replace(/[^a-z]+/gi, '-')}.png`, fullPage: true })
  }
  const leaflet = await page.request.get('/negara/TW/elderly_carer/selebaran.pdf?desa=33.07.10.2004')
  expect(leaflet.headers()['content-type']).toBe('application/pdf')
  if (process.env.SHOTS) writeFileSync(`${process.env.SHOTS}/leaflet.pdf`, await leaflet.body())
  expect([...barriers, ...village.faults]).toEqual([])
})
