import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { type Period, periodsOf } from './due-dates.ts'
import { interestOfRows, openingOf, type RowStart } from './interest-of-row.ts'
import { principalOfRows } from './principal-of-row.ts'
import { assertTerms, type LoanTerms, type Tranche } from './terms.ts'

/** One row of a schedule. Amounts in the smallest unit of the currency. */
export interface LoanRow {
  readonly number: number
  readonly from: PlainDate
  readonly to: PlainDate
  readonly dueOn: PlainDate
  readonly days: number
  readonly principal: bigint
  readonly interest: bigint
  readonly instalment: bigint
  /** Owed after the row is paid, without money that goes out later. */
  readonly balance: bigint
}

export interface Schedule {
  readonly rows: readonly LoanRow[]
  readonly principal: bigint
  readonly interest: bigint
}

const between = (value: bigint, most: bigint): bigint => (value < 0n ? 0n : value > most ? most : value)

/** Money that goes out in a period: on a due date it belongs to the next. */
export const freshIn = (tranches: readonly Tranche[], { from, to }: Period): Tranche[] =>
  tranches.filter(({ on }) => on >= from && on < to)

const rowOf = (start: RowStart, principal: bigint, interest: bigint): LoanRow => ({
  ...{ number: start.row + 1, from: start.period.from, to: start.period.to, dueOn: start.period.dueOn },
  ...{ days: daysBetween(start.period.from, start.period.to), principal, interest },
  ...{ instalment: principal + interest, balance: openingOf(start) - principal },
})

export const totalled = (rows: readonly LoanRow[]): Schedule => ({
  rows,
  principal: rows.reduce((so, row) => so + row.principal, 0n),
  interest: rows.reduce((so, row) => so + row.interest, 0n),
})

// an agreed instalment may end a loan before the last row there may be
const withoutEmptyEnd = (rows: readonly LoanRow[]): readonly LoanRow[] => {
  const used = rows.findLastIndex(({ instalment }) => instalment > 0n)
  return rows.slice(0, used + 1)
}

/** The one way to a schedule: what a person is shown before and what is written on the contract. */
export const scheduleOf = (terms: LoanTerms): Schedule => {
  const periods = periodsOf(terms.calendar)
  assertTerms(terms, periods.length, periods.at(-1)?.to ?? terms.calendar.startsOn)
  const [interestOf, principalOf] = [interestOfRows(terms, periods), principalOfRows(terms, periods)]
  let [carried, uncollected] = [0n, 0n]
  const rows = periods.map((period, row) => {
    const start: RowStart = { row, period, carried, fresh: freshIn(terms.tranches, period) }
    const [interest, isLast] = [interestOf(start), row === periods.length - 1]
    const owed = openingOf(start)
    const planned = row < terms.grace.principal || owed === 0n ? 0n : principalOf(start, interest)
    const principal = isLast ? owed : between(planned, owed)
    uncollected += interest
    const collected = row < terms.grace.interestPayment ? 0n : uncollected
    uncollected -= collected
    carried = owed - principal
    return rowOf(start, principal, collected)
  })
  return totalled(terms.agreedInstalment === undefined ? rows : withoutEmptyEnd(rows))
}
