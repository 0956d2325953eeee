import { timingSafeEqual } from 'node:crypto'
import { digest } from '#platform/server/keys.ts'

const halfAnHour = 30 * 60_000

const sealOf = (village: number, receiptKey: string, pin: string, until: number): string =>
  digest('case tracker ticket', `${village}|${receiptKey}|${pin.replace(/\D/g, '')}|${until}`).toString('hex')

/** For whoever brought the right PIN: good for half an hour, only for this one case, and only as long as that PIN opens it. */
export const makeTicket = (village: number, receiptKey: string, pin: string, now = Date.now()): string => {
  const until = now + halfAnHour
  return `${until}.${sealOf(village, receiptKey, pin, until)}`
}

export const isTicketGood = (
  { village, receiptKey, ticket }: { readonly village: number; readonly receiptKey: string; readonly ticket: string },
  pin: string,
  now = Date.now(),
): boolean => {
  const [until = '', seal = ''] = ticket.split('.')
  const good = Buffer.from(sealOf(village, receiptKey, pin, Number(until)))
  const given = Buffer.from(seal)
  return Number(until) > now && given.length === good.length && timingSafeEqual(given, good)
}
