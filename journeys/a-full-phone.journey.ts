import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { badge, contactsOf, farAtAPerson, openPhoneInHand, type PhoneInHand } from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

/** What the browser lends this app: enough for the village. */
const lendsLittle = async (page: Page) => {
  const protocol = await page.context().newCDPSession(page)
  const { origin } = new URL(page.url())
  await protocol.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 40_000_000 })
}

/** Takes all that is left, to the last few bytes; answers how many. */
const fillsUp = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('filler')
    opening.onupgradeneeded = () => opening.result.createObjectStore('filler', { autoIncrement: true })
    await new Promise((done) => opening.addEventListener('success', done))
    const noise = (bytes: number) => {
      const made = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 60_000) crypto.getRandomValues(made.subarray(at, at + 60_000))
      return made
    }
    const add = (bytes: number) =>
      new Promise<boolean>((done) => {
        const adding = opening.result.transaction('filler', 'readwrite')
        adding.objectStore('filler').add(noise(bytes))
        adding.oncomplete = () => done(true)
        adding.onabort = () => done(false)
      })
    let taken = 0
    for (const bytes of [4_000_000, 400_000, 40_000, 4_000, 400, 40]) while (await add(bytes)) taken += bytes
    opening.result.close()
    return taken
  })

const makesRoom = (page: Page) =>
  page.evaluate(() => new Promise((done) => indexedDB.deleteDatabase('filler').addEventListener('success', done)))

it('a full phone says so before anything is lost: the words stay in the form, and are kept once there is room', async () => {
  const { page, context, personId } = await farAtAPerson(hand, lendsLittle)
  await page.getByRole('button', { name: 'Tambah' }).first().click()
  const field = page.locator('input[name=value]')
  await field.fill('081222220000')
  expect(await fillsUp(page)).toBeGreaterThan(4_000_000)
  const save = page.getByRole('button', { name: 'Simpan', exact: false }).last()
  await save.click()
  await page.getByText('HP ini penuh, jadi belum tersimpan').waitFor()
  expect(await field.inputValue()).toBe('081222220000')
  await makesRoom(page)
  await save.click()
  await page.getByText('Tersimpan di HP ini').waitFor()
  await hand.findsSignal(context)
  await badge(page, 'Semua terkirim')
  expect((await contactsOf(page, personId)).filter((value) => value === '+6281222220000')).toHaveLength(1)
  expect(hand.server.faults).toEqual([])
  await context.close()
})
