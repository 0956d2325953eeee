import { addDays, daysBetween, makeDate, type PlainDate } from '#platform/shared/dates.ts'
import { type Fraction, fraction } from '../exact/fraction.ts'
import { roundTo } from '../exact/rounding.ts'

/** Money that came in (above zero) or went out on a day. */
export interface CapitalMove {
  readonly on: PlainDate
  readonly amount: bigint
}

const later = (...days: readonly [PlainDate, PlainDate]): PlainDate => [...days].sort()[1] ?? days[1]

/**
 * A member's pokok and wajib of one year, each rupiah by the days it stood, its first day included, of the days of that year
 * (`domain.md` §5.5: 100,000 from 1 January and as much from 1 July are 150,411).
 */
export const exactWeightedCapital = (moves: readonly CapitalMove[], year: number): Fraction => {
  const [first, next] = [makeDate(year, 1, 1), makeDate(year + 1, 1, 1)]
  const weight = moves
    .filter(({ on }) => on < next)
    .reduce((so, { on, amount }) => so + amount * BigInt(daysBetween(later(on, first), next)), 0n)
  return fraction(weight, BigInt(daysBetween(first, next)))
}

export const weightedCapital = (moves: readonly CapitalMove[], year: number): bigint =>
  roundTo(exactWeightedCapital(moves, year), 1n, 'half_even')

/** By whole months instead: what stands at a month's end counts that month. */
export const monthlyWeightedCapital = (moves: readonly CapitalMove[], year: number): bigint => {
  const ends = Array.from({ length: 12 }, (_, month) =>
    addDays(month === 11 ? makeDate(year + 1, 1, 1) : makeDate(year, month + 2, 1), -1),
  )
  const stood = ends.map((end) => moves.filter(({ on }) => on <= end).reduce((so, { amount }) => so + amount, 0n))
  return roundTo(
    fraction(
      stood.reduce((so, amount) => so + amount, 0n),
      12n,
    ),
    1n,
    'half_even',
  )
}
