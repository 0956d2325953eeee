import { plainDate } from '#platform/shared/dates.ts'
import { parseAmount, writeAmount } from '../rules/exact/amount.ts'
import { type RoundingPolicy, wholeRupiah } from '../rules/exact/rounding.ts'
import type { Schedule } from '../rules/loans/schedule.ts'
import { type LoanTerms, noGrace } from '../rules/loans/terms.ts'

/** Rounded half to even, to cents, as the published schedules are. */
export const cents: RoundingPolicy = { ...wholeRupiah, decimals: 2 }

/** The same, with the levelling rule of `peers-pillars.md` §1.2. */
export const levelledCents: RoundingPolicy = { ...cents, levelled: true }

interface Given extends Partial<LoanTerms> {
  readonly lent: string
  readonly yearly?: string
  readonly monthly?: string
  readonly from: string
  readonly rows: number
  readonly unit?: 'day' | 'week' | 'month'
  readonly every?: number
}

/** A loan of a story: monthly, a twelfth of the year for each month, whole rupiah, unless it says otherwise. */
export const loan = ({ lent, yearly, monthly, from, rows, unit = 'month', every = 1, ...rest }: Given): LoanTerms => {
  const startsOn = plainDate(from)
  const rounding = rest.rounding ?? wholeRupiah
  return {
    method: 'annuity',
    tranches: [{ on: startsOn, amount: parseAmount(lent, rounding.decimals) }],
    rate: monthly === undefined ? { percent: yearly ?? '0', per: 'year' } : { percent: monthly, per: 'month' },
    ...{ accrual: 'per_period', dayCount: '30_360', grace: noGrace, rounding },
    calendar: { kind: 'regular', startsOn, unit, every, rows },
    ...rest,
  }
}

/** `principal/interest` of every row, as papers print them. */
export const splits = ({ rows }: Schedule, decimals = 2): string[] =>
  rows.map(({ principal, interest }) => `${writeAmount(principal, decimals)}/${writeAmount(interest, decimals)}`)

export const balances = ({ rows }: Schedule, decimals = 2): string[] =>
  rows.map(({ balance }) => writeAmount(balance, decimals))

export const instalments = ({ rows }: Schedule, decimals = 2): string[] =>
  rows.map(({ instalment }) => writeAmount(instalment, decimals))

export const interests = ({ rows }: Schedule, decimals = 2): string[] =>
  rows.map(({ interest }) => writeAmount(interest, decimals))
