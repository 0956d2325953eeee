import { divide, type Fraction, fraction, multiply, percent, sum, zero } from '../exact/fraction.ts'
import { roundTo } from '../exact/rounding.ts'
import type { Collectability } from './collectability.ts'

/** How much of a loan of each grade counts as a risk, per cent: a version of the rule pack (0, 50, 75, 100 in Perdep 06/2016 style). */
export type RiskWeights = Readonly<Record<Collectability, string>>

export interface GradedLoan {
  readonly grade: Collectability
  readonly owed: bigint
}

/** RPM, the weighted part of all loans that is at risk: (0.5·KL + 0.75·D + 1.0·M) of the loans (`domain.md` §5.4). */
export const riskRatio = (loans: readonly GradedLoan[], weights: RiskWeights): Fraction => {
  const all = loans.reduce((so, { owed }) => so + owed, 0n)
  if (all === 0n) return zero
  const atRisk = sum(loans.map(({ grade, owed }) => multiply(fraction(owed), percent(weights[grade]))))
  return divide(atRisk, fraction(all))
}

// both scores count whole per cents, which is what makes 1.56 % 96 and 0.72 % 98
const wholePercent = (ratio: Fraction): bigint => roundTo(multiply(ratio, fraction(100n)), 1n, 'half_up')

/** 100 less two for each whole per cent at risk, never below zero. */
export const riskScore = (ratio: Fraction): bigint => {
  const score = 100n - 2n * wholePercent(ratio)
  return score < 0n ? 0n : score
}

/** The reserve as a part of what is at risk: its per cent, at most 100. Without any risk it is 100. */
export const reserveScore = (reserve: bigint, atRisk: bigint): bigint => {
  if (atRisk <= 0n) return 100n
  const score = wholePercent(fraction(reserve, atRisk))
  return score > 100n ? 100n : score
}

/** Owed on loans at least so many days late, of all that is owed: portfolio at risk. */
export const portfolioAtRisk = (
  loans: readonly { readonly owed: bigint; readonly daysLate: number }[],
  fromDays: number,
): Fraction => {
  const of = (some: typeof loans) => some.reduce((so, { owed }) => so + owed, 0n)
  const all = of(loans)
  return all === 0n ? zero : fraction(of(loans.filter(({ daysLate }) => daysLate >= fromDays)), all)
}
