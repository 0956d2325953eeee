import type { Fraction } from '../exact/fraction.ts'
import { type RoundingPolicy, roundTo } from '../exact/rounding.ts'

/** What one instalment has to bring to zero: a balance, its first interest in full, and the rates of the rows after. */
export interface Annuity {
  readonly balance: bigint
  readonly firstInterest: Fraction
  readonly laterRates: readonly Fraction[]
}

/** The exact instalment. With equal rates it is P·i/(1−(1+i)^−n); with rate zero it is P/n. */
export const exactInstalment = ({ balance, firstInterest, laterRates }: Annuity): Fraction => {
  let owed = balance * firstInterest.under + firstInterest.over
  let [paid, under] = [firstInterest.under, firstInterest.under]
  for (const rate of laterRates) {
    const grown = rate.under + rate.over
    owed *= grown
    paid = paid * grown + under * rate.under
    under *= rate.under
  }
  return { over: owed, under: paid }
}

/** To the unit of the contract, and then to whole instalments where the contract asks for them. */
export const roundInstalment = (exact: Fraction, { unit, mode, instalmentMultiple }: RoundingPolicy): bigint => {
  const rounded = roundTo(exact, unit, mode)
  return instalmentMultiple ? roundTo({ over: rounded, under: 1n }, instalmentMultiple, mode) : rounded
}

/** Interest to the contract's unit for interest. */
export const roundInterest = (exact: Fraction, { interestUnit, mode, interestMode }: RoundingPolicy): bigint =>
  roundTo(exact, interestUnit, interestMode ?? mode)

const size = (value: bigint): bigint => (value < 0n ? -value : value)

// how much more the last row is than the others
const gapOf = (
  { balance, firstInterest, laterRates }: Annuity,
  instalment: bigint,
  rounding: RoundingPolicy,
): bigint => {
  let [left, interest] = [balance, roundInterest(firstInterest, rounding)]
  for (const rate of laterRates) {
    left -= instalment > interest ? instalment - interest : 0n
    interest = roundInterest({ over: left * rate.over, under: rate.under }, rounding)
  }
  return left + interest - instalment
}

/**
 * The instalment moved towards the last row while that makes the gap smaller, at most three times
 * (`peers-pillars.md` §1.2, the levelling rule; V10 and V11b tell both outcomes).
 */
export const levelled = (annuity: Annuity, start: bigint, rounding: RoundingPolicy): bigint => {
  const rows = BigInt(annuity.laterRates.length + 1)
  let instalment = start
  for (let tries = 0; tries < 3; tries++) {
    const gap = gapOf(annuity, instalment, rounding)
    if (rows < 2n || size(gap) <= (rows / 2n) * rounding.unit) return instalment
    const moved = instalment + roundTo({ over: gap, under: rows }, rounding.unit, 'half_even')
    const nearer = roundInstalment({ over: moved, under: 1n }, rounding)
    if (nearer === instalment || size(gapOf(annuity, nearer, rounding)) >= size(gap)) return instalment
    instalment = nearer
  }
  return instalment
}

/** The instalment of a contract. */
export const instalmentOf = (annuity: Annuity, rounding: RoundingPolicy): bigint => {
  const rounded = roundInstalment(exactInstalment(annuity), rounding)
  return rounding.levelled ? levelled(annuity, rounded, rounding) : rounded
}
