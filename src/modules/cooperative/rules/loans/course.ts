import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { type Fraction, fraction, multiply } from '../exact/fraction.ts'
import { roundInterest } from './annuity.ts'
import { type Period, periodsOf } from './due-dates.ts'
import { interestOver } from './interest.ts'
import { interestOfRows, openingOf, type RowStart } from './interest-of-row.ts'
import { type PrincipalOfRow, principalOfRows } from './principal-of-row.ts'
import { freshIn, type LoanRow } from './schedule.ts'
import { assertTerms, type LoanTerms } from './terms.ts'

/** Money that came in on a day, smallest units. What was reversed is left out by whoever lists them. */
export interface Payment {
  readonly on: PlainDate
  readonly amount: bigint
}

/** What paying before time does: later instalments fall, or stay and end sooner. Stated on the contract. */
export const earlyRules = ['lower_instalment', 'fewer_rows'] as const
export type EarlyRule = (typeof earlyRules)[number]

export interface CourseRow extends LoanRow {
  readonly paidPrincipal: bigint
  readonly paidInterest: bigint
}

/** A loan as it stands at the end of a day. */
export interface Course {
  readonly asOf: PlainDate
  readonly rows: readonly CourseRow[]
  /** Principal that went out and has not come back. */
  readonly owed: bigint
  /** Interest of rows that have come due, unpaid; grace on its payment included. */
  readonly interestOwed: bigint
  /** Interest since the last due date, to the day and to the next due date, less what was paid of it. */
  readonly accruedToDay: bigint
  readonly accruedToDue: bigint
  /** Paid beyond all that was owed. */
  readonly overpaid: bigint
}

interface OpenRow extends RowStart {
  principal: bigint
  interest: bigint
  paidPrincipal: bigint
  paidInterest: bigint
}

interface Book {
  readonly terms: LoanTerms
  readonly periods: readonly Period[]
  readonly asOf: PlainDate
  readonly rows: OpenRow[]
  /** What came off the principal, by day. */
  readonly repaid: Payment[]
  overpaid: bigint
}

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((so, amount) => so + amount, 0n)

const owedAfter = ({ terms, repaid }: Book, day: PlainDate): bigint =>
  total(terms.tranches.filter(({ on }) => on <= day).map(({ amount }) => amount)) -
  total(repaid.filter(({ on }) => on <= day).map(({ amount }) => amount))

const least = (left: bigint, right: bigint): bigint => (left < right ? left : right)

const most = (left: bigint, right: bigint): bigint => (left > right ? left : right)

const isFlat = ({ method }: LoanTerms): boolean => method === 'flat' || method === 'opening_year'

// what fell due and was not paid goes on bearing interest up to today; the days after are as planned (`peers-pillars.md` V14)
const bearing = (book: Book, row: OpenRow, day: PlainDate): bigint => {
  if (day < book.asOf) return owedAfter(book, day)
  const planned = openingOf({ ...row, fresh: row.fresh.filter(({ on }) => on <= day) })
  return least(planned - row.paidPrincipal, owedAfter(book, day))
}

const interestUpTo = (book: Book, row: OpenRow, to: PlainDate, owed: (day: PlainDate) => bigint): Fraction => {
  const { terms, periods, repaid, asOf } = book
  if (row.row < terms.grace.interestFree) return fraction(0n)
  const cuts = [...row.fresh, ...repaid].map(({ on }) => on)
  return interestOver(terms, periods, row.period, [...cuts, asOf, to], (day) => (day < to ? owed(day) : 0n))
}

const pay = (book: Book, on: PlainDate, row: OpenRow, principal: bigint) => {
  row.paidPrincipal += principal
  book.repaid.push({ on, amount: principal })
}

// interest before principal, the oldest row first
const payDue = (book: Book, on: PlainDate, row: OpenRow, left: bigint): bigint => {
  const interest = least(left, row.interest - row.paidInterest)
  row.paidInterest += interest
  const principal = least(left - interest, row.principal - row.paidPrincipal)
  pay(book, on, row, principal)
  return left - interest - principal
}

const payAhead = (book: Book, on: PlainDate, row: OpenRow, left: bigint): bigint => {
  const principal = least(left, owedAfter(book, on))
  pay(book, on, row, principal)
  return left - principal
}

const accruedTo = (book: Book, row: OpenRow, day: PlainDate, flatInterest: bigint): bigint => {
  const { terms } = book
  const { from, to } = row.period
  const share = fraction(BigInt(daysBetween(from, day)), BigInt(daysBetween(from, to)))
  const exact = isFlat(terms)
    ? multiply(fraction(flatInterest), share)
    : interestUpTo(book, row, day, (on) => owedAfter(book, on))
  return roundInterest(exact, terms.rounding)
}

const receive = (book: Book, row: OpenRow, payment: Payment, flatInterest: bigint) => {
  let left = payment.amount
  for (const past of book.rows.filter((one) => one !== row)) left = payDue(book, payment.on, past, left)
  if (payment.on >= row.period.to) left = payDue(book, payment.on, row, left)
  else if (row.row >= book.terms.grace.interestPayment) {
    const accrued = accruedTo(book, row, payment.on, flatInterest) - row.paidInterest
    const interest = least(left, accrued > 0n ? accrued : 0n)
    row.paidInterest += interest
    left -= interest
  }
  book.overpaid += payAhead(book, payment.on, row, left)
}

