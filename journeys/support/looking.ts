import type { Page } from '@playwright/test'
import { axeOn, barriersOf } from './eyes-and-ears.ts'

/** Looks at pages of a story as they stand: open to eyes and ears, no key of these modules in place of a word. `SHOTS` keeps pictures. */
export const openEyes = (modules: readonly string[]) => {
  const barriers: string[] = []
  const shownKey = new RegExp(`\\b(${modules.join('|')})\\.[a-z]\\w+(\\.\\w+)*`, 'g')
  let shots = 0
  const look = async (page: Page, name: string) => {
    await page.waitForLoadState('networkidle')
    const folder = process.env.SHOTS
    const file = `${String(++shots).padStart(2, '0')}-${name}-${page.viewportSize()?.width}.png`
    if (folder) await page.screenshot({ path: `${folder}/${file}`, fullPage: true })
    const keys = (await page.locator('body').innerText()).match(shownKey) ?? []
    for (const key of keys) barriers.push(`${name}: the key ${key} is shown`)
    for (const found of [...(await axeOn(page)), ...(await barriersOf(page))]) barriers.push(`${name}: ${found}`)
  }
  return { barriers, look }
}
