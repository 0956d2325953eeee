import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { does } from './support/acting.ts'
import { openEmptyVillage, signIn } from './support/empty-village.ts'
import { bigPopulation, type Planted, plantThirty, sendAbroad, workbookOf } from './support/list-of-500.ts'
import { openEyes } from './support/looking.ts'
import { phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer
let officer: Page
let planted: Planted

/** The village as it was: everybody of the file in the register, five hundred of them abroad. */
beforeAll(async () => {
  village = await openEmptyVillage()
  officer = await signIn(village, 'petugas')
  const { csv, count } = bigPopulation()
  await officer.goto('/muat')
  await officer.locator('input[type=file]').setInputFiles({ name: 'penduduk.csv', mimeType: 'text/csv', buffer: csv })
  await officer.getByRole('button', { name: 'Baca berkas ini' }).click()
  await officer.getByRole('button', { name: 'Pilih semua' }).click()
  const counted = count.toLocaleString('id-ID')
  await officer.getByRole('button', { name: `Catat ${counted} orang` }).click()
  await officer.getByText(`${counted} orang baru dicatat`).waitFor()
  const { abroad, atHome } = await sendAbroad(officer)
  planted = plantThirty(abroad, atHome)
}, 300_000)
afterAll(() => village?.close())

const { barriers, look } = openEyes(['migration', 'platform'])

const upload = async () => {
  await officer.goto('/calon')
  await officer.getByRole('button', { name: 'Lainnya' }).last().click()
  await officer.getByRole('link', { name: 'Cocokkan daftar' }).click()
  await officer.getByRole('heading', { level: 1, name: 'Cocokkan daftar' }).waitFor()
  await look(officer, 'cocokkan')
  await officer.getByLabel('Daftar dari mana?').selectOption({ label: 'SISKOP2MI' })
  await officer
    .locator('input[type=file]')
    .setInputFiles({ name: 'penempatan.xlsx', mimeType: '', buffer: await workbookOf(planted.rows) })
  await officer.getByRole('button', { name: 'Baca dan cocokkan' }).click()
  await officer.getByRole('heading', { name: 'Kolom belum dikenali' }).waitFor()
}

/** Only the name has a heading nobody knows: the others are found, and the name is shown. */
const showColumns = async () => {
  const chosen = (field: string) => officer.getByLabel(field, { exact: true }).locator('option:checked').innerText()
  expect(await chosen('Negara')).toMatch(/^Kolom 5: Negara/)
  await look(officer, 'kolom')
  await officer.getByRole('button', { name: 'Pakai kolom ini' }).click()
  await officer.getByText('Pilih kolom yang berisi nama.').waitFor()
  const name = officer.getByLabel('Nama', { exact: true })
  const named = name.locator('option', { hasText: 'Nama sesuai paspor' })
  await name.selectOption((await named.getAttribute('value')) ?? '')
  await officer.getByRole('button', { name: 'Pakai kolom ini' }).click()
  await officer.getByText('0 dari 30 sudah dijelaskan').waitFor()
}

const cards = (page: Page) => page.locator('main .card')
const openPart = async (page: Page, part: string, count: number) => {
  await page
    .getByRole('group', { name: 'Bagian' })
    .getByRole('button', { name: `${part} ${count}`, exact: true })
    .click()
  await page
    .getByRole('status')
    .filter({ hasText: `dari ${count}` })
    .waitFor()
}
const folded = (names: readonly string[]) => names.map((name) => name.toLowerCase()).toSorted()
const namesOfPart = async (part: string, count: number) => {
  await openPart(officer, part, count)
  return folded(await cards(officer).getByRole('heading').allInnerTexts())
}

/** Everything that the village knows of its workers, in the server's own words. */
const register = async () => {
  const pages = await Promise.all(
    [0, 100, 200, 300, 400].map((offset) =>
      does(officer, 'migration.listEpisodes', { order: 'name', limit: 100, offset }),
    ),
  )
  return pages.flatMap(({ episodes }) => episodes as readonly { id: string; personName: string }[])
}

const explain = async (name: string, reason: string, note?: string) => {
  const card = cards(officer).filter({ has: officer.getByRole('heading', { name, exact: true }) })
  await card.getByLabel('Mengapa berbeda?').selectOption({ label: reason })
  if (note) await card.getByLabel(/^Catatan/).fill(note)
  await card.getByRole('button', { name: 'Simpan penjelasan' }).click()
  await card.getByText(`${reason}. Dijelaskan Sri Wahyuni.`).waitFor()
}

const headingOf = (name: string) =>
  cards(officer)
    .getByRole('heading')
    .filter({ hasText: new RegExp(`^${name}$`, 'i') })
    .first()
    .innerText()

test('a list of 500 is held against the register: the thirty planted differences are found, and not one more', async () => {
  const before = await register()
  expect(before).toHaveLength(500)
  await upload()
  await showColumns()
  expect(await namesOfPart('Hanya di desa', 7)).toEqual(folded(planted.villageOnly))
  expect(await namesOfPart('Hanya di daftar', 5)).toEqual(folded(planted.stateOnly))
  expect(await namesOfPart('Berbeda isi', 18)).toEqual(folded(Object.values(planted.differing).flat()))
  for (const [field, names] of Object.entries(planted.differing)) {
    const said = cards(officer).filter({
      hasText: field === 'NIK' ? /NIK di daftar lain/ : new RegExp(`${field}\\. Desa`),
    })
    expect(folded(await said.getByRole('heading').allInnerTexts())).toEqual(folded(names))
  }
  await look(officer, 'berbeda')
  await openPart(officer, 'Cocok', 475)
  expect(await cards(officer).count()).toBe(50)
  await officer.getByRole('button', { name: 'Tampilkan lagi' }).click()
  await expect.poll(() => cards(officer).count()).toBe(100)
  expect(await register()).toEqual(before)
})

test('they are explained one by one, and nothing in the register is overwritten', async () => {
  const before = await register()
  await openPart(officer, 'Berbeda isi', 18)
  const moved = await headingOf(planted.differing.Negara[0] ?? '')
  await explain(moved, 'Daftar itu yang benar, desa akan membetulkan')
  await explain(await headingOf(planted.differing.Nama[0] ?? ''), 'Salah ketik', 'Di KTP tertulis seperti di desa.')
  await officer.getByText('2 dari 30 sudah dijelaskan').waitFor()
  await openPart(officer, 'Hanya di desa', 7)
  const alone = await headingOf(planted.villageOnly[0] ?? '')
  const card = cards(officer).filter({ has: officer.getByRole('heading', { name: alone, exact: true }) })
  await card.getByLabel('Mengapa berbeda?').selectOption({ label: 'Lainnya' })
  await card.getByRole('button', { name: 'Simpan penjelasan' }).click()
  await card.getByText('Tulis sebabnya.').waitFor()
  await card.getByLabel('Mengapa berbeda?').selectOption({ label: 'Berangkat tanpa tercatat di kantor itu' })
  await card.getByRole('button', { name: 'Simpan penjelasan' }).click()
  await officer.getByText('3 dari 30 sudah dijelaskan').waitFor()
  await look(officer, 'dijelaskan')

  await openPart(officer, 'Berbeda isi', 18)
  await cards(officer)
    .filter({ has: officer.getByRole('heading', { name: moved, exact: true }) })
    .getByRole('link', { name: 'Buka berkasnya' })
    .click()
  await officer.getByRole('heading', { level: 1, name: new RegExp(moved) }).waitFor()
  await officer.waitForLoadState('networkidle')
  expect(await officer.locator('main').innerText()).not.toContain('Makau')
  await officer.goBack()
  await officer.getByText('3 dari 30 sudah dijelaskan').waitFor()
  const [sheet] = await Promise.all([
    officer.waitForEvent('download'),
    officer.getByRole('button', { name: 'Unduh untuk Excel' }).click(),
  ])
  const lines = readFileSync(await sheet.path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(506)
  expect(lines.filter((line) => line.includes('Makau'))).toHaveLength(4)
  expect(await register()).toEqual(before)
})

test('the next day, on a small phone, the work goes on where it was left', async () => {
  const small = await village.window({ ...phone, storageState: await officer.context().storageState() })
  await small.goto('/cocokkan')
  await small.getByText('3 dari 30 sudah dijelaskan').waitFor()
  await look(small, 'cocokkan')
  await small.getByRole('link', { name: /SISKOP2MI/ }).click()
  await openPart(small, 'Hanya di daftar', 5)
  await look(small, 'hanya-di-daftar')
  await openPart(small, 'Berbeda isi', 18)
  await look(small, 'berbeda')
  expect([...barriers, ...village.faults]).toEqual([])
})
