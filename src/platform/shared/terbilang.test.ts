import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { terbilang } from './terbilang.ts'

describe('an amount in words', () => {
  it.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [20, 'dua puluh'],
    [21, 'dua puluh satu'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [200, 'dua ratus'],
    [1000, 'seribu'],
    [1001, 'seribu satu'],
    [1100, 'seribu seratus'],
    [2000, 'dua ribu'],
    [11_000, 'sebelas ribu'],
    [100_000, 'seratus ribu'],
    [934_000, 'sembilan ratus tiga puluh empat ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [1_500_000, 'satu juta lima ratus ribu'],
    [1_000_000_000, 'satu miliar'],
    [1_000_000_000_000, 'satu triliun'],
    [-5, 'minus lima'],
  ])('%d is "%s"', (value, words) => {
    expect(terbilang(value)).toBe(words)
  })

  it('never doubles a space, and two amounts never share their words', () => {
    fc.assert(
      fc.property(fc.nat(9_000_000_000), fc.nat(9_000_000_000), (one, other) => {
        expect(terbilang(one)).toMatch(/^[a-z]+( [a-z]+)*$/)
        expect(terbilang(one) === terbilang(other)).toBe(one === other)
      }),
    )
  })

  it('refuses half a rupiah', () => {
    expect(() => terbilang(0.5)).toThrow()
  })
})
