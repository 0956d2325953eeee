import { parseAmount, writeAmount } from '../src/modules/cooperative/rules/exact/amount.ts'
import { type RoundingPolicy, wholeRupiah } from '../src/modules/cooperative/rules/exact/rounding.ts'
import { courseOf } from '../src/modules/cooperative/rules/loans/course.ts'
import type { DayCount } from '../src/modules/cooperative/rules/loans/day-count.ts'
import { type LoanRow, scheduleOf } from '../src/modules/cooperative/rules/loans/schedule.ts'
import type { InterestPause, LoanMethod, LoanTerms, Tranche } from '../src/modules/cooperative/rules/loans/terms.ts'
import { type PlainDate, plainDate } from '../src/platform/shared/dates.ts'

/** One schedule of the published file: a loan as a form was filled, what happened before, and the rows that came out. */
export interface PublishedLoan {
  readonly scenario: string
  readonly loan: Readonly<Record<string, string>>
  readonly steps_before_schedule: readonly string[]
  readonly schedule: readonly Readonly<Record<string, string>>[]
}

export interface Difference {
  readonly row: number
  readonly column: string
  readonly ours: string
  readonly theirs: string
}

export interface Compared {
  readonly differences: readonly Difference[]
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const dayOf = (text: string): PlainDate => {
  const [day = '', month = '', year = ''] = text.trim().split(/\s+/)
  const number = months.indexOf(month.slice(0, 3).toLowerCase()) + 1
  return plainDate(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

const field = ({ loan }: PublishedLoan, name: string): string => loan[name]?.trim() ?? ''

const productOf = (published: PublishedLoan): string => field(published, 'LoanProduct').toUpperCase()

// the older of the two engines of the source: whole instalments, real days of 365
const isClassic = (published: PublishedLoan): boolean => productOf(published).startsWith('LP1')

const units = { DAYS: 'day', WEEKS: 'week', MONTHS: 'month' } as const

/** Why a schedule is not run: something it needs that is not offered. */
export const skipReason = (published: PublishedLoan): string | undefined => {
  if (/DOWN_?PAYMENT/.test(productOf(published))) return 'a down payment, whose size the file does not tell'
  if (!(field(published, 'repaymentFrequencyType') in units))
    return `due every ${field(published, 'repaymentFrequencyType')} is not known`
  if (!methodOf(published)) return `interest ${field(published, 'interest type')} is not known`
  return undefined
}

const methodOf = (published: PublishedLoan): LoanMethod | undefined => {
  if (field(published, 'interest type') === 'FLAT') return 'flat'
  if (field(published, 'interest type') !== 'DECLINING_BALANCE') return undefined
  return field(published, 'amortization type') === 'EQUAL_PRINCIPAL_PAYMENTS' ? 'equal_principal' : 'annuity'
}

const dayCountOf = (published: PublishedLoan): DayCount => {
  const product = productOf(published)
  if (/LEAP_YEAR/.test(product)) return 'actual_actual_29_february'
  if (/ACTUAL_ACTUAL/.test(product)) return 'actual_actual'
  if (/365_ACTUAL/.test(product)) return 'actual_365'
  if (/364/.test(product)) return 'actual_364'
  if (/360_ACTUAL/.test(product)) return 'actual_360'
  return isClassic(published) && !/360_30/.test(product) ? 'actual_365' : '30_360'
}

const roundingOf = (published: PublishedLoan): RoundingPolicy => {
  const cents = { ...wholeRupiah, decimals: 2 }
  if (!isClassic(published)) return { ...cents, levelled: true }
  return methodOf(published) === 'equal_principal' ? cents : { ...cents, instalmentMultiple: 100n }
}

const stepsOf = (published: PublishedLoan, pattern: RegExp): RegExpExecArray[] =>
  published.steps_before_schedule.map((step) => pattern.exec(step)).filter((found) => found !== null)

const disbursed = /disburses? the loan on "([^"]+)" with "([^"]+)"/
const paused = /pause period with start date "([^"]+)" and end date "([^"]+)"/
const today = /business date to "([^"]+)"/

const tranchesOf = (published: PublishedLoan): Tranche[] => {
  const pieces = stepsOf(published, disbursed)
  const said = pieces.map(([, on = '', amount = '']) => ({ on: dayOf(on), amount: parseAmount(amount, 2) }))
  if (said.length > 0) return said
  return [
    { on: dayOf(field(published, 'submitted on date')), amount: parseAmount(field(published, 'with Principal'), 2) },
  ]
}

const pausesOf = (published: PublishedLoan): InterestPause[] =>
  stepsOf(published, paused).map(([, from = '', to = '']) => ({ from: dayOf(from), to: dayOf(to) }))

const graceOf = (published: PublishedLoan) => {
  const rows = (name: string) => Number(field(published, name) || '0')
  const free = rows('interest free period')
  // the older engine collects in the next row what its form calls free
  const isPutOff = isClassic(published)
  return {
    principal: rows('graceOnPrincipalPayment'),
    interestPayment: Math.max(rows('graceOnInterestPayment'), isPutOff ? free : 0),
    interestFree: isPutOff ? 0 : free,
  }
}

const termsOf = (published: PublishedLoan): LoanTerms => {
  const unit = units[field(published, 'repaymentFrequencyType') as keyof typeof units]
  const startsOn = dayOf(field(published, 'submitted on date'))
  const [every, rows] = [Number(field(published, 'repaymentEvery')), Number(field(published, 'numberOfRepayments'))]
  const isWhole = /frequency whole term/i.test(published.scenario)
  return {
    method: methodOf(published) ?? 'annuity',
    tranches: tranchesOf(published),
    rate: { percent: field(published, 'ANNUAL interest rate %'), per: isWhole ? 'whole_term' : 'year' },
    accrual: field(published, 'interest calculation period') === 'DAILY' ? 'daily' : 'per_period',
    ...{ dayCount: dayCountOf(published), grace: graceOf(published), rounding: roundingOf(published) },
    calendar: { kind: 'regular', startsOn, unit, every, rows },
    pauses: pausesOf(published),
  }
}

// only products that say so work interest out anew from what was not paid
const rowsOf = (published: PublishedLoan): readonly LoanRow[] => {
  const terms = termsOf(published)
  const seen = stepsOf(published, today).at(-1)?.[1]
  const isRecalculated = /RECALC/.test(productOf(published)) && !/NO_INTEREST_RECALC/.test(productOf(published))
  if (!seen || !isRecalculated || (terms.pauses?.length ?? 0) > 0) return scheduleOf(terms).rows
  return courseOf(terms, [], dayOf(seen), 'lower_instalment').rows
}

const columns = [
  {
    column: 'due on',
    name: 'Date',
    ours: ({ dueOn }: LoanRow) => dueOn as string,
    theirs: dayOf as (text: string) => string,
  },
  ...(
    [
      ['principal', 'Principal due'],
      ['interest', 'Interest'],
      ['balance', 'Balance of loan'],
    ] as const
  ).map(([column, name]) => ({
    ...{ column, name, ours: (row: LoanRow) => writeAmount(row[column], 2) },
    theirs: (text: string) => writeAmount(parseAmount(text, 2), 2),
  })),
] as const

/** Row by row: due date, principal, interest and balance. Rows without a number are money going out. */
export const compare = (published: PublishedLoan): Compared => {
  const theirs = published.schedule.filter(({ Nr }) => Nr !== '')
  const ours = rowsOf(published)
  const count = { row: 0, column: 'rows', ours: String(ours.length), theirs: String(theirs.length) }
  const cells = theirs.flatMap((wanted, place) => {
    const row = ours[place]
    if (!row) return []
    return columns
      .map((one) => ({
        row: place + 1,
        column: one.column,
        ours: one.ours(row),
        theirs: one.theirs(wanted[one.name] ?? ''),
      }))
      .filter((cell) => cell.ours !== cell.theirs)
  })
  return { differences: ours.length === theirs.length ? cells : [count, ...cells] }
}
