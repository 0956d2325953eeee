import { describe, expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { loan } from '../../testing/loan.ts'
import { writeDecimal } from '../exact/amount.ts'
import type { Fraction } from '../exact/fraction.ts'
import {
  effectiveRate,
  effectiveRateOfDays,
  effectiveRateOfRows,
  repaidTimes,
  rolledOverYear,
} from './effective-rate.ts'
import { scheduleOf } from './schedule.ts'

const asPercent = ({ over, under }: Fraction, digits = 2) => writeDecimal({ over: over * 100n, under }, digits)

describe('what a loan really costs', () => {
  const ten = { lent: '10000000', yearly: '12', from: '2026-01-05', rows: 12 }

  it('12 % flat is 1.7881 % a month, 21.46 % a year as banks say it, 23.70 % with interest on interest', () => {
    const rate = effectiveRateOfRows(10_000_000n, scheduleOf(loan({ ...ten, method: 'flat' })), 12)
    expect(asPercent(rate.perStep, 4)).toBe('1.7881')
    expect(asPercent(rate.nominalYear)).toBe('21.46')
    expect(asPercent(rate.effectiveYear)).toBe('23.70')
  })

  it('an annuity and equal principal at 1 % a month cost 1 % a month: 12.68 % effective', () => {
    for (const method of ['annuity', 'equal_principal', 'bullet'] as const) {
      const rate = effectiveRateOfRows(10_000_000n, scheduleOf(loan({ ...ten, method })), 12)
      expect([asPercent(rate.perStep, 3), asPercent(rate.effectiveYear)]).toEqual(['1.000', '12.68'])
    }
  })

  it('two million that became 2.6 in three months is 186 % a year', () => {
    expect(asPercent(rolledOverYear(2_000_000n, 2_600_000n, 3), 0)).toBe('186')
    expect(asPercent(effectiveRate(2_000_000n, [{ step: 1, amount: 2_600_000n }], 4).effectiveYear, 2)).toBe('185.61')
  })

  it('by real days: a year later ten per cent more is ten per cent', () => {
    const rate = effectiveRateOfDays(1_000_000n, plainDate('2026-01-01'), [
      { on: plainDate('2027-01-01'), amount: 1_100_000n },
    ])
    expect(asPercent(rate.effectiveYear)).toBe('10.00')
  })

  it('without interest it costs nothing, and less back than was given has no rate', () => {
    expect(
      asPercent(
        effectiveRate(
          1_000n,
          [
            { step: 1, amount: 500n },
            { step: 2, amount: 500n },
          ],
          12,
        ).effectiveYear,
      ),
    ).toBe('0.00')
    expect(() => effectiveRate(1_000n, [{ step: 1, amount: 900n }], 12)).toThrow('no rate')
  })

  it('three million paid for two million received, the fee taken off before: 1.5 times', () => {
    expect(writeDecimal(repaidTimes(3_000_000n, 2_000_000n), 1)).toBe('1.5')
  })
})
