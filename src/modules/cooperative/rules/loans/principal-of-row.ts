import { divide, type Fraction, fraction, multiply, percent } from '../exact/fraction.ts'
import { type RoundingPolicy, roundTo } from '../exact/rounding.ts'
import { instalmentOf } from './annuity.ts'
import type { Period } from './due-dates.ts'
import { plannedRate } from './interest.ts'
import { isNew, onBalance, openingOf, type RowStart } from './interest-of-row.ts'
import type { LoanTerms } from './terms.ts'

/** Principal of a row that is neither in grace nor the last; the schedule keeps it between nothing and what is owed. */
export type PrincipalOfRow = (start: RowStart, interest: bigint) => bigint

// a whole instalment first, its true interest taken off: the rest is principal (`peers-pillars.md` V4)
const inMultiples = (exact: Fraction, interest: bigint, { instalmentMultiple, mode, unit }: RoundingPolicy): bigint => {
  if (!instalmentMultiple) return roundTo(exact, unit, mode)
  return roundTo(exact, instalmentMultiple, mode) + roundTo(fraction(interest), instalmentMultiple, mode) - interest
}

const equalParts = (terms: LoanTerms, periods: readonly Period[]): PrincipalOfRow => {
  let part: Fraction | undefined
  return (start, interest) => {
    const rows = BigInt(periods.length - start.row)
    const isFirst = part === undefined
    if (!part || isNew(start)) part = divide(fraction(openingOf(start)), fraction(rows))
    const { rounding } = terms
    if (!isFirst || rounding.residual === 'last') return inMultiples(part, interest, rounding)
    return openingOf(start) - inMultiples(part, interest, rounding) * (rows - 1n)
  }
}

const annuity = (terms: LoanTerms, periods: readonly Period[]): PrincipalOfRow => {
  let instalment = terms.agreedInstalment
  const { pauses: _, ...unpaused } = terms
  return (start, interest) => {
    if (instalment === undefined || (isNew(start) && terms.agreedInstalment === undefined)) {
      const firstInterest = onBalance(unpaused, periods, start)
      const laterRates = periods
        .slice(start.row + 1)
        .map((_, ahead) => plannedRate(terms, periods, start.row + 1 + ahead))
      instalment = instalmentOf({ balance: openingOf(start), firstInterest, laterRates }, terms.rounding)
    }
    return instalment - interest
  }
}

const fixedShare = (terms: LoanTerms): PrincipalOfRow => {
  const share = percent(terms.principalPercent ?? '0')
  return (start, interest) => {
    const lent = terms.tranches.filter(({ on }) => on < start.period.to).reduce((so, { amount }) => so + amount, 0n)
    return inMultiples(multiply(fraction(lent), share), interest, terms.rounding)
  }
}

export const principalOfRows = (terms: LoanTerms, periods: readonly Period[]): PrincipalOfRow => {
  if (terms.method === 'annuity') return annuity(terms, periods)
  if (terms.method === 'bullet') return () => 0n
  if (terms.method === 'fixed_share') return fixedShare(terms)
  return equalParts(terms, periods)
}
