import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeOn } from './support/eyes-and-ears.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
}, 400_000)
afterAll(() => village?.close())

interface Listed {
  readonly id: string
  readonly personId: string
  readonly stage: string
  readonly destinationCountry: string | null
  readonly nextStep: { readonly code: string }
}

const listed = (page: Page, input: object): Promise<readonly Listed[]> =>
  page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
    const answer = await fetch('/api/migration.listEpisodes', { method: 'POST', headers, body })
    return ((await answer.json()) as { output: { episodes: Listed[] } }).output.episodes
  }, JSON.stringify({ input }))

const opens = async (page: Page, address: string) => {
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Nothing sticks out at 360 pixels, and nothing stands in the way of a reader. */
const readsWell = async (page: Page) => {
  // a part that still waits fades in: it is read once it is there
  await page.waitForFunction(() => document.querySelector('.waiting') === null)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  expect(await axeOn(page)).toEqual([])
}

const date = (page: Page, name: string, day: string) => page.locator(`input[name="${name}"]`).fill(day)

test('a departure, a contract and a number are told on a small phone; the picture, the findings and what runs out follow', {
  timeout: 300_000,
}, async () => {
  const page = await village.windowOf('Petugas migrasi', phone)
  const [candidate] = (await listed(page, { limit: 100, group: 'departure' })).concat(
    await listed(page, { limit: 100 }),
  )
  if (!candidate) throw new Error('the demo has no candidate')
  const file = `/calon/${candidate.id}`

  await opens(page, `${file}/kejadian?tahap=departed`)
  await page.getByText('Bukti: Berangkat').waitFor()
  await page.getByLabel('Nomor pesawat atau kapal').fill('GA 860')
  await page.getByLabel('Bandara atau pelabuhan').fill('Juanda')
  await page.locator('select[name="details.visaKind"]').selectOption('work')
  await page.locator('select[name="source"]').selectOption('family')
  await readsWell(page)
  await page.getByRole('button', { name: 'Simpan kejadian' }).click()
  await page.waitForURL(`**${file}`)
  await page.getByRole('img', { name: /Gambar perjalanan kerja/ }).waitFor()
  await page.getByText('Nomor pesawat atau kapal: GA 860').waitFor()
  await readsWell(page)

  await opens(page, `${file}/kejadian?tahap=contract_signed`)
  await page.locator('input[name="details.wage"]').fill('100')
  await page.getByRole('button', { name: 'Simpan kejadian' }).click()
  await page.getByText('Pilih mata uangnya, supaya upahnya bisa dibaca.').waitFor()
  await page.locator('select[name="details.currency"], input[name="details.currency"]').first().waitFor()
  await page.locator('select[name="details.currency"]').selectOption('HKD')
  await date(page, 'details.startsOn', '01-11-2026')
  await date(page, 'details.endsOn', '31-10-2028')
  await page.locator('select[name="source"]').selectOption('document')
  await page.getByRole('button', { name: 'Simpan kejadian' }).click()
  await page.waitForURL(`**${file}`)

  await opens(page, `${file}/kontrak`)
  await page.getByRole('heading', { name: 'Hasil pencocokan' }).waitFor()
  await page.getByRole('img', { name: /hari terlindung/ }).waitFor()
  await readsWell(page)

  await opens(page, `${file}/nomor`)
  await page.locator('select[name="system"]').selectOption('bpjs_tk')
  await page.locator('input[name="number"]').fill('123')
  await page.getByText('Bentuknya tidak seperti biasanya.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Simpan nomor' }).click()
  await page.waitForURL(`**${file}`)
  await page.getByText('Bentuknya tidak biasa', { exact: true }).waitFor()

  await opens(page, '/calon/habis')
  await page
    .getByText(/(bulan|hari) lagi/)
    .first()
    .waitFor()
  await readsWell(page)
  expect(village.faults).toEqual([])
})

test('what could harm is in the file of the officer, and the head reads only that she worked and is back', {
  timeout: 200_000,
}, async () => {
  const officer = await village.windowOf('Petugas migrasi')
  const candidates = await listed(officer, { limit: 100, group: 'abroad' })
  let harmed: string | undefined
  for (const { id, destinationCountry } of candidates.filter((one) => one.destinationCountry === 'SA')) {
    await opens(officer, `/calon/${id}`)
    if (destinationCountry && (await officer.getByText('Izin tinggal habis').count()) > 0) harmed = id
  }
  if (!harmed) throw new Error('the demo has nobody whose permit ran out')
  const head = await village.windowOf('Kepala desa')
  await opens(head, `/calon/${harmed}`)
  expect(await head.locator('main').innerText()).not.toMatch(/Izin tinggal habis|Ada ID PMI|Umrah, haji/)
  for (const page of [officer, head]) {
    await opens(page, '/calon')
    expect(await page.locator('main').innerText()).not.toMatch(/Izin tinggal habis|Dipulangkan negara tujuan/)
  }
})
