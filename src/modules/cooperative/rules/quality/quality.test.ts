import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { writeDecimal } from '../exact/amount.ts'
import { percent } from '../exact/fraction.ts'
import { type CollectabilityPolicy, collectabilityOf, policyOn, provisionFor } from './collectability.ts'
import { daysLate } from './days-late.ts'
import { portfolioAtRisk, reserveScore, riskRatio, riskScore } from './health.ts'
import { type LateChargeRule, lateCharges } from './late-charge.ts'
import { allocatePayment, type DueRow, dueParts, dueTimes, usualOrder } from './payment-allocation.ts'

const row = (number: number, dueOn: string, interest: bigint, principal: bigint): DueRow => ({
  ...{ number, dueOn: plainDate(dueOn), penalty: 0n, fee: 0n, interest, principal },
})

describe('where a payment goes', () => {
  // `peers-pillars.md` §8.2 (V8): 10,000 flat, 2,000 and 200 every two months
  const rows = ['2026-03-01', '2026-05-01', '2026-07-01'].map((day, at) => row(at + 1, day, 200n, 2_000n))
  const partsOf = (amount: bigint, on: string, some = rows, order = usualOrder) =>
    allocatePayment(some, amount, plainDate(on), order)
  const sumOf = (part: string, { parts }: ReturnType<typeof partsOf>) =>
    parts.filter((one) => one.part === part).reduce((so, { amount }) => so + amount, 0n)

  it('V8: 2,200 on the day is 2,000 of principal and 200 of interest', () => {
    const paid = partsOf(2_200n, '2026-03-01')
    expect([sumOf('principal', paid), sumOf('interest', paid), paid.left]).toEqual([2_000n, 200n, 0n])
  })

  it('V8: 3,000 when two rows are late is the interest of both and 2,600 of principal', () => {
    const paid = partsOf(3_000n, '2026-06-01')
    expect([sumOf('interest', paid), sumOf('principal', paid)]).toEqual([400n, 2_600n])
    expect(paid.parts.at(-1)).toEqual({ row: 2, part: 'principal', amount: 600n })
  })

  it('V8: of 15,000 the five rows take 11,000, and 4,000 are overpaid', () => {
    const five = [...rows, row(4, '2026-09-01', 200n, 2_000n), row(5, '2026-11-01', 200n, 2_000n)]
    const paid = partsOf(15_000n, '2026-06-01', five)
    expect([sumOf('interest', paid) + sumOf('principal', paid), paid.left]).toEqual([11_000n, 4_000n])
  })

  it('by an order that pays late rows alone, money on the due day itself stays in hand', () => {
    const steps = [{ time: 'past_due', part: 'interest' } as const]
    const paid = (on: string) => partsOf(500n, on, rows, { steps, advance: 'next' })
    expect(paid('2026-03-01')).toEqual({ parts: [], left: 500n })
    expect(paid('2026-03-02')).toEqual({ parts: [{ row: 1, part: 'interest', amount: 200n }], left: 300n })
  })

  it('by another order: row after row, the late charge first, and ahead from the end', () => {
    const late = rows.map((one) => ({ ...one, penalty: 50n }))
    const steps = [
      ...dueTimes.flatMap((time) => (['penalty', 'interest', 'principal'] as const).map((part) => ({ time, part }))),
    ]
    const paid = partsOf(2_500n, '2026-03-01', late, { steps, advance: 'last' })
    expect(paid.parts).toEqual([
      { row: 1, part: 'penalty', amount: 50n },
      { row: 1, part: 'interest', amount: 200n },
      { row: 1, part: 'principal', amount: 2_000n },
      { row: 3, part: 'penalty', amount: 50n },
      { row: 2, part: 'penalty', amount: 50n },
      { row: 3, part: 'interest', amount: 150n },
    ])
  })

  it('property: a payment is cut into parts that sum to it, and no part is paid more than is due', () => {
    const amounts = fc.bigInt(0n, 10n ** 9n)
    const anyRow = fc.record({ penalty: amounts, fee: amounts, interest: amounts, principal: amounts, day: fc.nat(60) })
    const anyStep = fc.record({ time: fc.constantFrom(...dueTimes), part: fc.constantFrom(...dueParts) })
    const anyOrder = fc.record({
      steps: fc.uniqueArray(anyStep, { selector: ({ time, part }) => time + part }),
      advance: fc.constantFrom('next' as const, 'last' as const),
    })
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), fc.bigInt(0n, 10n ** 10n), anyOrder, (some, amount, order) => {
        const due = some.map(({ day, ...one }, at) => ({
          ...{ ...one, number: at + 1, dueOn: addDays(plainDate('2026-01-01'), day) },
        }))
        const { parts, left } = allocatePayment(due, amount, plainDate('2026-01-30'), order)
        expect(parts.reduce((so, part) => so + part.amount, left)).toBe(amount)
        expect(left >= 0n).toBe(true)
        for (const { row: number, part, amount: paid } of parts)
          expect(paid > 0n && paid <= (due[number - 1]?.[part] ?? 0n)).toBe(true)
        expect(new Set(parts.map(({ row: number, part }) => `${number} ${part}`)).size).toBe(parts.length)
      }),
    )
  })
})

