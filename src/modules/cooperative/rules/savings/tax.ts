import type { PlainDate } from '#platform/shared/dates.ts'
import { fraction, multiply, percent } from '../exact/fraction.ts'
import { roundTo } from '../exact/rounding.ts'

/** One line of the dated table of taxes on interest: a reference with a source, never a constant here. */
export interface InterestTax {
  readonly from: PlainDate
  readonly percent: string
  /** Interest of one month up to this, to one member, is free. */
  readonly freeUpTo: bigint
}

/** The line in force on a day; none before the first. */
export const taxOn = (table: readonly InterestTax[], day: PlainDate): InterestTax | undefined =>
  [...table].sort((one, other) => (one.from < other.from ? -1 : 1)).findLast(({ from }) => from <= day)

/** Withheld from interest paid on a day, given what the member has been paid in that month before: whole rupiah, rounded down. */
export const taxWithheld = (
  table: readonly InterestTax[],
  day: PlainDate,
  interest: bigint,
  paidInMonth = 0n,
): bigint => {
  const tax = taxOn(table, day)
  if (!tax || interest <= 0n) return 0n
  const due = (amount: bigint) =>
    amount <= tax.freeUpTo ? 0n : roundTo(multiply(fraction(amount), percent(tax.percent)), 1n, 'down')
  return due(paidInMonth + interest) - due(paidInMonth)
}
