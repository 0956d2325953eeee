import type { PlainDate } from '#platform/shared/dates.ts'
import { fraction, multiply, percent } from '../exact/fraction.ts'
import { roundTo } from '../exact/rounding.ts'

/** Lancar, dalam perhatian khusus, kurang lancar, diragukan, macet. */
export const collectabilities = ['current', 'special_mention', 'substandard', 'doubtful', 'loss'] as const
export type Collectability = (typeof collectabilities)[number]

export interface CollectabilityBand {
  readonly grade: Collectability
  /** From this many days late. */
  readonly fromDays: number
  /** Or from this many days after the last due date, where the policy says so. */
  readonly fromDaysAfterEnd?: number
  readonly provisionPercent: string
}

/** One version of a policy: a reference with its source, in force from a day. */
export interface CollectabilityPolicy {
  readonly from: PlainDate
  readonly bands: readonly CollectabilityBand[]
  /** Of the value of collateral, so much is taken off what has to be provided for. */
  readonly collateralPercent: string
}

export interface LoanStand {
  readonly daysLate: number
  /** Days since the last due date of the contract; none before it. */
  readonly daysAfterEnd: number
  readonly owed: bigint
  readonly collateral: bigint
}

/** The version in force on a day. */
export const policyOn = (versions: readonly CollectabilityPolicy[], day: PlainDate): CollectabilityPolicy => {
  const found = [...versions].sort((one, other) => (one.from < other.from ? -1 : 1)).findLast(({ from }) => from <= day)
  if (!found) throw new Error(`no collectability policy is in force on ${day}`)
  return found
}

const bandOf = (policy: CollectabilityPolicy, stand: LoanStand): CollectabilityBand => {
  const reached = policy.bands.filter(
    ({ fromDays, fromDaysAfterEnd }) =>
      stand.daysLate >= fromDays || (fromDaysAfterEnd !== undefined && stand.daysAfterEnd >= fromDaysAfterEnd),
  )
  const worst = reached
    .sort((one, other) => collectabilities.indexOf(one.grade) - collectabilities.indexOf(other.grade))
    .at(-1)
  if (!worst) throw new Error('a policy has a band from zero days')
  return worst
}

export const collectabilityOf = (policy: CollectabilityPolicy, stand: LoanStand): Collectability =>
  bandOf(policy, stand).grade

/** What has to be set aside for one loan, whole rupiah, rounded up: never less than the policy asks. */
export const provisionFor = (policy: CollectabilityPolicy, stand: LoanStand): bigint => {
  const covered = roundTo(multiply(fraction(stand.collateral), percent(policy.collateralPercent)), 1n, 'down')
  const open = stand.owed > covered ? stand.owed - covered : 0n
  return roundTo(multiply(fraction(open), percent(bandOf(policy, stand).provisionPercent)), 1n, 'up')
}
