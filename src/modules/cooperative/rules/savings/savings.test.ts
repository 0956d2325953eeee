import { describe, expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { writeDecimal } from '../exact/amount.ts'
import { fraction } from '../exact/fraction.ts'
import {
  compounded,
  compoundedInterest,
  postingDay,
  postingsUpTo,
  type SavingsProduct,
  savingsInterest,
} from './interest.ts'
import { taxWithheld } from './tax.ts'
import { closedEarly, matured, type TermDeposit } from './term-deposit.ts'

const product: SavingsProduct = {
  ...{ ratePercent: '10', dayCount: 'actual_365', balance: 'daily', postingMonths: 1, leastBalance: 0n },
  compounding: 'at_posting',
  mode: 'half_even',
}
const from = (on: string, balance: bigint) => ({ on: plainDate(on), balance })
const whole = (text: string) => plainDate(text)

describe('interest on savings', () => {
  it('V15: a thousand at 10 % for one day is 0.27397', () => {
    const day = savingsInterest([from('2026-01-01', 1_000n)], whole('2026-01-01'), whole('2026-01-02'), product)
    expect(writeDecimal(day, 5)).toBe('0.27397')
  })

  it('V16, V17, V18: interest on interest every three and every six months, exact', () => {
    expect(writeDecimal(compounded(fraction(10_000n), '5', 12, 3), 13)).toBe('10509.4533691406250')
    expect(writeDecimal(compounded(fraction(100n), '5', 12, 6), 4)).toBe('105.0625')
    expect(writeDecimal(compounded(fraction(10_000n), '5', 12, 6), 2)).toBe('10506.25')
  })

  const moves = [from('2026-03-31', 1_000_000n), from('2026-04-10', 3_000_000n), from('2026-04-20', 500_000n)]
  const april = (changes: Partial<SavingsProduct>) =>
    writeDecimal(savingsInterest(moves, whole('2026-03-31'), whole('2026-04-30'), { ...product, ...changes }), 2)

  it('by each day, by the average and by the lowest of a month', () => {
    // ten days each of 1, 3 and 0.5 million: 45 million rupiah days at 10 % / 365
    expect(april({})).toBe('12328.77')
    // the average is 1.5 million, thirty days: the same; the lowest is half a million
    expect(april({ balance: 'average' })).toBe('12328.77')
    expect(april({ balance: 'lowest' })).toBe('4109.59')
  })

  it('days below the least balance bear nothing; an average below it neither', () => {
    // ten days of three million and ten of one
    expect(april({ leastBalance: 1_000_000n })).toBe('10958.90')
    expect(april({ balance: 'average', leastBalance: 1_500_000n })).toBe('12328.77')
    expect(april({ balance: 'average', leastBalance: 1_500_001n })).toBe('0.00')
  })

  it('is posted at the end of the month, the quarter, the half and the year', () => {
    const ends = ([1, 3, 6, 12] as const).map((months) => postingDay(whole('2026-02-10'), months))
    expect(ends).toEqual(['2026-02-28', '2026-03-31', '2026-06-30', '2026-12-31'])
  })

  it('between postings, what is not yet posted bears interest by the day, by the month, or not at all', () => {
    const grown = (compounding: SavingsProduct['compounding']) => {
      const monthly = { ...product, compounding, dayCount: '30_360' } as const
      return compoundedInterest([from('2025-12-31', 10_000n)], whole('2025-12-31'), whole('2026-06-30'), monthly)
    }
    expect(writeDecimal(grown('at_posting'), 2)).toBe('500.00')
    const days = { ...product, compounding: 'daily' } as const
    const two = compoundedInterest([from('2026-01-01', 3_650_000n)], whole('2026-01-01'), whole('2026-01-03'), days)
    // 1,000 the first day; the second 1,000 and 10 % / 365 of that thousand
    expect(writeDecimal(two, 4)).toBe('2000.2740')
    const quarter = { ...product, compounding: 'monthly' } as const
    const months = compoundedInterest(
      [from('2025-12-31', 36_500_000n)],
      whole('2025-12-31'),
      whole('2026-02-28'),
      quarter,
    )
    // 31 days of 10,000; 28 days of 36,810,000 at 10 % / 365
    expect(writeDecimal(months, 2)).toBe('592378.08')
  })

  it('what is posted bears interest: two months of 365 days at 10 %', () => {
    const postings = postingsUpTo([from('2025-12-31', 36_500_000n)], whole('2026-03-30'), product)
    // 31 days of 10,000; then 28 days of 36,810,000 at 10 % / 365 = 282,378.08
    expect(postings).toEqual([
      { on: '2026-01-31', interest: 310_000n },
      { on: '2026-02-28', interest: 282_378n },
    ])
  })
})

describe('tax on interest, by a table that is given', () => {
  const table = [
    { from: plainDate('2010-01-01'), percent: '10', freeUpTo: 240_000n },
    { from: plainDate('2027-01-01'), percent: '5', freeUpTo: 500_000n },
  ]

  it('up to the limit nothing, above it the whole, and the line of the day it is paid', () => {
    expect(taxWithheld(table, whole('2026-05-01'), 240_000n)).toBe(0n)
    expect(taxWithheld(table, whole('2026-05-01'), 250_000n)).toBe(25_000n)
    expect(taxWithheld(table, whole('2027-05-01'), 250_000n)).toBe(0n)
    expect(taxWithheld(table, whole('2005-05-01'), 250_000n)).toBe(0n)
  })

  it('two payments in one month are taxed as one', () => {
    expect(taxWithheld(table, whole('2026-05-20'), 100_000n, 200_000n)).toBe(30_000n)
  })
})

describe('a term deposit', () => {
  const deposit: TermDeposit = {
    ...{ amount: 10_000_000n, ratePercent: '6', startsOn: plainDate('2026-01-31'), months: 12, compoundingMonths: 12 },
    ...{ instruction: 'pay_out', early: { kind: 'no_interest' }, mode: 'half_even' },
  }
  const table = [{ from: plainDate('2010-01-01'), percent: '10', freeUpTo: 240_000n }]

  it('is paid out, or goes on with or without its interest, as the member said', () => {
    expect(matured(deposit, table)).toEqual({
      on: '2027-01-31',
      interest: 600_000n,
      tax: 60_000n,
      paidOut: 10_540_000n,
    })
    const principal = matured({ ...deposit, instruction: 'renew_principal' }, table)
    expect([principal.paidOut, principal.renewed?.amount]).toEqual([540_000n, 10_000_000n])
    const all = matured({ ...deposit, instruction: 'renew_all' }, table)
    expect([all.paidOut, all.renewed?.amount, all.renewed?.startsOn]).toEqual([0n, 10_540_000n, '2027-01-31'])
  })

  it('closed early has no interest, the rate of ordinary savings, or a fee, by its contract', () => {
    const on = plainDate('2026-04-11')
    expect(closedEarly(deposit, on, table).paidOut).toBe(10_000_000n)
    // seventy days at 3.65 % of ten million are 70,000
    const other = { kind: 'other_rate', ratePercent: '3.65', dayCount: 'actual_365' } as const
    expect(closedEarly({ ...deposit, early: other }, on, table)).toEqual({
      ...{ interest: 70_000n, fee: 0n, tax: 0n, paidOut: 10_070_000n },
    })
    const early = { ...other, kind: 'fee', feePercent: '0.5' } as const
    expect(closedEarly({ ...deposit, early }, on, table).paidOut).toBe(10_020_000n)
    expect(() => closedEarly(deposit, plainDate('2027-01-31'), table)).toThrow('closed early')
  })
})
