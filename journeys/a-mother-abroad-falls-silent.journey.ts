import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeOn, barriersOf } from './support/eyes-and-ears.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
})
afterAll(() => village?.close())

interface Receipt {
  readonly code: string
  readonly pin: string
}

/** The husband's old phone: no account, no app. */
const tellsIt = async (husband: Page): Promise<Receipt> => {
  await husband.goto('/lapor')
  await husband.getByLabel('Nama desa atau kelurahan').fill('Kuripan')
  await husband.getByRole('button', { name: 'Cari desa' }).click()
  await husband
    .getByRole('link', { name: /Desa Kuripan/ })
    .first()
    .click()
  await husband.getByLabel('Apa masalahnya?').selectOption({ label: 'Hilang kontak' })
  await husband.getByLabel('Apa yang terjadi?').fill('Istri saya di Taiwan. Tiga minggu tidak menjawab telepon.')
  await husband.getByLabel(/^Nama Anda/).fill('Karno')
  await husband.getByLabel(/^Nomor HP Anda/).fill('0812 3456 7890')
  expect(await axeOn(husband)).toEqual([])
  await husband.getByRole('button', { name: 'Kirim laporan' }).click()
  await husband.getByRole('heading', { name: 'Laporan diterima' }).waitFor()
  const [code = '', pin = ''] = await husband.locator('.kunci').allInnerTexts()
  return { code, pin }
}

const looks = async (husband: Page, { code, pin }: Receipt) => {
  await husband.goto('/kasus-saya')
  await husband.getByLabel('Nomor tanda terima').fill(code)
  await husband.getByLabel('PIN enam angka').fill(pin)
  await husband.getByRole('button', { name: 'Buka' }).click()
}

const sorts = async (officer: Page): Promise<string> => {
  await officer.goto('/kasus?kelompok=new')
  await officer
    .getByRole('link', { name: /Hilang kontak/ })
    .first()
    .click()
  await officer.getByRole('link', { name: 'Pilah sekarang' }).click()
  await officer.getByText('Tiga minggu tidak menjawab telepon').waitFor()
  await officer.getByRole('button', { name: 'Simpan dan ambil kasus' }).click()
  await officer.getByRole('link', { name: 'Putuskan' }).click()
  await officer.getByText('Ditangani', { exact: true }).click()
  await officer.getByRole('button', { name: 'Simpan' }).click()
  await officer.getByRole('link', { name: 'Rujuk', exact: true }).waitFor()
  return new URL(officer.url()).pathname
}

const refers = async (officer: Page) => {
  await officer.getByRole('link', { name: 'Rujuk', exact: true }).click()
  await officer.getByLabel('Disampaikan kepada siapa?').selectOption({ label: 'BP3MI' })
  await officer.getByLabel('Lewat apa').selectOption({ label: 'Lewat akun' })
  await officer.getByLabel('Petugas kantor itu').selectOption({ label: 'Rina Kartika, BP3MI' })
  await officer.getByText('Disetujui orangnya atau keluarganya').click()
  await officer.getByLabel('Bagaimana persetujuan diberikan').selectOption({ label: 'Lewat telepon' })
  await officer.getByLabel('Cerita kejadian').check()
  expect(await barriersOf(officer)).toEqual([])
  await officer.getByRole('button', { name: 'Kirim rujukan' }).click()
  await officer.getByText('Dikirim', { exact: true }).first().waitFor()
}

describe('a mother abroad falls silent', () => {
  test('her husband tells it, it is referred, followed, solved, confirmed by him and closed by two', async () => {
    const husband = await village.window(phone)
    const receipt = await tellsIt(husband)
    await looks(husband, receipt)
    await husband.getByRole('heading', { name: 'Laporan sudah diterima' }).waitFor()

    const officer = await village.windowOf('Petugas Desmigratif', phone)
    const address = await sorts(officer)
    await refers(officer)
    await looks(husband, receipt)
    await husband.getByRole('heading', { name: 'Sudah dirujuk' }).waitFor()
    await husband.getByLabel('Pertanyaan').fill('Kapan ada kabar?')
    await husband.getByRole('button', { name: 'Kirim pertanyaan' }).click()
    await husband.getByText('Pertanyaan terkirim').waitFor()

    await officer.goto(address)
    await officer.getByRole('link', { name: 'Jawab', exact: true }).click()
    await officer.getByLabel('Jawaban', { exact: true }).fill('BP3MI menelepon agensinya besok.')
    await officer.getByRole('button', { name: 'Kirim jawaban' }).click()

    const partner = await village.windowOf('Mitra', phone)
    await partner.goto('/rujukan-masuk')
    await partner
      .getByRole('link', { name: /Hilang kontak/ })
      .first()
      .click()
    await partner.getByText('Tiga minggu tidak menjawab telepon').waitFor()
    for (const answer of ['Diterima kantor', 'Selesai di kantor itu']) {
      await partner.getByText(answer, { exact: true }).last().click()
      await partner.getByRole('button', { name: 'Kirim jawaban' }).click()
      await partner.getByRole('heading', { name: 'Jawaban Anda' }).waitFor()
    }

    await officer.goto(`${address}/langkah`)
    await officer.getByText('Ada hasil', { exact: true }).click()
    await officer.getByRole('button', { name: 'Simpan' }).click()
    await officer.getByRole('link', { name: 'Catat jawaban keluarga' }).waitFor()
    await looks(husband, receipt)
    await husband.getByText('BP3MI menelepon agensinya besok.').waitFor()
    await husband.getByRole('button', { name: 'Ya, sudah selesai' }).click()
    await husband.getByText('Terima kasih').waitFor()

    await officer.goto(`${address}/tutup`)
    await officer.getByText('Selesai', { exact: true }).first().click()
    await officer.getByLabel('Hasilnya').fill('Sudah bicara dengan suaminya. HP-nya rusak.')
    await officer.getByRole('button', { name: 'Minta ditutup' }).click()
    const head = await village.windowOf('Kepala desa', phone)
    await head.goto(address)
    expect(await head.locator('body').innerText()).not.toMatch(/Karno|Tiga minggu/)
    await head.getByRole('button', { name: 'Setuju ditutup' }).click()
    await head.getByText(/Ditutup sejak/).waitFor()
    await looks(husband, receipt)
    await husband.getByRole('heading', { name: 'Kasus ditutup' }).waitFor()
    expect(village.faults).toEqual([])
  })
})