interface Walk {
  carried: bigint
  uncollected: bigint
  /** What grace had put off when the last due date before today came. */
  graced: bigint
  renewed: boolean
  accruedToDay: bigint
  accruedToDue: bigint
}

const accrueNow = (book: Book, row: OpenRow, walk: Walk, flatInterest: bigint) => {
  walk.accruedToDay = accruedTo(book, row, book.asOf, flatInterest) - row.paidInterest
  walk.accruedToDue = accruedTo(book, row, row.period.to, flatInterest) - row.paidInterest
}

// what falls due on the last day of a row: its interest, and the principal of the plan or what was paid ahead of it
const closeRow = (book: Book, row: OpenRow, walk: Walk, flatInterest: bigint, principalOf: PrincipalOfRow): bigint => {
  const { terms, periods } = book
  const exact = interestUpTo(book, row, row.period.to, (day) => bearing(book, row, day))
  const interest = isFlat(terms) ? flatInterest : roundInterest(exact, terms.rounding)
  const owed = openingOf(row)
  const planned = row.row < terms.grace.principal || owed === 0n ? 0n : principalOf(row, interest)
  const due = row.row === periods.length - 1 ? owed : least(most(planned, 0n), owed)
  row.principal = most(due, row.paidPrincipal)
  walk.uncollected += interest
  row.interest = row.row < terms.grace.interestPayment ? 0n : walk.uncollected
  walk.uncollected -= row.interest
  return due
}

// less than a rounding unit for each row left would move no instalment, or move it the wrong way: the last row takes it
const lowersInstalments = ({ terms, periods }: Book, row: OpenRow, planned: bigint): boolean => {
  const { unit, instalmentMultiple } = terms.rounding
  return row.paidPrincipal - planned >= (instalmentMultiple ?? unit) * BigInt(periods.length - row.row)
}

const settleRow = (book: Book, row: OpenRow, walk: Walk, early: EarlyRule, planned: bigint) => {
  walk.renewed = early === 'lower_instalment' && row.paidPrincipal > planned && lowersInstalments(book, row, planned)
  row.principal = most(row.principal, row.paidPrincipal)
  walk.carried = openingOf(row) - row.principal
}

const openRow = (start: RowStart): OpenRow => ({
  ...{ ...start, principal: 0n, interest: 0n, paidPrincipal: 0n, paidInterest: 0n },
})

const told = (book: Book, walk: Walk): Course => {
  let balance = 0n
  const rows = book.rows.map(({ row, period, fresh, principal, interest, paidPrincipal, paidInterest }): CourseRow => {
    balance += total(fresh.map(({ amount }) => amount)) - principal
    return {
      ...{ number: row + 1, ...period, days: daysBetween(period.from, period.to), principal, interest },
      ...{ instalment: principal + interest, balance, paidPrincipal, paidInterest },
    }
  })
  const due = rows.filter(({ to }) => to <= book.asOf)
  return {
    ...{ asOf: book.asOf, rows, owed: owedAfter(book, book.asOf), overpaid: book.overpaid },
    interestOwed: total(due.map(({ interest, paidInterest }) => interest - paidInterest)) + walk.graced,
    ...{ accruedToDay: walk.accruedToDay, accruedToDue: walk.accruedToDue },
  }
}

/** Every event told again from the beginning: the loan as it stands at the end of `asOf`. Later payments are not looked at. */
export const courseOf = (terms: LoanTerms, payments: readonly Payment[], asOf: PlainDate, early: EarlyRule): Course => {
  const periods = periodsOf(terms.calendar)
  assertTerms(terms, periods.length, periods.at(-1)?.to ?? terms.calendar.startsOn)
  if (payments.some(({ on, amount }) => on < terms.calendar.startsOn || amount <= 0n))
    throw new Error('a payment is above zero and not before the loan')
  const book: Book = { terms, periods, asOf, rows: [], repaid: [], overpaid: 0n }
  const [flatOf, principalOf] = [interestOfRows(terms, periods), principalOfRows(terms, periods)]
  const known = payments
    .filter(({ on }) => on <= asOf)
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  const walk: Walk = { carried: 0n, uncollected: 0n, graced: 0n, renewed: false, accruedToDay: 0n, accruedToDue: 0n }
  for (const [place, period] of periods.entries()) {
    const row = openRow({
      row: place,
      period,
      carried: walk.carried,
      fresh: freshIn(terms.tranches, period),
      renewed: walk.renewed,
    })
    const flatInterest = isFlat(terms) ? flatOf(row) : 0n
    const isFirstDay = (on: PlainDate) => place === 0 && on === period.from
    for (const payment of known.filter(({ on }) => (on > period.from && on < period.to) || isFirstDay(on)))
      receive(book, row, payment, flatInterest)
    if (period.from < asOf && asOf < period.to) accrueNow(book, row, walk, flatInterest)
    const planned = closeRow(book, row, walk, flatInterest, principalOf)
    if (period.to <= asOf) walk.graced = walk.uncollected
    book.rows.push(row)
    for (const payment of known.filter(({ on }) => on === period.to)) receive(book, row, payment, flatInterest)
    settleRow(book, row, walk, early, planned)
  }
  const end = periods.at(-1)?.to ?? asOf
  for (const { on, amount } of known.filter((payment) => payment.on > end))
    book.overpaid += book.rows.reduce((left, row) => payDue(book, on, row, left), amount)
  return told(book, walk)
}
