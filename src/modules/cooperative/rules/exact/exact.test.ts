import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmount, toRupiah, writeAmount, writeDecimal } from './amount.ts'
import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  one,
  parseDecimal,
  percent,
  power,
  subtract,
  sum,
} from './fraction.ts'
import { roundTo } from './rounding.ts'

describe('exact numbers', () => {
  it('a tenth and two tenths are three tenths, and a third three times is one', () => {
    expect(compare(add(parseDecimal('0.1'), parseDecimal('0.2')), parseDecimal('0.3'))).toBe(0n)
    expect(compare(sum([fraction(1n, 3n), fraction(1n, 3n), fraction(1n, 3n)]), one)).toBe(0n)
    expect(compare(percent('9.4822'), fraction(94_822n, 1_000_000n))).toBe(0n)
  })

  it('are read as they are written, and nothing else is read', () => {
    for (const text of ['', '.5', '5.', '1,5', '1e3', '--1', ' 1', 'NaN'])
      expect(() => parseDecimal(text)).toThrow('not a decimal')
    expect(() => fraction(1n, 0n)).toThrow('zero')
    expect([parseAmount('331.77', 2), parseAmount('-5', 2), parseAmount('5', 0)]).toEqual([33_177n, -500n, 5n])
    expect(() => parseAmount('331.777', 2)).toThrow('more than 2')
    expect([writeAmount(33_177n, 2), writeAmount(-5n, 2), writeAmount(1_250n, 0)]).toEqual(['331.77', '-0.05', '1250'])
    expect(writeDecimal(fraction(2n, 3n), 4)).toBe('0.6667')
  })

  it('an amount of the house is whole rupiah up to nine quadrillion, and no more is pretended', () => {
    expect(toRupiah(9_007_199_254_740_991n)).toBe(9_007_199_254_740_991)
    expect(() => toRupiah(9_007_199_254_740_992n)).toThrow('whole and safe')
  })

  it('property: what is added is taken away again, what is multiplied divided, at any length', () => {
    const any = fc
      .tuple(fc.bigInt(-(10n ** 90n), 10n ** 90n), fc.bigInt(1n, 10n ** 90n))
      .map(([over, under]) => fraction(over, under))
    fc.assert(
      fc.property(any, any, (left, right) => {
        expect(compare(subtract(add(left, right), right), left)).toBe(0n)
        fc.pre(right.over !== 0n)
        expect(compare(divide(multiply(left, right), right), left)).toBe(0n)
        expect(compare(power(right, 3), multiply(right, multiply(right, right)))).toBe(0n)
      }),
    )
  })
})

describe('rounding', () => {
  const halves = [-25n, -15n, -11n, -5n, 4n, 5n, 6n, 15n, 25n].map((tenths) => fraction(tenths, 10n))
  const rounded = (mode: Parameters<typeof roundTo>[2]) => halves.map((half) => roundTo(half, 1n, mode))

  it('to even, away from zero at the half, towards zero and away from it', () => {
    expect(rounded('half_even')).toEqual([-2n, -2n, -1n, 0n, 0n, 0n, 1n, 2n, 2n])
    expect(rounded('half_up')).toEqual([-3n, -2n, -1n, -1n, 0n, 1n, 1n, 2n, 3n])
    expect(rounded('down')).toEqual([-2n, -1n, -1n, 0n, 0n, 0n, 0n, 1n, 2n])
    expect(rounded('up')).toEqual([-3n, -2n, -2n, -1n, 1n, 1n, 1n, 2n, 3n])
  })

  it('to hundreds, five hundreds and thousands', () => {
    const units = [1n, 100n, 500n, 1_000n].map((unit) => roundTo(fraction(833_333n), unit, 'half_even'))
    expect(units).toEqual([833_333n, 833_300n, 833_500n, 833_000n])
    expect(roundTo(fraction(750n), 500n, 'half_even')).toBe(1_000n)
    expect(roundTo(fraction(250n), 500n, 'half_even')).toBe(0n)
  })
})
