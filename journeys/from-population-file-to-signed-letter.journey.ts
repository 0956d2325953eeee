import type { Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAccount, recordPassword, recordTerm } from '#modules/access/server/index.ts'
import { findVillageByCode, openVillage } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { populationFile } from './support/population-file.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

const password = 'sawah-hijau-empat-musim'
let village: VillageServer

const appoint = async (
  context: Context,
  villageId: number,
  username: string,
  name: string,
  role: 'migration_officer' | 'head',
) => {
  const accountId = newId()
  await recordAccount(context, { id: accountId, name, username, phone: null })
  await recordPassword(context, accountId, password)
  const place = { placeKind: 'village', placeId: villageId } as const
  await recordTerm(context, {
    id: newId(),
    accountId,
    role,
    ...place,
    from: '2026-01-02',
    until: null,
    appointmentNumber: '141/1/2026',
  })
}

beforeAll(async () => {
  village = await openVillageServer({ demo: false })
  const act = async (context: Context) => {
    const found = await findVillageByCode(context, '33.07.10.2004')
    if (!found) throw new Error('the list of places has no Kuripan')
    await openVillage(context, found.id)
    await appoint(context, found.id, 'petugas', 'Sri Wahyuni', 'migration_officer')
    await appoint(context, found.id, 'kades', 'Bambang Supriyadi', 'head')
  }
  await runAsSystem(village.opened.house, { name: 'journey.assignOfficers', act })
})
afterAll(() => village?.close())

// The second code is compulsory for whoever sees cases: its secret stands under the picture to scan.
const addCodeApp = async (page: Page) => {
  await page.getByText('Pakai aplikasi kode').click()
  const secret = (await page.locator('code').innerText()).replaceAll(' ', '')
  await page.getByLabel(/kode/i).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await page.getByRole('button', { name: 'Pasang aplikasi kode' }).click()
}

const signIn = async (username: string): Promise<Page> => {
  const page = await village.window({ viewport: { width: 1280, height: 900 } })
  await page.goto('/masuk')
  await page.getByLabel(/nama pengguna/i).fill(username)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  const heading = page.getByRole('heading', { level: 1, name: /Pasang kode kedua|Janji petugas/ })
  if ((await heading.innerText()) === 'Pasang kode kedua') await addCodeApp(page)
  await page.getByLabel('Saya sudah membaca dan berjanji').check()
  await page.getByRole('button', { name: 'Setuju dan mulai' }).click()
  await page.getByRole('heading', { level: 1, name: /^Selamat/ }).waitFor()
  return page
}

const loadPopulation = async (page: Page) => {
  await page.goto('/muat')
  const file = { name: 'penduduk.csv', mimeType: 'text/csv', buffer: populationFile() }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Baca berkas ini' }).click()
  await page.getByRole('button', { name: 'Pilih semua' }).click()
  await page.getByRole('button', { name: /^Catat 87 orang/ }).click()
  await page.getByText('87 orang baru dicatat').waitFor()
}

const openCandidate = async (page: Page): Promise<string> => {
  await page.goto('/calon/baru')
  await page.getByLabel('Orangnya').fill('suriani rohmah')
  await page.locator('[role=option]').first().click()
  await choose(page, 'Negara tujuan', 'Hong Kong')
  await choose(page, 'Pekerjaan', 'Pengurus rumah tangga')
  await choose(page, 'Cara berangkat', /P3MI/)
  await page.getByLabel(/^Lama kontrak/).fill('24')
  await page.getByLabel(/^Nama perusahaan/).fill('PT Contoh Karya Bahari')
  await page.getByRole('button', { name: 'Simpan berkas calon' }).click()
  await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
  return page.url().split('/').at(-1) ?? ''
}

// A native list up to twelve choices, a list to type in above.
const choose = async (page: Page, label: string, choice: string | RegExp) => {
  const field = page.getByLabel(new RegExp(`^${label}( .boleh kosong.)?$`))
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
    const option = field.locator('option', { hasText: choice }).first()
    await field.selectOption((await option.getAttribute('value')) ?? '')
    return
  }
  await field.fill(String(choice))
  await page.locator('[role=option]').first().click()
}

const consult = async (page: Page, episodeId: string) => {
  await page.goto(`/calon/${episodeId}/musyawarah`)
  const next = () => page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('Di rumah').click()
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
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await next()
  if (await page.getByText('Tidak ada anak di bawah 18 tahun.').isVisible()) await next()
  await page.getByText('Keluarga setuju').click()
  await next()
  await page.getByRole('button', { name: 'Simpan musyawarah' }).click()
  await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
}

const answerSigns = async (page: Page, episodeId: string) => {
  await page.goto(`/calon/${episodeId}/tanda`)
  await page.getByRole('button', { name: 'Simpan jawaban' }).waitFor()
  for (const answer of await page.getByText('Tidak', { exact: true }).all()) await answer.click()
  await page.getByRole('button', { name: 'Simpan jawaban' }).click()
  await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
}

