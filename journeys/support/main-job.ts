import type { Page } from '@playwright/test'
import { populationFile } from './population-file.ts'

/** Called on every screen of the job, with the words of its heading. */
export type Look = (page: Page, heading: string | RegExp) => Promise<void>
const passBy: Look = async () => {}

export const loadPopulation = async (page: Page, look = passBy) => {
  await page.goto('/muat')
  await look(page, 'Muat data warga')
  const file = { name: 'penduduk.csv', mimeType: 'text/csv', buffer: populationFile() }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Baca berkas ini' }).click()
  await page.getByRole('button', { name: 'Pilih semua' }).waitFor()
  await look(page, /penduduk/)
  await page.getByRole('button', { name: 'Pilih semua' }).click()
  await page.getByRole('button', { name: /^Catat 87 orang/ }).click()
  await page.getByText('87 orang baru dicatat').waitFor()
  await look(page, /penduduk/)
}

export const openCandidate = async (page: Page, look = passBy): Promise<string> => {
  await page.goto('/calon/baru')
  await look(page, 'Catat calon atau pekerja')
  await page.getByLabel('Orangnya').fill('suriani rohmah')
  await page.locator('[role=option]').first().click()
  await choose(page, 'Negara tujuan', 'Hong Kong')
  await choose(page, 'Pekerjaan', 'Pengurus rumah tangga')
  await choose(page, 'Cara berangkat', /P3MI/)
  await page.getByLabel(/^Lama kontrak/).fill('24')
  await page.getByLabel(/^Nama perusahaan/).fill('PT Contoh Karya Bahari')
  await page.getByRole('button', { name: 'Simpan berkas calon' }).click()
  await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
  await look(page, /^Kesiapan/)
  return page.url().split('/').at(-1) ?? ''
}

/** A native list up to twelve choices, a list to type in above. */
export const choose = async (page: Page, label: string, choice: string | RegExp) => {
  const field = page.getByLabel(new RegExp(`^${label}( .boleh kosong.)?$`))
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
    const option = field.locator('option', { hasText: choice }).first()
    await field.selectOption((await option.getAttribute('value')) ?? '')
    return
  }
  await field.fill(String(choice))
  await page.locator('[role=option]').first().click()
}

export const consult = async (page: Page, episodeId: string, look = passBy) => {
  await page.goto(`/calon/${episodeId}/musyawarah`)
  await talkWithFamily(page, look)
}

/** The form of the talk, from its first question to its end. */
export const talkWithFamily = async (page: Page, look = passBy) => {
  const next = () => page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('Di rumah').click()
  await look(page, 'Catat musyawarah keluarga')
  await next()
  await page.locator('select').first().selectOption({ index: 1 })
  await page.locator('select').nth(1).selectOption({ label: 'Suami atau istri' })
  await next()
  for (const answer of [
    'Tidak, hanya keluarga dan petugas',
    'Ya, sudah ditanya sendirian',
    'Tidak, ia pergi atas maunya sendiri',
    'Izin perusahaan ada di daftar resmi',
  ]) {
    await page.getByText(answer).click()
    await next()
  }
  await look(page, 'Catat musyawarah keluarga')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await next()
  if (await page.getByText('Tidak ada anak di bawah 18 tahun.').isVisible()) await next()
  await page.getByText('Keluarga setuju').click()
  await next()
  await page.getByRole('button', { name: 'Simpan musyawarah' }).click()
  await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
}

export const answerSigns = async (page: Page, episodeId: string, look = passBy) => {
  await page.goto(`/calon/${episodeId}/tanda`)
  await answerNoSigns(page, look)
}

export const answerNoSigns = async (page: Page, look = passBy) => {
  await page.getByRole('button', { name: 'Simpan jawaban' }).waitFor()
  await look(page, 'Tanyakan tanda bahaya')
  for (const answer of await page.getByText('Tidak', { exact: true }).all()) await answer.click()
  await page.getByRole('button', { name: 'Simpan jawaban' }).click()
  await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
}

export const requestLetter = async (page: Page, episodeId: string, look = passBy): Promise<string> => {
  await page.goto(`/calon/${episodeId}`)
  await page.getByRole('link', { name: 'Minta surat izin' }).click()
  await page.getByLabel('Saksi 1', { exact: true }).waitFor()
  await look(page, /[Ss]urat/)
  await page.getByLabel('Saksi 1', { exact: true }).fill('Sukarman')
  await page.getByLabel('Saksi 2', { exact: true }).fill('Mulyadi')
  await page.getByRole('button', { name: 'Minta surat', exact: true }).click()
  await page.getByRole('button', { name: 'Sudah cocok, teruskan' }).click()
  await page.getByRole('heading', { name: 'Menunggu kepala desa' }).waitFor()
  return page.url()
}

export const issueLetter = async (head: Page, address: string, look = passBy) => {
  await head.goto(address)
  await head.getByRole('button', { name: 'Terbitkan' }).waitFor()
  await look(head, /^Surat izin keluarga/)
  await head.getByRole('button', { name: 'Terbitkan' }).click()
  await head.getByRole('button', { name: 'Cetak A4' }).waitFor()
}

/** Papers of the first kind that the officer looks at himself. */
export const villagePapers = ['KTP', 'KK', 'AKTA_LAHIR', 'STATUS_KAWIN', 'BUKU_NIKAH'] as const

export const showPapers = async (page: Page, episodeId: string, look = passBy) => {
  for (const code of villagePapers) {
    await page.goto(`/calon/${episodeId}/berkas/${code}`)
    await page.getByText('Aslinya sudah dilihat dan cocok').click()
    if (code === 'KTP') await look(page, /^KTP/)
    await page.getByRole('button', { name: 'Simpan keadaan berkas' }).click()
    await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
  }
}

export const verify = async (officer: Page, head: Page, episodeId: string, look = passBy) => {
  await officer.goto(`/calon/${episodeId}`)
  await officer.getByRole('button', { name: 'Minta pemeriksaan' }).click()
  await officer.getByRole('link', { name: 'Mulai memeriksa' }).first().click()
  await officer.getByRole('button', { name: 'Serahkan ke kepala desa' }).waitFor()
  await look(officer, /^Periksa/)
  for (const box of await officer.getByRole('checkbox').all()) await box.check()
  await officer.getByRole('button', { name: 'Serahkan ke kepala desa' }).click()
  await officer.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
  await head.goto(`/calon/${episodeId}`)
  await head.getByRole('button', { name: 'Tetapkan' }).first().waitFor()
  await look(head, /^Kesiapan/)
  await head.getByRole('button', { name: 'Tetapkan' }).first().click()
  await head.getByRole('dialog').getByRole('button', { name: 'Tetapkan' }).click()
  await head.getByText('Ditetapkan oleh Bambang Supriyadi').waitFor()
}
