import { type Rupiah, rupiah } from '#platform/shared/money.ts'
import { type Fraction, parseDecimal } from './fraction.ts'
import { roundTo } from './rounding.ts'

/** `331.77` in the smallest unit of a currency with that many decimals; digits beyond them are refused, not rounded. */
export const parseAmount = (text: string, decimals: number): bigint => {
  const { over, under } = parseDecimal(text)
  const scaled = over * 10n ** BigInt(decimals)
  if (scaled % under !== 0n) throw new Error(`${text} has more than ${decimals} decimals`)
  return scaled / under
}

/** A ratio as text with that many digits after a point, half up: for people to read, not to count on with. */
export const writeDecimal = (value: Fraction, digits: number): string => {
  const scaled = roundTo({ over: value.over * 10n ** BigInt(digits), under: value.under }, 1n, 'half_up')
  const text = String(scaled < 0n ? -scaled : scaled).padStart(digits + 1, '0')
  const [whole, rest] = [text.slice(0, text.length - digits), text.slice(text.length - digits)]
  return `${scaled < 0n ? '-' : ''}${whole}${digits === 0 ? '' : `.${rest}`}`
}

/** Smallest units as text of that currency: `33177` with two decimals is `331.77`. */
export const writeAmount = (amount: bigint, decimals: number): string =>
  writeDecimal({ over: amount, under: 10n ** BigInt(decimals) }, decimals)

/** What was worked out in whole rupiah, as the rest of the house keeps it. */
export const toRupiah = (amount: bigint): Rupiah => rupiah(Number(amount))