const requestLetter = async (page: Page, episodeId: string): Promise<string> => {
  await page.goto(`/calon/${episodeId}`)
  await page.getByRole('link', { name: 'Minta surat izin' }).click()
  await page.getByLabel('Saksi 1', { exact: true }).fill('Sukarman')
  await page.getByLabel('Saksi 2', { exact: true }).fill('Mulyadi')
  await page.getByRole('button', { name: 'Minta surat', exact: true }).click()
  await page.getByRole('button', { name: 'Sudah cocok, teruskan' }).click()
  await page.getByRole('heading', { name: 'Menunggu kepala desa' }).waitFor()
  return page.url()
}

const issueLetter = async (head: Page, address: string) => {
  await head.goto(address)
  await head.getByRole('button', { name: 'Terbitkan' }).click()
  await head.getByRole('button', { name: 'Cetak A4' }).waitFor()
}

const villagePapers = ['KTP', 'KK', 'AKTA_LAHIR', 'STATUS_KAWIN', 'BUKU_NIKAH'] as const

const showPapers = async (page: Page, episodeId: string) => {
  for (const code of villagePapers) {
    await page.goto(`/calon/${episodeId}/berkas/${code}`)
    await page.getByText('Aslinya sudah dilihat dan cocok').click()
    await page.getByRole('button', { name: 'Simpan keadaan berkas' }).click()
    await page.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
  }
}

const verify = async (officer: Page, head: Page, episodeId: string) => {
  await officer.goto(`/calon/${episodeId}`)
  await officer.getByRole('button', { name: 'Minta pemeriksaan' }).click()
  await officer.getByRole('link', { name: 'Mulai memeriksa' }).first().click()
  await officer.getByRole('button', { name: 'Serahkan ke kepala desa' }).waitFor()
  for (const box of await officer.getByRole('checkbox').all()) await box.check()
  await officer.getByRole('button', { name: 'Serahkan ke kepala desa' }).click()
  await officer.getByRole('heading', { level: 1, name: /^Kesiapan/ }).waitFor()
  await head.goto(`/calon/${episodeId}`)
  await head.getByRole('button', { name: 'Tetapkan' }).first().click()
  await head.getByRole('dialog').getByRole('button', { name: 'Tetapkan' }).click()
  await head.getByText('Ditetapkan oleh Bambang Supriyadi').waitFor()
}

// A stranger with a phone: the code on the paper, the file itself, and a copy in which one byte is another.
const checkAsStranger = async (head: Page, address: string) => {
  const letterId = address.split('/').at(-1) ?? ''
  await head.getByRole('button', { name: 'Cetak A4' }).click()
  const pdf = await (await head.request.get(`/letters/${letterId}.pdf`)).body()
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const asked = { headers: { 'x-requested-with': 'desmigratif' }, data: { input: { letterId } } }
  const { output } = (await (await head.request.post('/api/letters.getLetter', asked)).json()) as {
    output: { checkPath: string }
  }
  const stranger = await village.window(phone)
  await stranger.goto(output.checkPath)
  await stranger.getByRole('heading', { name: 'Surat ini asli' }).waitFor()
  expect(await stranger.content()).not.toMatch(/\d{16}/)
  const sayOf = async (buffer: Buffer) => {
    await stranger.goto('/periksa')
    await stranger.locator('input[type=file]').setInputFiles({ name: 'surat.pdf', mimeType: 'application/pdf', buffer })
    await stranger.getByRole('button', { name: 'Periksa file', exact: true }).click()
    return stranger.getByRole('heading', { level: 1 }).innerText()
  }
  expect(await sayOf(pdf)).toBe('Surat ini asli')
  const copy = Buffer.from(pdf)
  copy[Math.floor(copy.length / 3)] = (copy[Math.floor(copy.length / 3)] ?? 0) ^ 1
  expect(await sayOf(copy)).toBe('Isi surat ini berubah')
  await stranger.goto(`${output.checkPath.slice(0, -6)}AAAAAA`)
  expect(await stranger.getByRole('heading', { level: 1 }).innerText()).not.toBe('Surat ini asli')
}

test('a village loads its people, consults a family, issues the letter and verifies the candidate', async () => {
  const officer = await signIn('petugas')
  const head = await signIn('kades')
  await loadPopulation(officer)
  const episodeId = await openCandidate(officer)
  await consult(officer, episodeId)
  await answerSigns(officer, episodeId)
  const letter = await requestLetter(officer, episodeId)
  await issueLetter(head, letter)
  await checkAsStranger(head, letter)
  await showPapers(officer, episodeId)
  await verify(officer, head, episodeId)
  expect(village.faults).toEqual([])
})
