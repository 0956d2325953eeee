import { divide, type Fraction, fraction, multiply, percent, subtract, sum, zero } from '../exact/fraction.ts'
import { roundTo } from '../exact/rounding.ts'
import { roundInterest } from './annuity.ts'
import type { Period } from './due-dates.ts'
import { interestOver, rateOver } from './interest.ts'
import type { LoanTerms, Tranche } from './terms.ts'

/** What is known when a row begins. */
export interface RowStart {
  readonly row: number
  readonly period: Period
  /** Owed before the money that goes out in this period. */
  readonly carried: bigint
  /** Money that goes out from the first day of the period to the day before its last. */
  readonly fresh: readonly Tranche[]
  /** The instalment is worked out anew though no money goes out: something was paid before its time. */
  readonly renewed?: boolean
}

/** Whether parts and instalments are to be worked out from what is owed now. */
export const isNew = ({ fresh, renewed }: RowStart): boolean => fresh.length > 0 || renewed === true

/** Rounded interest of each row in turn. */
export type InterestOfRow = (start: RowStart) => bigint

/** What is owed once all money of the period is out. */
export const openingOf = ({ carried, fresh }: RowStart): bigint =>
  fresh.reduce((so, { amount }) => so + amount, carried)

/** Exact interest on the balance of one period. */
export const onBalance = (terms: LoanTerms, periods: readonly Period[], start: RowStart): Fraction => {
  if (start.row < terms.grace.interestFree) return zero
  const days = start.fresh.map(({ on }) => on)
  return interestOver(terms, periods, start.period, days, (day) =>
    openingOf({ ...start, fresh: start.fresh.filter(({ on }) => on <= day) }),
  )
}

const balanceInterest =
  (terms: LoanTerms, periods: readonly Period[]): InterestOfRow =>
  (start) =>
    roundInterest(onBalance(terms, periods, start), terms.rounding)

// what a piece costs from the day it goes out to the end of the term, whatever is paid back
const flatCost = (
  terms: LoanTerms,
  periods: readonly Period[],
  { row, period }: RowStart,
  piece: Tranche,
): Fraction => {
  const rates = periods
    .slice(row)
    .slice(terms.grace.interestFree > row ? terms.grace.interestFree - row : 0)
    .map((one) => {
      const from = one === period && piece.on > one.from ? piece.on : one.from
      return rateOver(terms, periods, one, { from, to: one.to })
    })
  return multiply(fraction(piece.amount), sum(rates))
}

// the whole is spread over the rows in equal parts; the last, or the first, takes what rounding leaves
const flatInterest = (terms: LoanTerms, periods: readonly Period[]): InterestOfRow => {
  const { grace, rounding } = terms
  let [left, part, isFirst] = [zero, 0n, true]
  return (start) => {
    if (start.fresh.length > 0) left = sum([left, ...start.fresh.map((one) => flatCost(terms, periods, start, one))])
    if (start.row < grace.interestFree) return 0n
    const rows = BigInt(periods.length - start.row)
    if (start.fresh.length > 0 || isFirst) part = roundInterest(divide(left, fraction(rows)), rounding)
    const takesRest = rows === 1n || (isFirst && rounding.residual === 'first')
    isFirst = false
    const others = fraction(part * (rows - 1n))
    const rest = roundInterest(rows === 1n ? left : subtract(left, others), rounding)
    const interest = takesRest ? rest : part
    const most = roundTo(left, rounding.interestUnit, 'up')
    const held = interest < 0n || most < 0n ? 0n : interest > most ? most : interest
    left = subtract(left, fraction(held))
    return held
  }
}

const monthlyPart = ({ rate, calendar }: LoanTerms): Fraction => {
  if (rate.per === 'whole_term' || calendar.kind === 'seasonal' || calendar.unit !== 'month')
    throw new Error('a fee on the balance at the start of the year is monthly')
  const months = fraction(BigInt(calendar.every), rate.per === 'year' ? 12n : 1n)
  return multiply(percent(rate.percent), months)
}

// money that goes out within a year of the loan counts from that year's next start; the first piece at once
const openingYearFee = (terms: LoanTerms): InterestOfRow => {
  const part = monthlyPart(terms)
  let base = 0n
  return (start) => {
    if (start.row % (terms.rowsPerYear ?? 1) === 0 || base === 0n) base = openingOf(start)
    if (start.row < terms.grace.interestFree) return 0n
    return roundInterest(multiply(fraction(base), part), terms.rounding)
  }
}

export const interestOfRows = (terms: LoanTerms, periods: readonly Period[]): InterestOfRow => {
  if (terms.method === 'flat') return flatInterest(terms, periods)
  if (terms.method === 'opening_year') return openingYearFee(terms)
  return balanceInterest(terms, periods)
}
