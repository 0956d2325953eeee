import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVillageServer, phoneThatKeepsApp, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

test('an officer finds the right Kuripan of two on a slow phone, without a signal', async () => {
  const page = await server.windowOf('Petugas migrasi', phoneThatKeepsApp)
  // One visit with a signal: the app is kept on the phone.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto('/wilayah')
  const field = page.getByRole('combobox', { name: 'Desa' })
  await field.fill('kuripan wono')
  const hits = page.getByRole('option')
  await hits.first().waitFor()
  expect((await hits.allInnerTexts()).slice(0, 2).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    'Kuripan Watumalang › Wonosobo › Jawa Tengah 33.07.10.2004',
    'Kuripan Garung › Wonosobo › Jawa Tengah 33.07.12.2007',
  ])
  await hits.first().click()
  const facts = page.locator('dl')
  await facts.getByText('33.07.10.2004').waitFor()
  await hits.first().waitFor({ state: 'hidden' })

  // The list is on the device now: six times slower than this computer, and no line out.
  const device = await page.context().newCDPSession(page)
  await device.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.context().setOffline(true)
  await field.fill('kenanga sindang indra')
  // Until the device has searched, the hits of the text before are still shown.
  const shown = async () => (await hits.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
  await expect.poll(shown, { timeout: 40_000 }).toEqual(['Kenanga Sindang › Indramayu › Jawa Barat 32.12.16.2004'])
  expect(server.faults).toEqual([])
})
