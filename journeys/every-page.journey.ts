import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeOn, prefer } from './support/eyes-and-ears.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer

beforeAll(async () => {
  village = await openVillageServer({ demo: true })
})

afterAll(() => village?.close())

const desk = { viewport: { width: 1280, height: 800 } }

/** Every page that the menu and the list of what can be recorded lead to, and one file of each kind. */
const addresses = async (page: Page): Promise<string[]> => {
  const found = new Set<string>()
  const seen = new Set<string>()
  for (const start of [
    '/',
    '/lainnya',
    '/catat',
    '/keluarga',
    '/calon',
    '/surat',
    '/verifikasi',
    '/rapat',
    '/rujukan',
  ]) {
    await settle(page, start)
    const links = await page
      .locator('a[href^="/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    for (const link of links) {
      if (!seen.has(kindOf(link)) && !link.startsWith('/files')) found.add(link)
      seen.add(kindOf(link))
    }
  }
  return [...found].sort()
}

const kindOf = (address: string): string => address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')

const settle = async (page: Page, address: string) => {
  await page.goto(address)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** The kinds of page whose night colours were looked at: they are the same for whoever opens them. */
const seenByNight = new Set<string>()

/** What a reader would stumble over: something sticking out, a key in place of a word, a barrier. */
const faultsOf = async (page: Page, address: string): Promise<string[]> => {
  const sticksOut = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  const words = await page.locator('body').innerText()
  const keys =
    words.match(
      /\b(platform|shell|places|access|references|registry|meetings|migration|letters|task)\.[a-z]\w+(\.\w+)*/g,
    ) ?? []
  const light = await axeOn(page)
  const kind = kindOf(address)
  const dark = seenByNight.has(kind) ? [] : await nightFaults(page)
  seenByNight.add(kind)
  return [
    ...(sticksOut > 0 ? [`${address}: ${sticksOut} px stick out`] : []),
    ...keys.map((key) => `${address}: the key ${key} is shown`),
    ...light.map((one) => `${address}: ${one}`),
    ...dark.map((one) => `${address}, dark: ${one}`),
  ]
}

const nightFaults = async (page: Page): Promise<string[]> => {
  await prefer(page, { dark: true })
  const faults = await axeOn(page, 'colours')
  await prefer(page, {})
  return faults
}

describe('every page of the demo', () => {
  test.each([
    ['Petugas migrasi', 'a small phone', phone],
    ['Petugas migrasi', 'a desk', desk],
    ['Kepala desa', 'a small phone', phone],
    ['Koordinator', 'a desk', desk],
  ])('reads well to %s at %s', { timeout: 600_000 }, async (role, _, window) => {
    const page = await village.windowOf(role, window)
    const found: string[] = []
    const pages = await addresses(page)
    for (const address of pages) {
      await settle(page, address)
      found.push(...(await faultsOf(page, address)))
    }
    expect(pages.length).toBeGreaterThan(5)
    expect([...found, ...village.faults]).toEqual([])
  })
})
