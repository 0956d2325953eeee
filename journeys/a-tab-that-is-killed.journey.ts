import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  badge,
  contactsOf,
  farAtAPerson,
  openPhoneInHand,
  opensOutbox,
  type PhoneInHand,
  recordsContact,
  unlock,
  waitingIn,
} from './support/phone-in-hand.ts'

let hand: PhoneInHand

beforeAll(async () => {
  hand = await openPhoneInHand()
})
afterAll(() => hand?.close())

it('a tab that is killed in the middle of saving has saved it whole or not at all, and nothing arrives twice', async () => {
  const { page: first, context, personId } = await farAtAPerson(hand)
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
