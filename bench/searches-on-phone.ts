import { join } from 'node:path'
import { openBrowser } from '#platform/testing/browser.ts'
import { questions } from './invented-names.ts'
import { bundlePage } from './page-bundle.ts'
import type { PeopleOnPhone } from './people-on-phone-page.ts'
import { percentile, typeVillages } from './region-search.ts'
import { type BenchResult, within } from './result.ts'

declare global {
  interface Window {
    people: PeopleOnPhone
  }
}

const slowerProcessor = 4
const villagePeople = 10_000

/** What an officer searches on the phone itself, without asking anybody: the village's people, and every village. */
export const measureSearches = async (): Promise<readonly BenchResult[]> => {
  const people = await searchPeople()
  const villages = await typeVillages(slowerProcessor)
  return [
    within(`search of ${villagePeople} people on the phone, p95 (CPU 4×)`, percentile(people, 0.95), 100, 'ms'),
    within('search of all 83,762 villages on the phone, p95 (CPU 4×)', percentile(villages.ours, 0.95), 100, 'ms'),
  ]
}

// Every question letter by letter, as it is typed; once before, as the first letter of a day.
const searchPeople = async (): Promise<number[]> => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({
      type: 'module',
      content: await bundlePage(join(import.meta.dirname, 'people-on-phone-page.ts')),
    })
    await page.waitForFunction(() => 'people' in window)
    await page.evaluate((count) => window.people.fill(count), villagePeople)
    const device = await page.context().newCDPSession(page)
    await device.send('Emulation.setCPUThrottlingRate', { rate: slowerProcessor })
    const typed = questions.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)))
    await page.evaluate(() => window.people.search(['a']))
    return await page.evaluate((texts) => window.people.search(texts), typed)
  } finally {
    await browser.close()
  }
}
