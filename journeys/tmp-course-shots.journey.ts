import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'
import type { Page } from '@playwright/test'
let village: VillageServer
beforeAll(async () => { village = await openVillageServer({ demo: true }) }, 400_000)
afterAll(() => village?.close())
const ask = (page: Page, operation: string, input: object) => page.evaluate(async ([name, body]) => {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
  return (await (await fetch(`/api/${name}`, { method: 'POST', headers, body })).json()) as { output: Record<string, unknown> }
}, [operation, JSON.stringify({ input })] as const)
test('shots', { timeout: 200_000 }, async () => {
  for (const [size, options] of [['360', phone], ['1280', { viewport: { width: 1280, height: 900 } }]] as const) {
    const page = await village.windowOf('Petugas migrasi', options)
    const { output } = await ask(page, 'migration.listEpisodes', { limit: 100 })
    const episodes = output.episodes as { id: string; personId: string; householdId: string; stage: string; destinationCountry: string }[]
    const away = episodes.find((one) => one.stage === 'working' && one.destinationCountry === 'HK')!
    const { output: purna } = await ask(page, 'migration.listEpisodes', { limit: 100, group: 'home' })
    const home = (purna.episodes as typeof episodes).find((one) => one.stage === 'purna')!
    for (const [name, address] of [['contract', `/calon/${away.id}/kontrak`], ['person', `/orang/${home.personId}`], ['expiries', '/calon/habis'], ['family', `/keluarga/${away.householdId}`]] as const) {
      await page.goto(address)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/course-out/new-${name}-${size}.png`, fullPage: true })
    }
    await page.context().close()
  }
  expect(village.faults).toEqual([])
})