describe('days late', () => {
  it('count from the oldest day of which something is unpaid; the day itself is not late', () => {
    const unpaid = (dueOn: string, amount: bigint) => ({ dueOn: plainDate(dueOn), unpaid: amount })
    const rows = [unpaid('2026-01-10', 0n), unpaid('2026-02-10', 5n), unpaid('2026-03-10', 100n)]
    expect(daysLate(rows, plainDate('2026-02-10'))).toBe(0)
    expect(daysLate(rows, plainDate('2026-02-11'))).toBe(1)
    expect(daysLate(rows, plainDate('2026-03-12'))).toBe(30)
    expect(daysLate([], plainDate('2026-03-12'))).toBe(0)
  })
})

describe('the late charge', () => {
  const rule: LateChargeRule = {
    ...{ graceDays: 3, countsGrace: false, charge: { kind: 'per_day', percent: '0.1' }, capPercent: '5' },
    ...{ stopsAfterDays: 90, mode: 'down', goesTo: 'income' },
  }
  const late = [{ number: 4, dueOn: plainDate('2026-01-10'), principal: 1_000_000n }]
  const charged = (on: string, changes: Partial<LateChargeRule> = {}, person = { isAble: true }) =>
    lateCharges({ ...rule, ...changes }, late, plainDate(on), person).map(({ amount }) => amount)

  it('waits for the days of grace, then 0.1 % a day of the late principal', () => {
    expect(charged('2026-01-13')).toEqual([])
    expect(charged('2026-01-13', { countsGrace: true })).toEqual([])
    expect(charged('2026-01-14')).toEqual([1_000n])
    expect(charged('2026-01-14', { countsGrace: true })).toEqual([4_000n])
    expect(charged('2026-01-23')).toEqual([10_000n])
  })

  it('ends at its cap, or at the day it stops', () => {
    expect(charged('2026-12-31')).toEqual([50_000n])
    expect(charged('2026-12-31', { stopsAfterDays: 13 })).toEqual([10_000n])
    expect(charged('2026-12-31', { charge: { kind: 'once', amount: 25_000n } })).toEqual([25_000n])
    expect(charged('2026-12-31', { charge: { kind: 'once', amount: 75_000n } })).toEqual([50_000n])
  })

  it('asks nothing of who cannot pay, and counts no day of a payment holiday', () => {
    expect(charged('2026-01-23', {}, { isAble: false })).toEqual([])
    const holidays = [{ from: plainDate('2026-01-15'), to: plainDate('2026-01-20') }]
    expect(lateCharges(rule, late, plainDate('2026-01-23'), { isAble: true, holidays })[0]?.amount).toBe(4_000n)
  })

  it('on a syariah contract goes to the social fund', () => {
    const [charge] = lateCharges({ ...rule, goesTo: 'social_fund' }, late, plainDate('2026-01-14'), { isAble: true })
    expect(charge).toEqual({ row: 4, amount: 1_000n, goesTo: 'social_fund' })
  })
})

