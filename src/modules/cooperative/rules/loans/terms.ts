import type { PlainDate } from '#platform/shared/dates.ts'
import type { RoundingPolicy } from '../exact/rounding.ts'
import type { DayCount } from './day-count.ts'
import type { Calendar } from './due-dates.ts'

/**
 * `flat`: interest on what was lent. `equal_principal` (menurun): on the balance, principal in equal parts. `annuity`: equal instalments.
 * `bullet`: principal in the last row. `fixed_share`: a fixed part of what was lent in each row. `opening_year`: equal principal, and each
 * month a fee on the balance at the start of the loan's year (`peers-pillars.md` V27).
 */
export const loanMethods = ['flat', 'equal_principal', 'annuity', 'bullet', 'fixed_share', 'opening_year'] as const
export type LoanMethod = (typeof loanMethods)[number]

/** One piece of the money going out. On a due date it counts for the row after it. */
export interface Tranche {
  readonly on: PlainDate
  /** Smallest units of the currency. */
  readonly amount: bigint
}

/** The price of money as the contract says it: `12` per cent a year. Decimal text, so that it is exact. */
export interface LoanRate {
  readonly percent: string
  readonly per: 'year' | 'month' | 'whole_term'
}

/** Rows at the start in which something is not asked. */
export interface Grace {
  /** Rows without principal. */
  readonly principal: number
  /** Rows whose interest is collected, without interest on it, in the first row after them. */
  readonly interestPayment: number
  /** Rows that bear no interest at all. */
  readonly interestFree: number
}

/** A stretch of days, both included, in which no interest runs; the instalment stays and the last row grows smaller. */
export interface InterestPause {
  readonly from: PlainDate
  readonly to: PlainDate
}

/** All that a schedule follows from: stored on the contract at approval, so that a later change of the product moves nothing. */
export interface LoanTerms {
  readonly method: LoanMethod
  readonly tranches: readonly Tranche[]
  readonly rate: LoanRate
  /** `per_period`: every month is a twelfth, every week a 52nd. `daily`: by `dayCount`. */
  readonly accrual: 'per_period' | 'daily'
  readonly dayCount: DayCount
  readonly calendar: Calendar
  readonly grace: Grace
  readonly rounding: RoundingPolicy
  /** `fixed_share`: per cent of what was lent in each row; the last row takes the rest. */
  readonly principalPercent?: string
  /** `annuity` with an instalment that was agreed; the rows are then the most there may be. */
  readonly agreedInstalment?: bigint
  /** `opening_year`: rows in one year of the loan. */
  readonly rowsPerYear?: number
  readonly pauses?: readonly InterestPause[]
}

export const noGrace: Grace = { principal: 0, interestPayment: 0, interestFree: 0 }

/** Terms no schedule follows from are a fault of whoever calls: what a person types is refused in the form before. */
export const assertTerms = (terms: LoanTerms, rows: number, lastDay: PlainDate): void => {
  const { tranches, grace, method, rounding, calendar } = terms
  const refuse = (isWrong: boolean, says: string) => {
    if (isWrong) throw new Error(says)
  }
  refuse(rows < 1, 'a loan has at least one row')
  refuse(tranches.length === 0 || tranches.some(({ amount }) => amount <= 0n), 'every piece lent is above zero')
  refuse(
    tranches.some(({ on }) => on < calendar.startsOn || on >= lastDay),
    'money goes out within the term',
  )
  refuse(
    Object.values(grace).some((graced) => graced >= rows),
    'grace ends before the last row',
  )
  refuse(rounding.unit < 1n || rounding.interestUnit < 1n, 'a rounding unit is at least one')
  refuse(method === 'fixed_share' && terms.principalPercent === undefined, 'a fixed share needs its per cent')
  refuse(method === 'opening_year' && (terms.rowsPerYear ?? 0) < 1, 'a fee by the year needs the rows of a year')
  refuse(method === 'annuity' && rounding.residual === 'first', 'the last row of an annuity takes the rest')
}
