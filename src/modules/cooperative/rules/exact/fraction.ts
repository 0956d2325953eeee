/** An exact ratio of whole numbers, denominator above zero: rates, shares and sums between two roundings. Never a binary float. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const fraction = (over: bigint, under = 1n): Fraction => {
  if (under === 0n) throw new Error('a fraction has no zero below its line')
  return under < 0n ? { over: -over, under: -under } : { over, under }
}

export const zero: Fraction = { over: 0n, under: 1n }
export const one: Fraction = { over: 1n, under: 1n }

const decimal = /^(-?)(\d+)(?:\.(\d+))?$/

/** `9.4822` as people write a rate or an amount, read exactly; a point parts whole and rest. */
export const parseDecimal = (text: string): Fraction => {
  const [, sign, whole, rest = ''] = decimal.exec(text) ?? []
  if (whole === undefined) throw new Error(`not a decimal number: ${text}`)
  const digits = BigInt(whole + rest)
  return { over: sign === '-' ? -digits : digits, under: 10n ** BigInt(rest.length) }
}

/** `12` per cent as a share of one: 12/100. */
export const percent = (text: string): Fraction => {
  const { over, under } = parseDecimal(text)
  return { over, under: under * 100n }
}

// below this size the digits cost less than finding what the two sides have in common
const lightBits = 1n << 256n

const gcd = (left: bigint, right: bigint): bigint => {
  let [a, b] = [left < 0n ? -left : left, right]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

const light = (over: bigint, under: bigint): Fraction => {
  if (under < lightBits) return { over, under }
  const common = gcd(over, under)
  return { over: over / common, under: under / common }
}

export const add = (left: Fraction, right: Fraction): Fraction =>
  left.under === right.under
    ? { over: left.over + right.over, under: left.under }
    : light(left.over * right.under + right.over * left.under, left.under * right.under)

export const subtract = (left: Fraction, right: Fraction): Fraction =>
  add(left, { over: -right.over, under: right.under })

export const multiply = (left: Fraction, right: Fraction): Fraction =>
  light(left.over * right.over, left.under * right.under)

export const divide = (left: Fraction, right: Fraction): Fraction => {
  const { over, under } = fraction(left.over * right.under, left.under * right.over)
  return light(over, under)
}

/** Below zero, zero or above it: as `left` is less than, equal to or more than `right`. */
export const compare = (left: Fraction, right: Fraction): bigint => left.over * right.under - right.over * left.under

export const sum = (fractions: readonly Fraction[]): Fraction => fractions.reduce(add, zero)

/** Whole powers only, exact. */
export const power = (base: Fraction, exponent: number): Fraction => ({
  over: base.over ** BigInt(exponent),
  under: base.under ** BigInt(exponent),
})
