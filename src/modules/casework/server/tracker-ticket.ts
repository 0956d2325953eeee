import { timingSafeEqual } from 'node:crypto'
import { digest } from '#platform/server/keys.ts'

const halfAnHour = 30 * 60_000

const sealOf = (village: number, receiptKey: string, until: number): string =>
  digest('case tracker ticket', `${village}|${receiptKey}|${until}`).toString('hex')

/** For whoever brought the right PIN: good for half an hour, and only for this one case. */
export const makeTicket = (village: number, receiptKey: string, now = Date.now()): string => {
  const until = now + halfAnHour
  return `${until}.${sealOf(village, receiptKey, until)}`
}

export const isTicketGood = (
  { village, receiptKey, ticket }: { readonly village: number; readonly receiptKey: string; readonly ticket: string },
  now = Date.now(),
): boolean => {
  const [until = '', seal = ''] = ticket.split('.')
  const good = Buffer.from(sealOf(village, receiptKey, Number(until)))
  const given = Buffer.from(seal)
  return Number(until) > now && given.length === good.length && timingSafeEqual(given, good)
}
