import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { type Fraction, fraction, multiply, percent, sum, zero } from '../exact/fraction.ts'
import { days360, yearShare } from './day-count.ts'
import type { Period } from './due-dates.ts'
import type { LoanTerms } from './terms.ts'

/** Days with one balance and one answer to whether interest runs: from the end of `from` to the end of `to`. */
export interface Stretch {
  readonly from: PlainDate
  readonly to: PlainDate
}

const shareOfPeriod = (period: Period, { from, to }: Stretch): Fraction =>
  fraction(BigInt(daysBetween(from, to)), BigInt(daysBetween(period.from, period.to)))

// a month is a twelfth; a part of it is shared by its real days (`peers-pillars.md` V12b, V12d)
const monthly = (period: Period, stretch: Stretch): Fraction =>
  period.months === undefined
    ? fraction(days360(stretch.from, stretch.to), 360n)
    : multiply(fraction(BigInt(period.months), 12n), shareOfPeriod(period, stretch))

const perPeriod = ({ calendar }: LoanTerms, period: Period, stretch: Stretch): Fraction => {
  if (calendar.kind === 'seasonal' || calendar.unit === 'month') return monthly(period, stretch)
  const days = BigInt(daysBetween(stretch.from, stretch.to))
  return calendar.unit === 'week' ? fraction(days, 364n) : fraction(days, 365n)
}

const yearPart = (terms: LoanTerms, period: Period, stretch: Stretch): Fraction => {
  if (terms.accrual === 'per_period') return perPeriod(terms, period, stretch)
  if (terms.dayCount !== '30_360') return yearShare(stretch.from, stretch.to, terms.dayCount)
  const { calendar } = terms
  const isByMonth = calendar.kind === 'seasonal' || calendar.unit === 'month'
  return isByMonth ? monthly(period, stretch) : fraction(BigInt(daysBetween(stretch.from, stretch.to)), 360n)
}

// 1 % for the whole term is 1 %, however many days a year is said to have (FINERACT-2359)
const wholeTermPart = (terms: LoanTerms, periods: readonly Period[], period: Period, stretch: Stretch): Fraction => {
  const isEven = terms.accrual === 'per_period' || terms.dayCount === '30_360'
  if (isEven) return multiply(fraction(1n, BigInt(periods.length)), shareOfPeriod(period, stretch))
  const [first, last] = [periods[0] ?? period, periods.at(-1) ?? period]
  return fraction(BigInt(daysBetween(stretch.from, stretch.to)), BigInt(daysBetween(first.from, last.to)))
}

const partOf = (terms: LoanTerms, periods: readonly Period[], period: Period, stretch: Stretch): Fraction => {
  if (terms.rate.per === 'whole_term') return wholeTermPart(terms, periods, period, stretch)
  const part = yearPart(terms, period, stretch)
  return terms.rate.per === 'month' ? multiply(part, fraction(12n)) : part
}

/** What one unit of balance costs over a stretch that lies within one period. */
export const rateOver = (terms: LoanTerms, periods: readonly Period[], period: Period, stretch: Stretch): Fraction =>
  multiply(percent(terms.rate.percent), partOf(terms, periods, period, stretch))

const isPaused = (terms: LoanTerms, { from, to }: Stretch): boolean =>
  (terms.pauses ?? []).some((pause) => addDays(from, 1) >= pause.from && to <= pause.to)

const pauseCuts = (terms: LoanTerms): PlainDate[] =>
  (terms.pauses ?? []).flatMap(({ from, to }) => [addDays(from, -1), to])

/** A period cut where the balance may change, or interest stop. */
export const stretchesOf = (terms: LoanTerms, period: Period, cuts: readonly PlainDate[]): Stretch[] => {
  const inside = [...cuts, ...pauseCuts(terms)].filter((day) => day > period.from && day < period.to)
  const edges = [period.from, ...[...new Set(inside)].sort(), period.to]
  return edges.slice(1).map((to, place) => ({ from: edges[place] ?? period.from, to }))
}

/** Exact interest of a period, given what is owed at the end of a day. */
export const interestOver = (
  terms: LoanTerms,
  periods: readonly Period[],
  period: Period,
  cuts: readonly PlainDate[],
  owedAfter: (day: PlainDate) => bigint,
): Fraction =>
  sum(
    stretchesOf(terms, period, cuts)
      .filter((stretch) => !isPaused(terms, stretch))
      .map((stretch) => multiply(fraction(owedAfter(stretch.from)), rateOver(terms, periods, period, stretch))),
  )

/** Exact interest of a period on a balance that does not change in it, pauses aside: what an instalment is planned with. */
export const plannedRate = (terms: LoanTerms, periods: readonly Period[], row: number): Fraction => {
  const period = periods[row]
  if (!period || row < terms.grace.interestFree) return zero
  return rateOver(terms, periods, period, period)
}
