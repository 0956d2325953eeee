import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeOn } from './support/eyes-and-ears.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
})

afterAll(() => village?.close())

describe('a villager at the desk asks what the village holds of her', () => {
  test.each([
    ['a small phone', phone],
    ['a desk', { viewport: { width: 1280, height: 900 } }],
  ])('the officer finds her plan and her letters, and prints the whole sheet, at %s', async (_, window) => {
    const page = await village.windowOf('Petugas migrasi', window)
    await page.goto('/surat')
    await page
      .locator('a[href^="/surat/0"]', { hasText: /izin keluarga/i })
      .first()
      .click()
    await page.locator('a[href^="/orang/"]').first().click()
    await page.getByRole('heading', { name: 'Rencana dan perjalanan kerja' }).waitFor()
    await page.getByRole('heading', { name: 'Surat', exact: true }).waitFor()
    expect(await page.locator('a[href^="/calon/0"]').count()).toBeGreaterThan(0)
    const person = page.url()

    await page.goto(`${person}/lembar`)
    for (const name of [
      ...['Yang dicatat desa', 'Rencana dan perjalanan kerja', 'Surat desa atas nama Anda', 'Persetujuan'],
      ...['Siapa membuka berkas ini', 'Hak Anda', 'Kalau ada yang salah'],
    ])
      await page.getByRole('heading', { name }).waitFor()
    await page.getByText('disimpan 5 tahun sesudah layanan terakhir').first().waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/\b(registry|migration|letters)\.[a-z]/)
    expect(await axeOn(page)).toEqual([])
    await page.goto(`${person}?bagian=riwayat`)
    await page.getByRole('heading', { name: 'Siapa membuka berkas ini' }).waitFor()
    expect(await page.locator('body').innerText()).not.toMatch(/\bregistry\.read/)
    expect(village.faults).toEqual([])
    await page.context().close()
  })
})
