import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { badge, choosePin, openPhoneInHand, type PhoneInHand, title, unlock } from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

const figures = async (page: Page): Promise<string> => {
  await page.locator('main .figure').first().waitFor()
  return (await page.locator('main .figure').allInnerTexts()).join(' ')
}

/** Everything that lies in the stores of this browser, as text. */
const rawStores = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const found: string[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
        })
        for (const row of rows as { box?: Uint8Array }[])
          found.push(row?.box ? new TextDecoder().decode(row.box) : JSON.stringify(row))
      }
      database.close()
    }
    return found.join('\n')
  })

it('reads the counts of the villages on the phone as of the last line, behind a PIN, and nothing of anybody', async () => {
  const page = await hand.phoneOf('Koordinator')
  const context = page.context()
  const seen = await figures(page)
  await page.getByRole('link', { name: 'Simpan angka wilayah di HP' }).click()
  await choosePin(page)
  await badge(page, 'Semua terkirim')
  await page.waitForFunction(() =>
    Object.entries(localStorage).some(([key, at]) => key.startsWith('phone:') && at !== ''),
  )

  await hand.losesSignal(context)
  await page.close()
  const opened = await context.newPage()
  await opened.goto('/')
  await title(opened, 'Buka dengan PIN')
  await unlock(opened)
  await title(opened, /^Selamat/)
  await opened.getByText(/^Dari HP ini, per \d+ \w+ \d{4}/).waitFor()
  expect(await figures(opened)).toBe(seen)

  await opened.locator('a[href="/pantauan"]').last().click()
  await opened.locator('main').getByText('Kuripan Watu').first().waitFor()
  const raw = await rawStores(opened)
  expect(raw.length).toBeGreaterThan(500)
  for (const word of ['Kuripan', 'registry.people', 'villages']) expect(raw).not.toContain(word)

  await hand.findsSignal(context)
  await opened.goto('/lainnya')
  await unlock(opened)
  await opened.getByRole('button', { name: 'Keluar' }).click()
  await opened.waitForURL(/\/masuk/)
  expect(await opened.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('phone:')))).toEqual([])
})
