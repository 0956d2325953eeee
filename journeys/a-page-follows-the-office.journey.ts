import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#platform/shared/ids.ts'
import {
  contactsOf,
  inStepSince,
  keepVillage,
  openPhoneInHand,
  opensFirstHead,
  type PhoneInHand,
  personIn,
  title,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

/** Somebody at the office writes a number down. */
const recordsAtOffice = (office: Page, personId: string, value: string) =>
  office.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'x-requested-with': 'desmigratif' }
      const answer = await fetch('/api/registry.recordContact', { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(await answer.text())
    },
    {
      commandId: newId(),
      occurredAt: new Date().toISOString(),
      input: { id: newId(), personId, kind: 'phone', value, whose: 'own' },
    },
  )

/** The phone looks for news, as it does each minute, and has it. */
const hearsNews = async (page: Page) => {
  const since = new Date()
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await inStepSince(page, since)
}

it('shows by itself what the office wrote about the person on the screen, but not while a form is being filled', async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  await keepVillage(page)
  await page.locator('a[href="/keluarga"]').last().click()
  await title(page, 'Keluarga')
  await opensFirstHead(page)
  const personId = personIn(page)
  const office = await hand.server.windowOf('Petugas migrasi')
  await hearsNews(page)

  await recordsAtOffice(office, personId, '081255550001')
  await hearsNews(page)
  await page.getByText('+6281255550001').waitFor()

  await page.getByRole('button', { name: 'Tambah' }).first().click()
  await page.locator('input[name=value]').fill('0812777')
  await recordsAtOffice(office, personId, '081255550002')
  await hearsNews(page)
  expect(await contactsOf(office, personId)).toContain('+6281255550002')
  expect(await page.getByText('+6281255550002').count()).toBe(0)
  expect(await page.locator('input[name=value]').inputValue()).toBe('0812777')
  await page.getByRole('button', { name: 'Batal' }).click()
  await page.getByText('+6281255550002').waitFor()
  expect(hand.server.faults).toEqual([])
})
