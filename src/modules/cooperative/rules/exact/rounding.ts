import type { Fraction } from './fraction.ts'

/** How what lies between two units is rounded; `half_even` is the default of the house (`architecture.md` §7). */
export const roundingModes = ['half_even', 'half_up', 'down', 'up'] as const
export type RoundingMode = (typeof roundingModes)[number]

/** Where the units go that rounding leaves over. */
export type Residual = 'last' | 'first'

/** The rounding of one contract, stored with it. Amounts are counted in the smallest unit of the currency: a rupiah, a cent. */
export interface RoundingPolicy {
  /** Digits after the point in the currency: rupiah 0, most others 2. For reading and writing only. */
  readonly decimals: number
  /** Principal, or the instalment of an annuity, is a multiple of this: 1, 100, 500 or 1,000 for rupiah. */
  readonly unit: bigint
  /** Interest is a multiple of this. */
  readonly interestUnit: bigint
  readonly mode: RoundingMode
  /** Where interest is rounded another way than principal and instalments. */
  readonly interestMode?: RoundingMode
  readonly residual: Residual
  /** Whole instalments in multiples of this; what an instalment gains or loses by it is principal. */
  readonly instalmentMultiple?: bigint
  /** Tries an instalment nearer to the last one where the last differs by more than half as many units as there are rows. */
  readonly levelled?: boolean
}

/** Whole rupiah, half to even, the last row takes the rest. */
export const wholeRupiah: RoundingPolicy = {
  ...{ decimals: 0, unit: 1n, interestUnit: 1n, mode: 'half_even', residual: 'last' },
}

const roundsAway = (mode: RoundingMode, whole: bigint, twice: bigint, under: bigint): boolean => {
  if (mode === 'down') return false
  if (mode === 'up') return true
  if (twice !== under) return twice > under
  return mode === 'half_up' || whole % 2n === 1n
}

/** To a whole multiple of `unit`; `down` and `up` are towards and away from zero. */
export const roundTo = ({ over, under }: Fraction, unit: bigint, mode: RoundingMode): bigint => {
  const [size, below] = [over < 0n ? -over : over, under * unit]
  const [whole, rest] = [size / below, size % below]
  const rounded = rest !== 0n && roundsAway(mode, whole, rest * 2n, below) ? whole + 1n : whole
  return (over < 0n ? -rounded : rounded) * unit
}
