import { addDays, dateParts, daysBetween, daysInMonth, makeDate, type PlainDate } from '#platform/shared/dates.ts'
import { add, divide, type Fraction, fraction, multiply, one, percent, power, sum, zero } from '../exact/fraction.ts'
import { type RoundingMode, roundTo } from '../exact/rounding.ts'
import { type DayCount, yearShare } from '../loans/day-count.ts'

/** What stands on an account from the end of a day on. */
export interface BalanceFrom {
  readonly on: PlainDate
  readonly balance: bigint
}

export interface SavingsProduct {
  /** Per cent a year, decimal text. */
  readonly ratePercent: string
  readonly dayCount: DayCount
  /** `daily`: each day's balance bears its own interest. `average`: the mean of a posting period, if it reaches the least one. `lowest`: the smallest of it. */
  readonly balance: 'daily' | 'average' | 'lowest'
  /** Between postings: interest not yet posted bears interest from the next day, the next month, or only once it is posted. */
  readonly compounding: 'daily' | 'monthly' | 'at_posting'
  /** Months from one posting to the next; interest posted bears interest. */
  readonly postingMonths: 1 | 3 | 6 | 12
  /** A day, or an average, below this bears nothing. */
  readonly leastBalance: bigint
  readonly mode: RoundingMode
}

export interface Posting {
  readonly on: PlainDate
  readonly interest: bigint
}

interface Stretch {
  readonly from: PlainDate
  readonly to: PlainDate
  readonly balance: bigint
}

// days on which one balance stood, the last included
const stretchesIn = (moves: readonly BalanceFrom[], from: PlainDate, to: PlainDate): Stretch[] => {
  const inside = moves.filter(({ on }) => on > from && on < to)
  const first = moves.filter(({ on }) => on <= from).at(-1)?.balance ?? 0n
  const steps = [{ on: from, balance: first }, ...inside]
  return steps
    .map((step, place) => ({ from: step.on, to: steps[place + 1]?.on ?? to, balance: step.balance }))
    .filter((stretch) => stretch.from < stretch.to)
}

const baseOf = (stretches: readonly Stretch[], { balance, leastBalance }: SavingsProduct, days: bigint): Fraction => {
  const whole = stretches.reduce((so, one) => so + one.balance * BigInt(daysBetween(one.from, one.to)), 0n)
  const lowest = stretches.reduce((so, one) => (one.balance < so ? one.balance : so), stretches[0]?.balance ?? 0n)
  const base = balance === 'average' ? fraction(whole, days) : fraction(lowest)
  return base.over >= leastBalance * base.under ? base : zero
}

/** Exact interest from the end of one day to the end of another. Balances are in order of their days; a day below zero bears nothing. */
export const savingsInterest = (
  moves: readonly BalanceFrom[],
  from: PlainDate,
  to: PlainDate,
  product: SavingsProduct,
): Fraction => {
  const rate = percent(product.ratePercent)
  const stretches = stretchesIn(moves, from, to).map((one) => ({
    ...one,
    balance: one.balance < 0n ? 0n : one.balance,
  }))
  if (product.balance !== 'daily') {
    const base = baseOf(stretches, product, BigInt(daysBetween(from, to)))
    return multiply(multiply(base, rate), yearShare(from, to, product.dayCount))
  }
  const bearing = stretches.filter(({ balance }) => balance >= product.leastBalance)
  return sum(
    bearing.map((one) =>
      multiply(multiply(fraction(one.balance), rate), yearShare(one.from, one.to, product.dayCount)),
    ),
  )
}

/** The last day of the posting period that holds this day, by the calendar year. */
export const postingDay = (day: PlainDate, postingMonths: SavingsProduct['postingMonths']): PlainDate => {
  const { year, month } = dateParts(day)
  const last = month + ((postingMonths - (month % postingMonths)) % postingMonths)
  return makeDate(year, last, daysInMonth(year, last))
}

// the days at whose end interest begins to bear interest itself
const compoundingDays = (from: PlainDate, to: PlainDate, { compounding }: SavingsProduct): PlainDate[] => {
  if (compounding === 'at_posting') return [to]
  const days = Array.from({ length: daysBetween(from, to) }, (_, day) => addDays(from, day + 1))
  return compounding === 'daily' ? days : days.filter((day) => day === to || day === postingDay(day, 1))
}

/** Exact interest between two days, with interest on what is not yet posted as the product says. */
export const compoundedInterest = (
  moves: readonly BalanceFrom[],
  from: PlainDate,
  to: PlainDate,
  product: SavingsProduct,
): Fraction => {
  const rate = percent(product.ratePercent)
  let [accrued, start] = [zero, from]
  for (const end of compoundingDays(from, to, product)) {
    const onInterest = multiply(multiply(accrued, rate), yearShare(start, end, product.dayCount))
    accrued = sum([accrued, savingsInterest(moves, start, end, product), onInterest])
    start = end
  }
  return accrued
}

/** Every posting from the day an account was opened up to a day: whole units, the posted interest bearing interest after it. */
export const postingsUpTo = (moves: readonly BalanceFrom[], to: PlainDate, product: SavingsProduct): Posting[] => {
  const postings: Posting[] = []
  let [from, posted] = [moves[0]?.on, 0n]
  while (from !== undefined) {
    const until = postingDay(addDays(from, 1), product.postingMonths)
    if (until > to) break
    const grown = posted
    const standing = moves.map(({ on, balance }) => ({ on, balance: balance + grown }))
    const interest = roundTo(compoundedInterest(standing, from, until, product), 1n, product.mode)
    postings.push({ on: until, interest })
    posted += interest
    from = until
  }
  return postings
}

/** What an amount grows to when interest is added every so many months: exact (`peers-pillars.md` V16–V18). */
export const compounded = (amount: Fraction, ratePercent: string, months: number, everyMonths: number): Fraction => {
  const perStep = divide(multiply(percent(ratePercent), fraction(BigInt(everyMonths))), fraction(12n))
  const [steps, rest] = [(months - (months % everyMonths)) / everyMonths, months % everyMonths]
  const part = divide(multiply(perStep, fraction(BigInt(rest))), fraction(BigInt(everyMonths)))
  return multiply(multiply(amount, power(add(one, perStep), steps)), add(one, part))
}
