import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { newId } from '#platform/shared/ids.ts'
import type { VillageKey } from '#platform/shared/village-key.ts'
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

test('what a phone left sealed waits for the officer, who puts it into the village data under their own name', async () => {
  const officer = await server.windowOf('Petugas migrasi', phone)
  const personId = newId()
  await post(officer, 'registry.recordPerson', { person: { id: personId, name: 'Sumiyati', sex: 'female' } })
  await officer.goto('/titipan')
  await officer.getByText('Tidak ada titipan').waitFor()

  const key = await post<VillageKey>(officer, 'platform.getVillageKey', {})
  const contact = (value: string, id = personId) => ({
    ...{ commandId: newId(), name: 'registry.recordContact', village: null, occurredAt: '2026-11-02T03:00:00.000Z' },
    input: { id: newId(), personId: id, kind: 'phone', value },
  })
  const content = {
    version: 1,
    madeBy: { accountId: newId(), name: 'Wahyu Prasetyo' },
    commands: [contact('081298765432'), contact('081298765433', newId())],
  }
  const bytes = await sealForVillage(key, new TextEncoder().encode(JSON.stringify(content)))
  // the phone of somebody who has no session any more
  const phoneLeft = await server.window(phone)
  await phoneLeft.goto('/masuk')
  const sealed = Buffer.from(bytes).toString('base64')
  await post(phoneLeft, 'platform.recordParcel', { village: key.village, sealed })

  await officer.goto('/lainnya')
  await officer.getByRole('link', { name: /Titipan HP/ }).click()
  await officer.getByRole('heading', { name: 'Wahyu Prasetyo' }).waitFor()
  await officer.getByText('Nama menurut HP-nya').waitFor()
  await officer.getByText('2 catatan: Nomor kontak').waitFor()
  await officer.getByRole('button', { name: 'Masukkan ke data desa' }).click()
  const dialog = officer.getByRole('dialog')
  await dialog.getByText('atas nama Anda').waitFor()
  await dialog.getByRole('button', { name: 'Masukkan ke data desa' }).click()
  await officer.getByText('1 masuk, 1 ditolak.').waitFor()
  await officer.getByText('Sebagian ditolak').waitFor()
  await officer.getByText('1 dimasukkan oleh').waitFor()
  const wide = await officer.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  expect(await axeOn(officer)).toEqual([])

  await officer.goto(`/orang/${personId}`)
  await officer.getByText('+6281298765432').first().waitFor()
  expect(server.faults).toEqual([])
})
