import { afterAll, beforeAll, expect, it } from 'vitest'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

it('a family moves to another village: sent with what follows, received on one card, and the old village knows', async () => {
  const kuripan = await server.windowOf('Sri Wahyuni', phone)
  await kuripan.goto('/keluarga')
  await kuripan.locator('a[href*="/keluarga/0"]').nth(4).click()
  const heading = await kuripan.getByRole('heading', { level: 1, name: /^Keluarga / }).innerText()
  const head = heading.replace(/^Keluarga /, '')
  await kuripan.goto(`${kuripan.url().split('?')[0]}/pindah`)
  await kuripan.getByRole('combobox').first().fill('kenanga sindang')
  await kuripan.getByRole('option').first().click()
  await kuripan.getByText(`${head} tercatat pindah dari desa.`).waitFor()
  await kuripan.getByRole('button', { name: /^Kirim kepindahan/ }).click()
  await kuripan.getByText('Kepindahan terkirim.').waitFor()

  const kenanga = await server.windowOf('Euis Komariah', phone)
  await kenanga.goto('/pindahan')
  await kenanga.getByText(head, { exact: false }).first().waitFor()
  const together = kenanga.getByRole('button', { name: 'Terima semua dalam satu kartu baru' })
  const alone = kenanga.getByRole('button', { name: 'Terima', exact: true })
  await together.or(alone).first().click()
  await kenanga.getByText('Tidak ada yang menunggu diterima.').waitFor()
  await kenanga.goto(`/keluarga`)
  await kenanga.getByRole('searchbox').fill(head)
  await kenanga.getByText(head).first().waitFor()

  await kuripan.goto('/pindahan?arah=out')
  await kuripan.getByText('Diterima').first().waitFor()
  expect(server.faults).toEqual([])
})
