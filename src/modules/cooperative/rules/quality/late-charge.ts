import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { fraction, multiply, percent } from '../exact/fraction.ts'
import { type RoundingMode, roundTo } from '../exact/rounding.ts'

/** What a contract says of being late. A copy of the product at approval; caps by law are a dated table, asked before. */
export interface LateChargeRule {
  /** Days after the due date without a charge; once they are over the charge counts from the day after the due date, or from the day after them. */
  readonly graceDays: number
  readonly countsGrace: boolean
  /** Per cent a day of late principal, or once an amount for each late row. */
  readonly charge:
    | { readonly kind: 'per_day'; readonly percent: string }
    | { readonly kind: 'once'; readonly amount: bigint }
  /** At most this part of the late principal of the row. */
  readonly capPercent: string
  /** After so many days late nothing more is charged. */
  readonly stopsAfterDays: number
  readonly mode: RoundingMode
  /** On syariah contracts it goes to the social fund and is never income (DSN-MUI 17/2000). */
  readonly goesTo: 'income' | 'social_fund'
}

export interface LateRow {
  readonly number: number
  readonly dueOn: PlainDate
  /** Late principal alone: never a charge on a charge, nor on interest. */
  readonly principal: bigint
}

/** How the person stands: nobody is charged who cannot pay, and none is charged while a payment holiday runs. */
export interface LatePerson {
  readonly isAble: boolean
  readonly holidays?: readonly { readonly from: PlainDate; readonly to: PlainDate }[]
}

export interface LateCharge {
  readonly row: number
  readonly amount: bigint
  readonly goesTo: LateChargeRule['goesTo']
}

const daysIn = (from: PlainDate, to: PlainDate, { holidays = [] }: LatePerson): number => {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (!holidays.some((holiday) => day >= holiday.from && day <= holiday.to)) days++
  }
  return days
}

const chargedDays = (rule: LateChargeRule, { dueOn }: LateRow, on: PlainDate, person: LatePerson): number => {
  if (daysBetween(dueOn, on) <= rule.graceDays) return 0
  const stop = addDays(dueOn, rule.stopsAfterDays)
  return daysIn(rule.countsGrace ? dueOn : addDays(dueOn, rule.graceDays), [on, stop].sort()[0] ?? on, person)
}

const chargeOf = (rule: LateChargeRule, row: LateRow, days: number): bigint => {
  if (rule.charge.kind === 'once') return days > 0 ? rule.charge.amount : 0n
  const daily = multiply(fraction(row.principal), percent(rule.charge.percent))
  return roundTo(multiply(daily, fraction(BigInt(days))), 1n, rule.mode)
}

/** The whole late charge of each row up to a day, what was charged before included: charging twice for one day is not possible. */
export const lateCharges = (
  rule: LateChargeRule,
  rows: readonly LateRow[],
  on: PlainDate,
  person: LatePerson,
): LateCharge[] => {
  if (!person.isAble) return []
  return rows.flatMap((row) => {
    const cap = roundTo(multiply(fraction(row.principal), percent(rule.capPercent)), 1n, 'down')
    const charge = chargeOf(rule, row, chargedDays(rule, row, on, person))
    const amount = charge < cap ? charge : cap
    return amount > 0n ? [{ row: row.number, amount, goesTo: rule.goesTo }] : []
  })
}
