import { describe, expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { cents, interests, loan, splits } from '../../testing/loan.ts'
import { parseAmount } from '../exact/amount.ts'
import { type Course, courseOf } from './course.ts'
import { payOffOf } from './pay-off.ts'
import { noGrace } from './terms.ts'

// figures of `peers-pillars.md` §8.1 and §8.4

const weekly = loan({ lent: '10000', yearly: '24', from: '2026-01-05', rows: 4, unit: 'week', rounding: cents })
const half = loan({ lent: '100', yearly: '7', from: '2024-01-01', rows: 6, accrual: 'daily', rounding: cents })
const paid = (on: string, amount: string) => ({ on: plainDate(on), amount: parseAmount(amount, 2) })
const seen = (terms: typeof half, on: string, ...payments: ReturnType<typeof paid>[]): Course =>
  courseOf(terms, payments, plainDate(on), 'lower_instalment')
const rowsOf = (course: Course) => splits({ ...course, principal: 0n, interest: 0n })

describe('what is not paid goes on bearing interest, what is to come stays as planned', () => {
  it('V13: paid on every due date, nothing moves', () => {
    const days = ['2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01']
    const course = seen(half, '2024-07-01', ...days.map((day) => paid(day, '17.01')), paid('2024-07-01', '17.00'))
    expect(rowsOf(course)).toEqual([
      ...['16.43/0.58', '16.52/0.49', '16.62/0.39', '16.72/0.29', '16.81/0.20', '16.90/0.10'],
    ])
    expect([course.owed, course.interestOwed, course.overpaid]).toEqual([0n, 0n, 0n])
  })

  it('V6b: a first week unpaid until the second is due', () => {
    expect(rowsOf(seen(weekly, '2026-01-19'))).toEqual([
      ...['2482.76/46.15', '2482.76/46.15', '2505.67/23.24', '2528.81/11.67'],
    ])
  })

  it('V14a: nothing paid, seen after the last day', () => {
    const course = seen(half, '2024-07-15')
    expect(interests({ ...course, principal: 0n, interest: 0n })).toEqual(Array(6).fill('0.58'))
    expect(rowsOf(course)[5]).toBe('17.85/0.58')
  })

  it('V14b: nothing paid, seen on 10 March', () => {
    expect(rowsOf(seen(half, '2024-03-10'))).toEqual([
      ...['16.43/0.58', '16.43/0.58', '16.56/0.45', '16.71/0.30', '16.81/0.20', '17.06/0.10'],
    ])
  })

  it('V14c: the second month unpaid, seen on 10 March', () => {
    const rows = rowsOf(seen(half, '2024-03-10', paid('2024-02-01', '17.01')))
    expect([rows[2], rows[5]]).toEqual(['16.59/0.42', '16.93/0.10'])
  })
})

describe('what is paid before its time', () => {
  it('V6c: 4,000 on the second due date lowers the two instalments after it', () => {
    const course = seen(weekly, '2026-01-19', paid('2026-01-12', '2528.91'), paid('2026-01-19', '4000'))
    expect(rowsOf(course).slice(1)).toEqual(['3965.31/34.69', '1771.88/16.39', '1780.05/8.22'])
    const off = { terms: weekly, on: plainDate('2026-01-19'), rule: 'to_the_day', early: 'lower_instalment' } as const
    const payments = [paid('2026-01-12', '2528.91'), paid('2026-01-19', '4000')]
    expect(payOffOf({ ...off, payments }).total).toBe(355_193n)
  })

  it('the same 4,000 under the other rule leaves the instalment and ends sooner', () => {
    const payments = [paid('2026-01-12', '2528.91'), paid('2026-01-19', '4000')]
    const course = courseOf(weekly, payments, plainDate('2026-01-19'), 'fewer_rows')
    // 3,551.93 owed: 16.39 of interest leaves 2,512.52 of 2,528.91; then 1,039.41 and 4.80
    expect(rowsOf(course).slice(2)).toEqual(['2512.52/16.39', '1039.41/4.80'])
  })

  it('paid ahead within a month, the instalments after it fall as well; too little to lower them shortens the last', () => {
    const ahead = seen(half, '2024-02-15', paid('2024-02-01', '17.01'), paid('2024-02-15', '33.81'))
    // 33.57 of principal on the 15th leaves 50.00; 0.24 + 0.15 of interest in February; then four rows of 12.68
    expect(rowsOf(ahead)[1]).toBe('33.57/0.39')
    expect(ahead.rows.slice(2).map(({ instalment }) => instalment)).toEqual([1_268n, 1_268n, 1_268n, 1_269n])
    const little = seen(half, '2024-02-01', paid('2024-02-01', '17.05'))
    expect(little.rows.slice(1).map(({ instalment }) => instalment)).toEqual([1_701n, 1_701n, 1_701n, 1_701n, 1_696n])
  })

  it('V13b: paid off on 15 February, to the day and to the due date', () => {
    const asked = { terms: half, payments: [paid('2024-02-01', '17.01')], on: plainDate('2024-02-15') }
    const off = (rule: 'to_the_day' | 'to_the_due_date') => payOffOf({ ...asked, rule, early: 'lower_instalment' })
    expect(off('to_the_day')).toEqual({ principal: 8_357n, interest: 24n, total: 8_381n })
    expect(off('to_the_due_date')).toEqual({ principal: 8_357n, interest: 49n, total: 8_406n })
  })

  it('whoever pays the quote of that day owes nothing more, and what is beyond it is not lost', () => {
    const payments = [paid('2024-02-01', '17.01'), paid('2024-02-15', '83.81')]
    const course = courseOf(half, payments, plainDate('2024-06-30'), 'fewer_rows')
    expect([course.owed, course.interestOwed, course.accruedToDay, course.overpaid]).toEqual([0n, 0n, 0n, 0n])
    const more = courseOf(half, [...payments, paid('2024-02-16', '5')], plainDate('2024-06-30'), 'fewer_rows')
    expect(more.overpaid).toBe(500n)
  })
})

describe('a flat loan', () => {
  const flat = loan({ lent: '1200000', yearly: '12', from: '2026-01-01', rows: 12, method: 'flat' })
  const off = (on: string, rule: 'to_the_day' | 'to_the_due_date', terms = flat) =>
    payOffOf({ terms, payments: [], on: plainDate(on), rule, early: 'fewer_rows' })

  it('costs what it costs; paid off early it is spared the months that did not begin', () => {
    // 12,000 a month; 14 of February's 28 days
    expect(off('2026-02-15', 'to_the_day')).toEqual({ principal: 1_200_000n, interest: 18_000n, total: 1_218_000n })
    expect(off('2026-02-15', 'to_the_due_date').interest).toBe(24_000n)
    expect(off('2026-12-31', 'to_the_due_date').interest).toBe(144_000n)
  })

  it('interest that grace has put off is owed on the day it is paid off', () => {
    const graced = { ...flat, grace: { ...noGrace, interestPayment: 3 } }
    expect(off('2026-03-01', 'to_the_day', graced).interest).toBe(24_000n)
  })
})
