import { addMonths, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { fraction, multiply, percent, subtract } from '../exact/fraction.ts'
import { type RoundingMode, roundTo } from '../exact/rounding.ts'
import { type DayCount, yearShare } from '../loans/day-count.ts'
import { compounded } from './interest.ts'
import { type InterestTax, taxWithheld } from './tax.ts'

/** What is to happen at the end of the term, as the member said it. */
export const maturityInstructions = ['pay_out', 'renew_principal', 'renew_all'] as const
export type MaturityInstruction = (typeof maturityInstructions)[number]

/** Closed before its time: no interest; interest at another rate for the days it stood; a part of what was put in is kept. */
export type EarlyClosing =
  | { readonly kind: 'no_interest' }
  | { readonly kind: 'other_rate'; readonly ratePercent: string; readonly dayCount: DayCount }
  | { readonly kind: 'fee'; readonly ratePercent: string; readonly dayCount: DayCount; readonly feePercent: string }

export interface TermDeposit {
  readonly amount: bigint
  readonly ratePercent: string
  readonly startsOn: PlainDate
  readonly months: number
  /** Interest is added to the deposit every so many months; equal to `months` where only at the end. */
  readonly compoundingMonths: number
  readonly instruction: MaturityInstruction
  readonly early: EarlyClosing
  readonly mode: RoundingMode
}

export interface Maturity {
  readonly on: PlainDate
  readonly interest: bigint
  readonly tax: bigint
  readonly paidOut: bigint
  /** Where it goes on: the deposit of the next term. */
  readonly renewed?: TermDeposit
}

const grownInterest = ({ amount, ratePercent, months, compoundingMonths, mode }: TermDeposit): bigint =>
  roundTo(subtract(compounded(fraction(amount), ratePercent, months, compoundingMonths), fraction(amount)), 1n, mode)

/** The end of the term: interest, tax by the table of that day, and what the instruction makes of both. */
export const matured = (deposit: TermDeposit, taxes: readonly InterestTax[]): Maturity => {
  const on = addMonths(deposit.startsOn, deposit.months)
  const interest = grownInterest(deposit)
  const tax = taxWithheld(taxes, on, interest)
  const net = interest - tax
  const renewed = (amount: bigint): TermDeposit => ({ ...deposit, amount, startsOn: on })
  if (deposit.instruction === 'pay_out') return { on, interest, tax, paidOut: deposit.amount + net }
  if (deposit.instruction === 'renew_principal')
    return { on, interest, tax, paidOut: net, renewed: renewed(deposit.amount) }
  return { on, interest, tax, paidOut: 0n, renewed: renewed(deposit.amount + net) }
}

export interface EarlyEnd {
  readonly interest: bigint
  readonly fee: bigint
  readonly tax: bigint
  readonly paidOut: bigint
}

/** Closed on a day before the end, by the rule of the contract. */
export const closedEarly = (deposit: TermDeposit, on: PlainDate, taxes: readonly InterestTax[]): EarlyEnd => {
  const { early, amount, startsOn, mode } = deposit
  if (on < startsOn || daysBetween(on, addMonths(startsOn, deposit.months)) <= 0)
    throw new Error('closed early means between its first day and its last')
  const interest =
    early.kind === 'no_interest'
      ? 0n
      : roundTo(
          multiply(multiply(fraction(amount), percent(early.ratePercent)), yearShare(startsOn, on, early.dayCount)),
          1n,
          mode,
        )
  const fee = early.kind === 'fee' ? roundTo(multiply(fraction(amount), percent(early.feePercent)), 1n, mode) : 0n
  const tax = taxWithheld(taxes, on, interest)
  return { interest, fee, tax, paidOut: amount + interest - tax - fee }
}
