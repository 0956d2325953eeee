import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { divide, type Fraction, fraction, one, power, subtract } from '../exact/fraction.ts'
import type { Schedule } from './schedule.ts'

/** Money that comes back, on the given step after the money went out: a month, a week, a day. */
export interface Flow {
  readonly step: number
  /** Smallest units, as the borrower pays it: principal, interest and fees together. */
  readonly amount: bigint
}

export interface EffectiveRate {
  /** What one step costs. */
  readonly perStep: Fraction
  /** That, times the steps of a year: as banks quote it. */
  readonly nominalYear: Fraction
  /** With interest on interest: the effective yearly rate. */
  readonly effectiveYear: Fraction
}

// thirty digits: what is printed has two, and the year of a daily rate multiplies 365 of them
const scale = 10n ** 30n

// 1/(1+rate)^step at that scale; each step rounded down, far below what is printed
const discountPower = (discount: bigint, exponent: number): bigint => {
  let [result, base, left] = [scale, discount, exponent]
  while (left > 0) {
    if (left % 2 === 1) result = (result * base) / scale
    base = (base * base) / scale
    left = (left - (left % 2)) / 2
  }
  return result
}

const worth = (flows: readonly Flow[], rate: bigint): bigint => {
  const discount = (scale * scale) / (scale + rate)
  return flows.reduce((so, { step, amount }) => so + amount * discountPower(discount, step), 0n)
}

/** The rate of one step at which what comes back is worth what was received; found by halving, to twenty-five digits. */
export const ratePerStep = (received: bigint, flows: readonly Flow[]): Fraction => {
  const back = flows.reduce((so, { amount }) => so + amount, 0n)
  if (received <= 0n || back < received) throw new Error('no rate: less comes back than was received')
  let [low, high] = [0n, scale]
  while (worth(flows, high) > received * scale) {
    if (high > scale << 64n) throw new Error('no rate: it has no bound')
    high *= 2n
  }
  while (high - low > 100_000n) {
    const middle = (low + high) / 2n
    if (worth(flows, middle) > received * scale) low = middle
    else high = middle
  }
  return fraction((low + high) / 2n, scale)
}

// exact powers of a thirty-digit number to 365 have eleven thousand digits; this keeps thirty
const grown = (rate: Fraction, steps: number): Fraction => {
  const discount = (scale * rate.under) / (rate.under + rate.over)
  return subtract(divide(one, fraction(discountPower(discount, steps), scale)), one)
}

/** Effective rate of flows by equal steps, so many to a year. */
export const effectiveRate = (received: bigint, flows: readonly Flow[], stepsInYear: number): EffectiveRate => {
  const perStep = ratePerStep(received, flows)
  const nominalYear = { over: perStep.over * BigInt(stepsInYear), under: perStep.under }
  return { perStep, nominalYear, effectiveYear: grown(perStep, stepsInYear) }
}

/** By rows that are a step apart each: the months of a flat loan with its effective rate beside it. */
export const effectiveRateOfRows = (received: bigint, { rows }: Schedule, stepsInYear: number): EffectiveRate =>
  effectiveRate(
    received,
    rows.map(({ number, instalment }) => ({ step: number, amount: instalment })),
    stepsInYear,
  )

/** By real days where rows are uneven: harvests, debts to moneylenders. */
export const effectiveRateOfDays = (
  received: bigint,
  from: PlainDate,
  paid: readonly { readonly on: PlainDate; readonly amount: bigint }[],
): EffectiveRate =>
  effectiveRate(
    received,
    paid.map(({ on, amount }) => ({ step: daysBetween(from, on), amount })),
    365,
  )

/** A debt that grows by a part of what is owed every so many months and is rolled over: 30 % in three months is 185.61 % a year. */
export const rolledOverYear = (received: bigint, owedAfter: bigint, months: number): Fraction => {
  const factor = fraction(owedAfter, received)
  const times = 12 / months
  if (!Number.isInteger(times)) throw new Error('months that divide a year')
  return subtract(power(factor, times), one)
}

/** `already repaid ×` (`domain.md` §5.7): how many times what was really received has been paid. */
export const repaidTimes = (paid: bigint, receivedNet: bigint): Fraction => {
  if (receivedNet <= 0n) throw new Error('something was received')
  return fraction(paid, receivedNet)
}
