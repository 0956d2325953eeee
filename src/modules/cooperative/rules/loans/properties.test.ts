import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, plainDate } from '#platform/shared/dates.ts'
import { type RoundingPolicy, roundingModes } from '../exact/rounding.ts'
import { courseOf, type Payment } from './course.ts'
import { dayCounts } from './day-count.ts'
import { type Calendar, holidayRules } from './due-dates.ts'
import { payOffOf } from './pay-off.ts'
import { scheduleOf } from './schedule.ts'
import { type LoanTerms, loanMethods, noGrace } from './terms.ts'

// `peers-pillars.md` §8.9; numbers 9 and 12 stand with the ledger and the surplus, 6 with the allocation

const first = plainDate('2024-01-31')

const anyRounding: fc.Arbitrary<RoundingPolicy> = fc.record(
  {
    decimals: fc.constant(0),
    unit: fc.constantFrom(1n, 100n, 500n, 1_000n),
    interestUnit: fc.constantFrom(1n, 100n, 500n, 1_000n),
    mode: fc.constantFrom(...roundingModes),
    residual: fc.constantFrom('last' as const, 'first' as const),
    instalmentMultiple: fc.constantFrom(500n, 1_000n, 5_000n),
    levelled: fc.boolean(),
  },
  { requiredKeys: ['decimals', 'unit', 'interestUnit', 'mode', 'residual'] },
)

const calendarOf = (unit: 'day' | 'week' | 'month', every: number, rows: number): Calendar => ({
  ...{ kind: 'regular', startsOn: first, unit, every, rows },
})

const anyTerms = fc
  .record({
    method: fc.constantFrom(...loanMethods),
    lent: fc.bigInt(1n, 10n ** 10n),
    more: fc.array(fc.record({ amount: fc.bigInt(1n, 10n ** 9n), day: fc.nat(400) }), { maxLength: 3 }),
    basisPoints: fc.nat(6_000),
    per: fc.constantFrom('year' as const, 'month' as const),
    accrual: fc.constantFrom('per_period' as const, 'daily' as const),
    dayCount: fc.constantFrom(...dayCounts),
    unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    every: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 1, max: 40 }),
    grace: fc.record({ principal: fc.nat(6), interestPayment: fc.nat(6), interestFree: fc.nat(6) }),
    share: fc.integer({ min: 0, max: 60 }),
    rounding: anyRounding,
  })
  .map(({ lent, more, basisPoints, per, unit, every, rows, grace, share, rounding, ...rest }): LoanTerms => {
    const isYearly = rest.method === 'opening_year'
    const calendar = calendarOf(isYearly ? 'month' : unit, every, rows)
    const last = scheduleDays(calendar)
    const later = more.map(({ amount, day }) => ({ on: addDays(first, day % last), amount }))
    const within = (wanted: number) => (wanted < rows ? wanted : rows - 1)
    return {
      ...rest,
      tranches: [{ on: first, amount: lent }, ...later],
      rate: { percent: `${Math.floor(basisPoints / 100)}.${String(basisPoints % 100).padStart(2, '0')}`, per },
      calendar,
      grace: {
        ...{ principal: within(grace.principal), interestPayment: within(grace.interestPayment) },
        interestFree: within(grace.interestFree),
      },
      ...{ principalPercent: String(share), rowsPerYear: 12 },
      rounding: rest.method === 'annuity' ? { ...rounding, residual: 'last' } : rounding,
    }
  })

const scheduleDays = (calendar: Calendar): number => {
  const plain = scheduleOf({ ...plainLoan, calendar }).rows
  return plain.reduce((so, { days }) => so + days, 0)
}

const plainLoan: LoanTerms = {
  ...{ method: 'annuity', tranches: [{ on: first, amount: 1_000_000n }], rate: { percent: '12', per: 'year' } },
  ...{ accrual: 'daily', dayCount: '30_360', calendar: calendarOf('month', 1, 12), grace: noGrace },
  rounding: { decimals: 0, unit: 1n, interestUnit: 1n, mode: 'half_even', residual: 'last' },
}

