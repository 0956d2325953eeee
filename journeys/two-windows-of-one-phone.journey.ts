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

it('two windows of one phone keep both what was written in each, and send it once', async () => {
  const { page, context, personId } = await farAtAPerson(hand)
  const other = await context.newPage()
  await other.goto(`/orang/${personId}`)
  await unlock(other)
  await other.getByRole('button', { name: 'Tambah' }).first().waitFor()
  await recordsContact(page, '081233330001')
  await recordsContact(other, '081233330002')
  await recordsContact(page, '081233330003')
  const outbox = await opensOutbox(context)
  expect((await waitingIn(outbox)).sort()).toEqual(['081233330001', '081233330002', '081233330003'])
  await hand.findsSignal(context)
  for (const window of [outbox, page, other]) await badge(window, 'Semua terkirim')
  const arrived = (await contactsOf(outbox, personId)).filter((value) => value.startsWith('+62812333300'))
  expect(arrived.sort()).toEqual(['+6281233330001', '+6281233330002', '+6281233330003'])
  expect(hand.server.faults).toEqual([])
  await context.close()
})
