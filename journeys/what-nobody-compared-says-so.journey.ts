import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let server: VillageServer

beforeAll(async () => {
  server = await openVillageServer({ demo: true })
})
afterAll(() => server?.close())

test('a hot line is doubtful for the village until the ministry has read its source', async () => {
  const officer = await server.windowOf('Petugas migrasi', phone)
  await officer.goto('/rujukan?jenis=hotline')
  await officer.getByRole('link', { name: /^Crisis Center/ }).click()
  await officer.getByText('Belum ada yang mencocokkan ini').waitFor()
  const address = officer.url()

  const ministry = await server.windowOf('Kementerian')
  await ministry.goto(address)
  await ministry.getByRole('button', { name: 'Isinya cocok' }).click()
  await ministry.getByRole('dialog').getByRole('button', { name: 'Isinya cocok' }).click()
  await ministry.getByText('Sudah dicocokkan').waitFor()

  await officer.reload()
  await officer.getByText('Dicocokkan').first().waitFor()
  expect(await officer.getByText('Belum ada yang mencocokkan ini').count()).toBe(0)
  expect(await officer.getByRole('button', { name: /Betulkan|Tarik/ }).count()).toBe(0)
})

test('the ministry corrects it; what stood there before can still be read', async () => {
  const ministry = await server.windowOf('Kementerian')
  await ministry.goto('/rujukan?jenis=hotline')
  await ministry.getByRole('link', { name: /SP4N/ }).click()
  await ministry.getByRole('link', { name: 'Betulkan' }).click()
  await ministry.getByLabel('Jam layanan').fill('Setiap hari, 24 jam')
  await ministry.getByRole('button', { name: 'Simpan rujukan' }).click()
  await ministry.getByText('Setiap hari, 24 jam').waitFor()
  await ministry.getByText('Diganti').waitFor()
})

test('a list of classes of business is compared before it is loaded', async () => {
  const ministry = await server.windowOf('Kementerian')
  await ministry.goto('/rujukan/muat?jenis=kbli')
  const text = 'kode;judul\n01111;Pertanian Jagung\n01112;\n'
  await ministry
    .locator('input[type=file]')
    .setInputFiles({ name: 'kbli.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await ministry.getByLabel('Sumber').fill('Peraturan contoh 2/2020')
  await ministry.getByRole('button', { name: 'Bandingkan' }).click()
  await ministry.getByText('Tidak terbaca: Judul').waitFor()
  await ministry.getByRole('button', { name: 'Terapkan 1 perubahan' }).click()
  await ministry.getByRole('link', { name: /Pertanian Jagung/ }).waitFor()
  expect(server.faults).toEqual([])
})
