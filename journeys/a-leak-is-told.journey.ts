import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/shared/ids.ts'
import { axeOn } from './support/eyes-and-ears.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

const post = async <Output>(page: Page, name: string, input: unknown): Promise<Output> => {
  const asked = { commandId: newId(), input, path: `/api/${name}` }
  const { output } = await page.evaluate(async ({ path, ...body }) => {
    const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
    const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as { output: unknown }
  }, asked)
  return output as Output
}

/** One duty of the law, opened and its evidence written. */
const recordDuty = async (page: Page, duty: string) => {
  const step = page.locator('details').filter({ hasText: duty }).last()
  await step.locator('summary').click()
  await step.getByLabel('Bukti').fill('Surat nomor 474 diantar ke rumah')
  await step.getByRole('button', { name: 'Catat langkah ini' }).click()
  return step
}

test('a phone is lost: two are told, one was not concerned, and only then the duty to tell them is done', async () => {
  const officer = await server.windowOf('Petugas migrasi', phone)
  const { households } = await post<{ households: { id: string; memberCount: number }[] }>(
    officer,
    'registry.listHouseholds',
    {},
  )
  const family = households.find((one) => one.memberCount === 3)
  await officer.goto('/kebocoran/catat')
  await officer.getByRole('button', { name: 'Catat kebocoran' }).click()
  await officer.getByText('Tulis jam dan menitnya, seperti 14.30.').waitFor()
  await officer.getByLabel('Apa yang terjadi').selectOption({ label: 'Kertas hilang atau difoto' })
  await officer.getByLabel('Jam diketahui').fill('00.00')
  await officer.getByLabel('Ceritanya').fill('Map berkas tertinggal di angkot')
  await officer.getByLabel('Data apa yang keluar').fill('Nama, alamat, dan NIK')
  await officer.getByLabel('Apa yang sudah dilakukan').fill('Sudah dicari dan dilaporkan')
  await officer.getByLabel('Berapa orang terkena').fill('3')
  await officer.getByRole('button', { name: 'Catat kebocoran' }).click()
  await officer.getByRole('heading', { level: 1, name: 'Kertas hilang atau difoto' }).waitFor()

  const breachId = officer.url().split('/').at(-1)
  await post(officer, 'registry.recordBreachPeople', { breachId, householdIds: [family?.id] })
  await officer.reload()
  const names = officer.getByRole('group', { name: /belum diberi tahu/ }).getByRole('checkbox')
  await names.first().waitFor()
  const step = await recordDuty(officer, 'Warga yang terkena diberi tahu tertulis')
  await step.getByText(/orang di daftar belum diberi tahu/).waitFor()
  expect(await axeOn(officer)).toEqual([])

  await names.first().check()
  await officer.getByRole('button', { name: 'Tidak terkena: keluarkan' }).click()
  for (const left of [2, 1]) {
    await officer.getByText(`${left} orang belum diberi tahu`).first().waitFor()
    await names.first().check()
    await officer.getByRole('button', { name: 'Catat sudah diberi tahu' }).click()
  }
  await names.first().waitFor({ state: 'detached' })
  await step.getByRole('button', { name: 'Catat langkah ini' }).click()
  await officer.getByText('Surat nomor 474 diantar ke rumah').first().waitFor()
  expect(server.faults).toEqual([])
})