const asText = (value: unknown): string => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}` : one))

describe('whatever the terms', () => {
  it('1, 2, 3: principal sums to what went out, the end is exactly zero, and no row is below nothing', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const { rows, principal } = scheduleOf(terms)
        expect(principal).toBe(terms.tranches.reduce((so, { amount }) => so + amount, 0n))
        expect(rows.at(-1)?.balance).toBe(0n)
        for (const row of rows) {
          expect(row.principal >= 0n && row.interest >= 0n && row.balance >= 0n).toBe(true)
          expect(row.instalment).toBe(row.principal + row.interest)
        }
      }),
      { numRuns: 600 },
    )
  })

  it('4, 5: what is shown before, what is created, and what is worked out again later are the same, byte for byte', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const shown = asText(scheduleOf(terms))
        expect(asText(scheduleOf(structuredClone(terms)))).toBe(shown)
      }),
    )
  })

  it('10: without interest an annuity is equal principal; in one row it is a bullet', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const rounding = { ...terms.rounding, levelled: false, residual: 'last' as const }
        const free = { ...terms, rounding, grace: noGrace, rate: { percent: '0', per: 'year' as const } }
        const splits = (method: LoanTerms['method'], some: LoanTerms = free) =>
          scheduleOf({ ...some, method }).rows.map(({ principal, interest }) => [principal, interest])
        // a multiple rounds an instalment that was rounded to the unit before; a part is rounded but once
        const { instalmentMultiple: _, ...plain } = rounding
        expect(splits('annuity', { ...free, rounding: plain })).toEqual(
          splits('equal_principal', { ...free, rounding: plain }),
        )
        const single = {
          ...terms,
          rounding,
          grace: noGrace,
          calendar: calendarOf('month', 1, 1),
          tranches: terms.tranches.slice(0, 1),
        }
        expect(splits('annuity', single)).toEqual(splits('bullet', single))
      }),
    )
  })

  it('a due date moved by a holiday never falls on one, and leaves the amounts alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...holidayRules), fc.uniqueArray(fc.nat(400), { maxLength: 30 }), (rule, days) => {
        const holidays = days.map((day) => addDays(first, day))
        const restDays = { rule, holidays, weekly: [0], interestFollows: false }
        const moved = scheduleOf({ ...plainLoan, calendar: { ...calendarOf('month', 1, 12), restDays } }).rows
        for (const { dueOn } of rule === 'stay' ? [] : moved) {
          expect(holidays).not.toContain(dueOn)
          expect(new Date(dueOn).getUTCDay()).not.toBe(0)
        }
        expect(moved.map(({ principal, interest }) => [principal, interest])).toEqual(
          scheduleOf(plainLoan).rows.map(({ principal, interest }) => [principal, interest]),
        )
      }),
    )
  })
})

const anyPayments = fc.array(fc.record({ day: fc.nat(500), amount: fc.bigInt(1n, 600_000n) }), { maxLength: 15 })
const dated = (payments: readonly { day: number; amount: bigint }[]): Payment[] =>
  payments.map(({ day, amount }) => ({ on: addDays(first, day), amount }))
const courseMethods = ['annuity', 'equal_principal', 'bullet', 'flat'] as const
const anyLoan = fc.record({
  method: fc.constantFrom(...courseMethods),
  percent: fc.constantFrom('0', '7', '12', '24.5', '60'),
})
const loanOf = ({ method, percent }: { method: LoanTerms['method']; percent: string }): LoanTerms => ({
  ...plainLoan,
  ...{ method, rate: { percent, per: 'year' } },
})
const anyEarly = fc.constantFrom('lower_instalment' as const, 'fewer_rows' as const)
const later = addDays(first, 600)
const interestOf = (terms: LoanTerms, payments: readonly Payment[]): bigint =>
  courseOf(terms, payments, later, 'fewer_rows').rows.reduce((so, { interest }) => so + interest, 0n)

describe('whatever is paid, and when', () => {
  it('6, 7: every rupiah is principal, interest or overpaid, and told again from empty the loan stands the same', () => {
    fc.assert(
      fc.property(anyLoan, anyPayments, fc.nat(600), anyEarly, (loan, some, seen, early) => {
        const [terms, payments, asOf] = [loanOf(loan), dated(some), addDays(first, seen)]
        const course = courseOf(terms, payments, asOf, early)
        const known = payments.filter(({ on }) => on <= asOf).reduce((so, { amount }) => so + amount, 0n)
        const paid = course.rows.reduce((so, row) => so + row.paidPrincipal + row.paidInterest, course.overpaid)
        expect(paid).toBe(known)
        expect(course.owed).toBe(1_000_000n - course.rows.reduce((so, row) => so + row.paidPrincipal, 0n))
        expect(course.rows.reduce((so, { principal }) => so + principal, 0n)).toBe(1_000_000n)
        expect(course.owed >= 0n && course.interestOwed >= 0n && course.accruedToDay >= 0n).toBe(true)
        expect(asText(courseOf(structuredClone(terms), structuredClone(payments), asOf, early))).toBe(asText(course))
      }),
      { numRuns: 300 },
    )
  })

  it('8: a payment told late and then reversed leaves the loan as if neither had been; the order of telling is nothing', () => {
    fc.assert(
      fc.property(anyLoan, anyPayments, fc.nat(400), anyEarly, (loan, some, day, early) => {
        const [terms, payments] = [loanOf(loan), dated(some)]
        const wrong = { on: addDays(first, day), amount: 123_456n }
        const before = asText(courseOf(terms, payments, later, early))
        const told = [...payments, wrong]
        const reversed = told.filter((payment) => payment !== wrong)
        expect(asText(courseOf(terms, reversed, later, early))).toBe(before)
        const merged = new Set(payments.map(({ on }) => on)).size === payments.length
        if (merged) expect(asText(courseOf(terms, payments.toReversed(), later, early))).toBe(before)
      }),
    )
  })

  it('11: the same payment earlier never costs more, later never less', () => {
    fc.assert(
      fc.property(anyLoan, fc.nat(364), fc.nat(364), fc.bigInt(1n, 500_000n), (loan, one, other, amount) => {
        const terms = loanOf(loan)
        const [early, late] = [addDays(first, one < other ? one : other), addDays(first, one < other ? other : one)]
        expect(interestOf(terms, [{ on: early, amount }]) <= interestOf(terms, [{ on: late, amount }])).toBe(true)
        const plan = scheduleOf(terms)
        const due = plan.rows.map(({ to, instalment }) => ({ on: to, amount: instalment }))
        const onTime = due.filter(({ amount: wanted }) => wanted > 0n)
        expect(interestOf(terms, onTime)).toBe(plan.interest)
        expect(interestOf(terms, onTime.slice(1)) >= plan.interest).toBe(true)
      }),
    )
  })

  it('11: something paid ahead of a plan that is kept never costs more, whatever is rounded and by either rule', () => {
    const anyPaid = fc.record({ day: fc.nat(364), amount: fc.bigInt(1n, 500_000n) })
    const anyUnit = fc.record({ unit: fc.constantFrom(1n, 100n, 1_000n), mode: fc.constantFrom(...roundingModes) })
    fc.assert(
      fc.property(anyLoan, anyPaid, anyUnit, anyEarly, (loan, { day, amount }, { unit, mode }, early) => {
        const [plain, on] = [loanOf(loan), addDays(first, day)]
        const terms = { ...plain, rounding: { ...plain.rounding, unit, mode } }
        const plan = scheduleOf(terms)
        const kept = plan.rows.filter((row) => row.to <= on && row.instalment > 0n)
        const before = kept.map(({ to, instalment }) => ({ on: to, amount: instalment }))
        const { rows } = courseOf(terms, [...before, { on, amount }], on, early)
        expect(rows.reduce((so, { interest }) => so + interest, 0n) <= plan.interest).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('whoever pays the quote of a day owes nothing after it, by either rule', () => {
    fc.assert(
      fc.property(anyLoan, anyPayments, fc.integer({ min: 1, max: 360 }), (loan, some, day) => {
        const [terms, on] = [loanOf(loan), addDays(first, day)]
        const payments = dated(some).filter((payment) => payment.on <= on)
        const { total } = payOffOf({ terms, payments, on, rule: 'to_the_day', early: 'fewer_rows' })
        if (total === 0n || loan.method === 'flat') return
        const course = courseOf(terms, [...payments, { on, amount: total }], addMonths(first, 20), 'fewer_rows')
        expect([course.owed, course.interestOwed]).toEqual([0n, 0n])
      }),
    )
  })
})
