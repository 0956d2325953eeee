import { addDays, dateParts, daysBetween, daysInMonth, makeDate, type PlainDate } from '#platform/shared/dates.ts'
import { add, type Fraction, fraction, zero } from '../exact/fraction.ts'

/**
 * How days become a part of a year. `364` is a year of 52 whole weeks. `actual_actual` gives each day its own year's length;
 * with `_29_february` only a stretch that holds that day counts 366.
 */
export const dayCounts = [
  ...(['30_360', 'actual_365', 'actual_360', 'actual_364', 'actual_actual', 'actual_actual_29_february'] as const),
]
export type DayCount = (typeof dayCounts)[number]

const isLeap = (year: number): boolean => daysInMonth(year, 2) === 29

const lengthOf = (year: number): bigint => (isLeap(year) ? 366n : 365n)

/** Days of 30/360 by the European rule (30E/360): the 31st counts as the 30th. */
export const days360 = (from: PlainDate, to: PlainDate): bigint => {
  const day30 = (date: PlainDate): number => {
    const { year, month, day } = dateParts(date)
    return (year * 12 + month) * 30 + (day > 30 ? 30 : day)
  }
  return BigInt(day30(to) - day30(from))
}

// a day's interest belongs to the day at whose end it is owed: of (22 December, 22 January] nine days are the old year's
const byOwnYears = (from: PlainDate, to: PlainDate): Fraction => {
  let [share, start] = [zero, from]
  while (start < to) {
    const year = dateParts(addDays(start, 1)).year
    const end = makeDate(year, 12, 31) < to ? makeDate(year, 12, 31) : to
    share = add(share, fraction(BigInt(daysBetween(start, end)), lengthOf(year)))
    start = end
  }
  return share
}

const holds29February = (from: PlainDate, to: PlainDate): boolean => {
  const years = [dateParts(from).year, dateParts(to).year].filter(isLeap)
  return years.map((year) => makeDate(year, 2, 29)).some((day) => day > from && day <= to)
}

/** Part of a year from the end of `from` to the end of `to`. */
export const yearShare = (from: PlainDate, to: PlainDate, dayCount: DayCount): Fraction => {
  const days = BigInt(daysBetween(from, to))
  if (dayCount === '30_360') return fraction(days360(from, to), 360n)
  if (dayCount === 'actual_365') return fraction(days, 365n)
  if (dayCount === 'actual_360') return fraction(days, 360n)
  if (dayCount === 'actual_364') return fraction(days, 364n)
  if (dayCount === 'actual_actual') return byOwnYears(from, to)
  return fraction(days, holds29February(from, to) ? 366n : 365n)
}
