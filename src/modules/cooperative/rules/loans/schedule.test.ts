import { describe, expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { balances, cents, instalments, interests, levelledCents, loan, splits } from '../../testing/loan.ts'
import { writeDecimal } from '../exact/amount.ts'
import { fraction, multiply, percent } from '../exact/fraction.ts'
import { roundTo, wholeRupiah } from '../exact/rounding.ts'
import { exactInstalment } from './annuity.ts'
import { yearShare } from './day-count.ts'
import { scheduleOf } from './schedule.ts'
import { noGrace } from './terms.ts'

// every figure below is one of `peers-pillars.md` §8 (V and B) or `domain.md` §5.3, none is our own output

const half = { ...cents, mode: 'half_even' } as const
const hundreds = { ...wholeRupiah, unit: 100n, interestUnit: 100n }
const daily = { accrual: 'daily', dayCount: 'actual_365' } as const

describe('ten million for a year at 12 %, as the domain brief works it out', () => {
  const lent = { lent: '10000000', yearly: '12', from: '2026-01-05', rows: 12 }

  it('flat: 833,333 and 100,000 a month, 1,200,000 of interest, and the last month takes the odd rupiah', () => {
    const { rows, interest } = scheduleOf(loan({ ...lent, method: 'flat' }))
    expect(rows[0]).toMatchObject({ principal: 833_333n, interest: 100_000n, instalment: 933_333n })
    expect(rows[11]).toMatchObject({ principal: 833_337n, balance: 0n })
    expect(interest).toBe(1_200_000n)
  })

  it('menurun: it begins with 933,333 and costs 650,000', () => {
    const { rows, interest } = scheduleOf(loan({ ...lent, method: 'equal_principal' }))
    expect(rows[0]?.instalment).toBe(933_333n)
    expect(interest).toBe(650_000n)
  })

  it('annuity: 888,487.89 a month, 661,854.64 in all', () => {
    const rates = Array.from({ length: 11 }, () => fraction(1n, 100n))
    const exact = exactInstalment({ balance: 10_000_000n, firstInterest: fraction(100_000n), laterRates: rates })
    expect(writeDecimal(exact, 2)).toBe('888487.89')
    expect(writeDecimal({ over: exact.over * 12n - 10_000_000n * exact.under, under: exact.under }, 2)).toBe(
      '661854.64',
    )
    expect(scheduleOf(loan(lent)).rows[0]?.instalment).toBe(888_488n)
  })

  it('at harvest: interest alone each month and all of the principal at the end; or everything at the end', () => {
    const bullet = scheduleOf(loan({ ...lent, method: 'bullet' }))
    expect(splits(bullet, 0)).toEqual([...Array(11).fill('0/100000'), '10000000/100000'])
    const harvest = scheduleOf(loan({ ...lent, method: 'bullet', grace: { ...noGrace, interestPayment: 11 } }))
    expect(splits(harvest, 0)).toEqual([...Array(11).fill('0/0'), '10000000/1200000'])
  })
})

describe('schedules that others published', () => {
  it('V1: an annuity to the cent', () => {
    const terms = loan({ lent: '12000', monthly: '2', from: '2011-09-20', rows: 4, rounding: cents })
    expect(splits(scheduleOf(terms))).toEqual(['2911.49/240.00', '2969.72/181.77', '3029.11/122.38', '3089.68/61.79'])
    expect(scheduleOf(terms).rows.map(({ dueOn }) => dueOn)).toEqual(
      ['2011-10-20', '2011-11-20', '2011-12-20', '2012-01-20'].map(plainDate),
    )
  })

  const large = {
    ...{ lent: '10000000', monthly: '2', from: '2014-06-02', rows: 24, rounding: hundreds },
    method: 'equal_principal',
  } as const

  it('V2: equal principal in whole hundreds', () => {
    const { rows, interest } = scheduleOf(loan(large))
    expect(rows.map(({ principal }) => principal)).toEqual([...Array(23).fill(416_700n), 415_900n])
    const at = [1, 2, 3, 4, 5, 6, 10, 20, 24].map((number) => rows[number - 1]?.interest)
    expect(at).toEqual([200_000n, 191_700n, 183_300n, 175_000n, 166_700n, 158_300n, 125_000n, 41_700n, 8_300n])
    expect(interest).toBe(2_500_000n)
  })

  it('V3: the same after five months of interest alone', () => {
    const { rows, interest } = scheduleOf(loan({ ...large, grace: { ...noGrace, principal: 5 } }))
    const at = [1, 5, 6, 7, 24].map((number) => [rows[number - 1]?.principal, rows[number - 1]?.interest])
    const grace = [0n, 200_000n]
    expect(at).toEqual([grace, grace, [526_300n, 200_000n], [526_300n, 189_500n], [526_600n, 10_500n]])
    expect([rows[9]?.interest, rows[19]?.interest, interest]).toEqual([157_900n, 52_600n, 3_000_000n])
  })

  it('V4: whole instalments of 1 and of 20', () => {
    const flat = { lent: '1250', yearly: '12', from: '2026-01-01', rows: 3, method: 'flat' } as const
    const inOnes = scheduleOf(loan({ ...flat, rounding: { ...cents, instalmentMultiple: 100n } }))
    expect(splits(inOnes)).toEqual(['416.50/12.50', '416.50/12.50', '417.00/12.50'])
    const inTwenties = scheduleOf(loan({ ...flat, rounding: { ...cents, instalmentMultiple: 2_000n } }))
    expect(splits(inTwenties)).toEqual(['427.50/12.50', '427.50/12.50', '395.00/12.50'])
    const free = loan({ ...flat, yearly: '0', rows: 4, rounding: { ...cents, instalmentMultiple: 100n } })
    expect(instalments(scheduleOf(free))).toEqual(['312.00', '312.00', '312.00', '314.00'])
  })

  const shared = {
    ...{ lent: '100000', monthly: '2', from: '2011-09-20', rows: 13, principalPercent: '5' },
    ...{ ...daily, rounding: cents },
    method: 'fixed_share',
  } as const

  it('V5a: five per cent of the loan each month, interest by the day', () => {
    const { rows } = scheduleOf(loan(shared))
    expect(rows.map(({ principal }) => principal)).toEqual([...Array(12).fill(500_000n), 4_000_000n])
    expect(interests(scheduleOf(loan(shared)))).toEqual([
      ...['1972.60', '1936.44', '1775.34', '1732.60', '1630.68', '1430.14', '1426.85', '1282.19', '1223.01'],
      ...['1084.93', '1019.18', '917.26', '789.04'],
    ])
  })

  it('V5b: with six months of grace on the principal', () => {
    const rows = splits(scheduleOf(loan({ ...shared, rows: 19, grace: { ...noGrace, principal: 6 } })))
    expect([rows[0], rows[5], rows[6]]).toEqual(['0.00/1972.60', '0.00/1906.85', '5000.00/2038.36'])
    expect([rows[17], rows[18]]).toEqual(['5000.00/828.49', '40000.00/815.34'])
  })

  it('V5c: flat interest by the 396 days of the term', () => {
    const rows = scheduleOf(loan({ ...shared, method: 'flat' }))
    expect(rows.interest).toBe(2_603_836n)
    expect(interests(rows)).toEqual([...Array(12).fill('2002.95'), '2002.96'])
  })

  it('V6a: a week is a 52nd of the year', () => {
    const weekly = loan({ lent: '10000', yearly: '24', from: '2026-01-05', rows: 4, unit: 'week', rounding: cents })
    expect(splits(scheduleOf(weekly))).toEqual(['2482.76/46.15', '2494.22/34.69', '2505.73/23.18', '2517.29/11.62'])
  })

  it('V9: a small loan by 30/360', () => {
    const terms = loan({ lent: '100', yearly: '9.4822', from: '2024-01-01', rows: 6, accrual: 'daily', rounding: half })
    expect(interests(scheduleOf(terms))).toEqual(['0.79', '0.66', '0.53', '0.40', '0.27', '0.13'])
    expect(balances(scheduleOf(terms))).toEqual(['83.66', '67.19', '50.59', '33.86', '17.00', '0.00'])
    expect(scheduleOf(terms).rows[0]?.instalment).toBe(1_713n)
  })

  it('V10: by real days of 365; the levelling rule tries, sees a gap no smaller, and leaves the instalment', () => {
    const terms = loan({
      lent: '100',
      yearly: '15.678',
      from: '2024-01-01',
      rows: 6,
      ...daily,
      rounding: levelledCents,
    })
    expect(splits(scheduleOf(terms))).toEqual([
      ...['16.10/1.33', '16.38/1.05', '16.53/0.90', '16.77/0.66', '16.97/0.46', '17.25/0.22'],
    ])
    expect(balances(scheduleOf(terms))).toEqual(['83.90', '67.52', '50.99', '34.22', '17.25', '0.00'])
  })

  it('V11: weeks, fortnights and fifteen days, levelled and not', () => {
    const small = { lent: '100', yearly: '9.4822', from: '2024-01-01', accrual: 'daily' } as const
    const weeks = { ...small, dayCount: 'actual_364', unit: 'week', rounding: levelledCents } as const
    const sixWeeks = scheduleOf(loan({ ...weeks, rows: 6 }))
    expect(interests(sixWeeks)).toEqual(['0.18', '0.15', '0.12', '0.09', '0.06', '0.03'])
    expect([instalments(sixWeeks)[0], instalments(sixWeeks)[5]]).toEqual(['16.77', '16.78'])
    const fortnights = { ...weeks, every: 2, rows: 3 }
    expect(instalments(scheduleOf(loan(fortnights)))).toEqual(['33.57', '33.57', '33.58'])
    expect(interests(scheduleOf(loan(fortnights)))).toEqual(['0.36', '0.24', '0.12'])
    expect(instalments(scheduleOf(loan({ ...fortnights, rounding: cents })))).toEqual(['33.58', '33.58', '33.56'])
    const days = scheduleOf(
      loan({ ...small, dayCount: 'actual_360', unit: 'day', every: 15, rows: 6, rounding: levelledCents }),
    )
    expect(interests(days)).toEqual(['0.40', '0.33', '0.26', '0.20', '0.13', '0.07'])
    expect([instalments(days)[0], instalments(days)[5]]).toEqual(['16.90', '16.89'])
  })

  it('V11d, V11e: without interest four times 250; 7 % over a year 8.65', () => {
    const free = scheduleOf(loan({ lent: '1000', yearly: '0', from: '2024-01-01', rows: 4, rounding: cents }))
    expect(instalments(free)).toEqual(['250.00', '250.00', '250.00', '250.00'])
    const year = scheduleOf(loan({ lent: '100', yearly: '7', from: '2024-01-01', rows: 12, rounding: cents }))
    expect(instalments(year)[0]).toBe('8.65')
  })
})

describe('money that goes out in pieces', () => {
  const first = {
    lent: '100',
    yearly: '9.4822',
    from: '2024-01-01',
    rows: 6,
    accrual: 'daily',
    rounding: cents,
  } as const
  const withSecond = (on: string) => {
    const terms = loan(first)
    return scheduleOf({ ...terms, tranches: [...terms.tranches, { on: plainDate(on), amount: 10_000n }] })
  }

  it('V12a: a second hundred on a due date counts from the next row', () => {
    const schedule = withSecond('2024-03-01')
    expect(splits(schedule).slice(2)).toEqual(['41.31/1.32', '41.64/0.99', '41.96/0.67', '42.28/0.33'])
    expect(balances(schedule).slice(2)).toEqual(['125.88', '84.24', '42.28', '0.00'])
    expect([instalments(schedule)[2], instalments(schedule)[5]]).toEqual(['42.63', '42.61'])
  })

  it('V12b: a second hundred within a month shares that month by its real days', () => {
    const schedule = withSecond('2024-02-15')
    expect(interests(schedule).slice(1)).toEqual(['1.07', '1.16', '0.88', '0.59', '0.29'])
    expect(balances(schedule).slice(1)).toEqual(['147.20', '110.83', '74.18', '37.24', '0.00'])
    expect(instalments(schedule)[1]).toBe('37.53')
  })

  it('V12c: what a day costs by each year', () => {
    const cost = (from: string, to: string, dayCount: 'actual_365' | 'actual_actual') =>
      writeDecimal(multiply(percent('9.4822'), yearShare(plainDate(from), plainDate(to), dayCount)), 12)
    expect(cost('2024-01-01', '2024-02-01', 'actual_365')).toBe('0.008053375342')
    expect(cost('2024-02-01', '2024-03-01', 'actual_365')).toBe('0.007533802740')
    expect(cost('2024-01-01', '2024-02-01', 'actual_actual')).toBe('0.008031371585')
    expect(cost('2024-02-01', '2024-03-01', 'actual_actual')).toBe('0.007513218579')
  })

  it('V12d: money that goes out two weeks late costs 17 of the 31 days', () => {
    const terms = loan({ ...first, lent: '192.22', yearly: '9.99' })
    const late = scheduleOf({ ...terms, tranches: [{ on: plainDate('2024-01-15'), amount: 19_222n }] })
    expect(splits(late)).toEqual(['31.97/0.88', '31.52/1.33', '31.78/1.07', '32.04/0.81', '32.31/0.54', '32.60/0.27'])
    expect(balances(late)).toEqual(['160.25', '128.73', '96.95', '64.91', '32.60', '0.00'])
  })
})

describe('what others got wrong', () => {
  it('B1: one per cent for the whole term is one per cent', () => {
    const calendar = { unit: 'day', every: 60, rows: 1, from: '2026-01-01', lent: '100000', rounding: cents } as const
    const terms = loan({
      ...calendar,
      rate: { percent: '1', per: 'whole_term' },
      accrual: 'daily',
      dayCount: 'actual_360',
    })
    expect(interests(scheduleOf(terms))).toEqual(['1000.00'])
  })

  it('and four per cent for a whole term of four months is one a month, as the source itself has it', () => {
    const terms = loan({ lent: '100', from: '2024-01-01', rows: 4, accrual: 'daily', rounding: levelledCents })
    const rows = splits(scheduleOf({ ...terms, rate: { percent: '4', per: 'whole_term' } }))
    expect(rows).toEqual(['24.63/1.00', '24.88/0.75', '25.13/0.50', '25.36/0.25'])
  })

  it('B2: twenty per cent a month is 200 of 1,000 by 30/360', () => {
    const terms = loan({ lent: '1000', monthly: '20', from: '2026-01-01', rows: 1, method: 'flat', accrual: 'daily' })
    expect(interests(scheduleOf({ ...terms }), 0)).toEqual(['200'])
  })

  it('B3: an annuity is not rounded up', () => {
    const terms = loan({ lent: '100000', yearly: '9.99', from: '2026-01-01', rows: 36, rounding: cents })
    expect(instalments(scheduleOf(terms))[0]).toBe('3226.25')
  })
})

describe('other houses', () => {
  it('V19: where a product does round every instalment up, the rows come out as that house prints them', () => {
    // that house keeps its balance to the cent and prints it whole
    const up = { ...cents, unit: 100n, mode: 'up', interestMode: 'half_even' } as const
    const schedule = scheduleOf(loan({ lent: '280000', yearly: '8.4', from: '2021-01-01', rows: 20, rounding: up }))
    const whole = (amount: bigint) => roundTo({ over: amount, under: 100n }, 1n, 'half_up')
    const printed = [3, 17, 19].map((row) => {
      const { principal = 0n, interest = 0n, balance = 0n } = schedule.rows[row] ?? {}
      return [principal, interest, balance].map(whole)
    })
    expect(schedule.rows[0]?.instalment).toBe(1_505_200n)
    expect(printed).toEqual([
      [13_369n, 1_683n, 227_080n],
      [14_740n, 312n, 29_785n],
      [14_941n, 105n, 0n],
    ])
    expect(whole(schedule.interest)).toBe(21_034n)
  })

  it('V20: an agreed instalment of 14,000 ends the same loan after 22 rows', () => {
    const terms = loan({ lent: '280000', yearly: '8.4', from: '2021-01-01', rows: 60, agreedInstalment: 14_000n })
    expect(scheduleOf(terms).rows).toHaveLength(22)
    expect(scheduleOf(terms).interest).toBe(22_712n)
  })

  it('V21: the first row of a million at 13.5 %', () => {
    const terms = loan({
      lent: '1000000',
      yearly: '13.5',
      from: '2021-01-01',
      rows: 12,
      rounding: { ...wholeRupiah, mode: 'up' },
    })
    expect(splits(scheduleOf(terms), 0)[0]).toBe('78303/11250')
  })

  it('V23, V24, V26: flat loans in whole rupiah, columns that sum', () => {
    const million = scheduleOf(loan({ lent: '1000000', yearly: '12', from: '2026-01-01', rows: 12, method: 'flat' }))
    expect([million.interest, million.rows[0]?.instalment, million.rows[11]?.balance]).toEqual([120_000n, 93_333n, 0n])
    const month = scheduleOf(loan({ lent: '300000', yearly: '24', from: '2026-01-01', rows: 1, method: 'flat' }))
    expect(month.interest).toBe(6_000n)
    const odd = scheduleOf(loan({ lent: '999999', yearly: '7.5', from: '2026-01-01', rows: 13, method: 'flat' }))
    expect(odd.principal).toBe(999_999n)
    expect(odd.interest).toBe(81_250n)
  })

  it('V27: a fee on the balance at the start of the year, ten paying months a year', () => {
    const terms = loan({ lent: '15000000', monthly: '1', from: '2026-01-10', rows: 30, method: 'opening_year' })
    const calendar = { ...terms.calendar, payingMonths: 10 } as typeof terms.calendar
    const { rows } = scheduleOf({ ...terms, calendar, rowsPerYear: 10 })
    const year = (fee: bigint) => Array(10).fill([500_000n, fee])
    expect(rows.map(({ principal, interest }) => [principal, interest])).toEqual([
      ...[...year(150_000n), ...year(100_000n), ...year(50_000n)],
    ])
    expect([rows[9]?.dueOn, rows[10]?.dueOn, rows[29]?.dueOn]).toEqual(['2026-11-10', '2027-02-10', '2028-11-10'])
  })
})