// the two policies of `domain.md` §5.4; in the product they are references
const bank: CollectabilityPolicy = {
  ...{ from: plainDate('2016-01-01'), collateralPercent: '0' },
  bands: [
    { grade: 'current', fromDays: 0, provisionPercent: '1' },
    { grade: 'special_mention', fromDays: 1, provisionPercent: '5' },
    { grade: 'substandard', fromDays: 91, provisionPercent: '15' },
    { grade: 'doubtful', fromDays: 121, provisionPercent: '50' },
    { grade: 'loss', fromDays: 181, provisionPercent: '100' },
  ],
}
const older: CollectabilityPolicy = {
  ...{ from: plainDate('2016-01-01'), collateralPercent: '0' },
  bands: [
    { grade: 'current', fromDays: 0, provisionPercent: '0' },
    { grade: 'substandard', fromDays: 91, provisionPercent: '50' },
    { grade: 'doubtful', fromDays: 181, fromDaysAfterEnd: 1, provisionPercent: '75' },
    { grade: 'loss', fromDays: 271, provisionPercent: '100' },
  ],
}
const weights = { current: '0', special_mention: '0', substandard: '50', doubtful: '75', loss: '100' } as const

describe('collectability', () => {
  const stand = (days: number, more = {}) => ({
    daysLate: days,
    daysAfterEnd: 0,
    owed: 1_000_000n,
    collateral: 0n,
    ...more,
  })

  it('follows the days late by the policy', () => {
    const graded = [0, 1, 90, 91, 120, 121, 180, 181].map((days) => collectabilityOf(bank, stand(days)))
    expect(graded).toEqual([
      ...[
        'current',
        'special_mention',
        'special_mention',
        'substandard',
        'substandard',
        'doubtful',
        'doubtful',
        'loss',
      ],
    ])
  })

  it('by the version of that day: a new policy grades no day before it', () => {
    const strict = {
      ...bank,
      from: plainDate('2026-07-01'),
      bands: bank.bands.map((one) => ({ ...one, fromDays: one.fromDays / 2 })),
    }
    const on = (day: string) => collectabilityOf(policyOn([strict, bank], plainDate(day)), stand(100))
    expect([on('2026-06-30'), on('2026-07-01')]).toEqual(['substandard', 'loss'])
    expect(() => policyOn([bank], plainDate('2015-12-31'))).toThrow('no collectability policy')
  })

  it('by the older cooperative style: no special mention, three, six and nine months, and doubtful after the end', () => {
    const graded = [90, 91, 180, 181, 270, 271].map((days) => collectabilityOf(older, stand(days)))
    expect(graded).toEqual(['current', 'substandard', 'substandard', 'doubtful', 'doubtful', 'loss'])
    expect(collectabilityOf(older, stand(5, { daysAfterEnd: 2 }))).toBe('doubtful')
  })

  it('asks for 1, 5, 15, 50 and 100 %, less what collateral covers', () => {
    expect([0, 1, 91, 121, 181].map((days) => provisionFor(bank, stand(days)))).toEqual([
      ...[10_000n, 50_000n, 150_000n, 500_000n, 1_000_000n],
    ])
    const covered = { ...bank, collateralPercent: '50' }
    expect(provisionFor(covered, stand(121, { collateral: 800_000n }))).toBe(300_000n)
    expect(provisionFor(covered, stand(121, { collateral: 9_000_000n }))).toBe(0n)
  })
})

describe('the health of a portfolio', () => {
  it('the pairs of the brief: 4.19 % is 92, 1.56 % is 96, 0.72 % is 98', () => {
    expect(['4.19', '1.56', '0.72', '0', '50', '60'].map((text) => riskScore(percent(text)))).toEqual([
      ...[92n, 96n, 98n, 100n, 0n, 0n],
    ])
  })

  it('a reserve of 31.24 % of the risk is 31, of 197 % is 100', () => {
    expect([reserveScore(3_124n, 10_000n), reserveScore(197n, 100n), reserveScore(0n, 0n)]).toEqual([31n, 100n, 100n])
  })

  it('half of what is substandard, three quarters of what is doubtful, all of what is lost', () => {
    const loans = [
      { grade: 'current' as const, owed: 9_400_000n },
      { grade: 'substandard' as const, owed: 200_000n },
      { grade: 'doubtful' as const, owed: 200_000n },
      { grade: 'loss' as const, owed: 200_000n },
    ]
    // 100,000 + 150,000 + 200,000 of ten million
    expect(writeDecimal(riskRatio(loans, weights), 3)).toBe('0.045')
    expect(riskScore(riskRatio([], weights))).toBe(100n)
  })

  it('owed on loans thirty days late or more, of everything owed', () => {
    const loans = [
      { owed: 700n, daysLate: 0 },
      { owed: 200n, daysLate: 29 },
      { owed: 100n, daysLate: 30 },
    ]
    expect(writeDecimal(portfolioAtRisk(loans, 30), 2)).toBe('0.10')
  })
})
