import type { BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  badge,
  keepVillage,
  openPhoneInHand,
  opensFirstHead,
  type PhoneInHand,
  recordsContact,
  serverSays,
  title,
  unlock,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

const contactsOf = async (page: Page, personId: string) => {
  const { contacts } = await serverSays<{ contacts: { value: string }[] }>(page, 'registry.getPerson', { personId })
  return contacts.map(({ value }) => value)
}

const personIn = (page: Page) => /\/orang\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''

/** An officer far from any signal, with a person's page open. */
const atAPerson = async () => {
  const page = await hand.phoneOf('Petugas migrasi')
  await keepVillage(page)
  await hand.losesSignal(page.context())
  await page.goto('/keluarga')
  await unlock(page)
  await title(page, 'Keluarga')
  await opensFirstHead(page)
  return { page, context: page.context(), personId: personIn(page) }
}

const opensOutbox = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  await page.goto('/kiriman')
  await unlock(page)
  await title(page, 'Kiriman')
  return page
}

const waitingIn = async (page: Page): Promise<string[]> => {
  await page.getByText(/Terakhir sama dengan kantor/).waitFor()
  return [...new Set((await page.locator('main').textContent())?.match(/0812\d{8}/g) ?? [])]
}

it('a tab that is killed in the middle of saving has saved it whole or not at all, and nothing arrives twice', async () => {
  const { page: first, context, personId } = await atAPerson()
  await recordsContact(first, '081211110000')
  let page = first
  const killedAt = [0, 5, 30, 120]
  for (const [turn, milliseconds] of killedAt.entries()) {
    await page.getByRole('button', { name: 'Tambah' }).first().click()
    await page.locator('input[name=value]').fill(`08121111000${turn + 1}`)
    const save = page.getByRole('button', { name: 'Simpan', exact: false }).last()
    await save.evaluate((button: HTMLElement) => button.click())
    await page.waitForTimeout(milliseconds)
    const protocol = await context.newCDPSession(page)
    const crashed = page.waitForEvent('crash')
    void protocol.send('Page.crash').catch(() => undefined)
    await crashed
    await page.close()
    page = await context.newPage()
    await page.goto(`/orang/${personId}`)
    await unlock(page)
    await page.getByRole('button', { name: 'Tambah' }).first().waitFor()
  }
  const outbox = await opensOutbox(context)
  const waiting = await waitingIn(outbox)
  // what it was said to have kept is there
  expect(waiting).toContain('081211110000')
  expect(waiting.filter((value) => !/^08121111000[0-4]$/.test(value))).toEqual([])
  await hand.findsSignal(context)
  await badge(outbox, 'Semua terkirim')
  const arrived = (await contactsOf(outbox, personId)).filter((value) => value.startsWith('+62812111100'))
  expect(arrived.sort()).toEqual(waiting.map((value) => value.replace(/^0/, '+62')).sort())
  expect(hand.server.faults).toEqual([])
  await context.close()
})
