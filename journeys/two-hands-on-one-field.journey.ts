import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/shared/ids.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

const post = (page: Page, path: string, body: unknown) =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await answer.json()) as { output?: { answers?: { outcome: string }[] } }
    },
    [path, body] as const,
  )

test('what came from a phone waits beside what stands at the office, and the officer chooses', async () => {
  const officer = await server.windowOf('Petugas migrasi', phone)
  await officer.goto('/')
  const personId = newId()
  const person = { id: personId, name: 'Sumiyati', sex: 'female', birthPlace: 'Wonosobo' }
  const does = (name: string, input: unknown) => post(officer, `/api/${name}`, { commandId: newId(), input })
  await does('registry.recordPerson', { person })
  const to = (value: string) => ({
    id: newId(),
    personId,
    changes: [{ field: 'birthPlace', from: 'Wonosobo', to: value }],
  })
  await does('registry.correctPerson', to('Temanggung'))
  const queued = { commandId: newId(), name: 'registry.correctPerson', input: to('Magelang'), village: null }
  const commands = [{ ...queued, occurredAt: '2026-11-02T03:00:00.000Z' }]
  const { output } = await post(officer, '/api/push', { commands })
  expect(output?.answers).toMatchObject([{ outcome: 'refused' }])

  await officer.goto('/konflik')
  await officer.getByRole('heading', { name: 'Isian yang berbeda' }).waitFor()
  await officer.getByText('Sumiyati').waitFor()
  const wide = await officer.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  await officer.getByRole('radio', { name: /Di ponsel/ }).check()
  await officer.getByRole('button', { name: 'Simpan pilihan' }).click()
  await officer.getByText('Semua isian sudah sama').waitFor()
  await officer.goto(`/orang/${personId}`)
  await officer.getByText('Magelang').first().waitFor()
  expect(server.faults).toEqual([])
})
