import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { splitByWeights } from '../exact/split.ts'
import { allocateSurplus, type SurplusLine, surplusFault } from './allocation.ts'
import { shareSurplus } from './member-shares.ts'
import { monthlyWeightedCapital, weightedCapital } from './weighted-capital.ts'

const lines = (...pairs: readonly (readonly [SurplusLine['use'], string])[]): SurplusLine[] =>
  pairs.map(([use, percent]) => ({ use, percent }))

const brief = lines(
  ...([
    ['reserve', '25'],
    ['member_capital', '20'],
    ['member_services', '30'],
    ['board', '10'],
    ['employees', '5'],
    ['education', '5'],
    ['social', '5'],
  ] as const),
)

describe('a surplus over the lines of the articles', () => {
  it('ten million as the domain brief shares it; the member gets 40,000 and 60,000', () => {
    const shares = allocateSurplus(10_000_000n, brief)
    expect(shares.map(({ amount }) => amount)).toEqual([
      ...[2_500_000n, 2_000_000n, 3_000_000n, 1_000_000n, 500_000n, 500_000n, 500_000n],
    ])
    const member = { memberNumber: '1', capital: 1_000_000n, services: 500_000n }
    const others = { memberNumber: '2', capital: 49_000_000n, services: 24_500_000n }
    const { members } = shareSurplus(2_000_000n, 3_000_000n, [member, others])
    expect(members[0]).toEqual({ memberNumber: '1', fromCapital: 40_000n, fromServices: 60_000n, total: 100_000n })
  })

  it('V30: 40/40/5/5/5/5 of a million', () => {
    const press = lines(
      ...([
        ['reserve', '40'],
        ['member_services', '40'],
        ['board', '5'],
        ['employees', '5'],
        ['education', '5'],
        ['social', '5'],
      ] as const),
    )
    expect(allocateSurplus(1_000_000n, press).map(({ amount }) => amount)).toEqual([
      ...[400_000n, 400_000n, 50_000n, 50_000n, 50_000n, 50_000n],
    ])
  })

  it('the odd rupiah goes to the reserve', () => {
    const thirds = lines(['member_capital', '33.3'], ['reserve', '33.4'], ['social', '33.3'])
    expect(allocateSurplus(101n, thirds).map(({ amount }) => amount)).toEqual([33n, 35n, 33n])
  })

  it('lines that make 99, fall below zero, keep no reserve, or share by services what others brought, are faults', () => {
    expect(surplusFault(lines(['reserve', '99']), 'members')).toBe('not_hundred')
    expect(surplusFault(lines(['reserve', '110'], ['social', '-10']), 'members')).toBe('below_zero')
    expect(surplusFault(lines(['social', '100']), 'members')).toBe('no_reserve')
    expect(surplusFault(brief, 'others')).toBe('services_from_others')
    expect(surplusFault(brief, 'members')).toBeUndefined()
    expect(() => allocateSurplus(-1n, brief)).toThrow('a loss')
  })
})

describe('the shares of members', () => {
  it('V28: 105,000 at 40 : 60 over two', () => {
    const members = [
      { memberNumber: 'A', capital: 500_000n, services: 100_000n },
      { memberNumber: 'B', capital: 300_000n, services: 50_000n },
    ]
    const shared = shareSurplus(42_000n, 63_000n, members)
    expect(shared.members).toEqual([
      { memberNumber: 'A', fromCapital: 26_250n, fromServices: 42_000n, total: 68_250n },
      { memberNumber: 'B', fromCapital: 15_750n, fromServices: 21_000n, total: 36_750n },
    ])
    expect(shared.unclaimed).toBe(0n)
  })

  it('V29: two of a hundred million saved, five of 75 borrowed, of sixty million: 1,240,000', () => {
    const member = { memberNumber: '7', capital: 2_000_000n, services: 5_000_000n }
    const others = { memberNumber: '8', capital: 98_000_000n, services: 70_000_000n }
    expect(shareSurplus(12_000_000n, 15_000_000n, [member, others]).members[0]?.total).toBe(1_240_000n)
  })

  it('100,000 over three who brought the same: the lowest number has the odd rupiah, in whatever order they are read', () => {
    const three = ['10', '2', '3'].map((memberNumber) => ({ memberNumber, capital: 500n, services: 0n }))
    const { members } = shareSurplus(100_000n, 0n, three)
    expect(members.map(({ memberNumber, total }) => [memberNumber, total])).toEqual([
      ['2', 33_334n],
      ['3', 33_333n],
      ['10', 33_333n],
    ])
  })

  it('a pool that nobody has a claim on is not given away', () => {
    const idle = [{ memberNumber: '1', capital: 100n, services: 0n }]
    expect(shareSurplus(1_000n, 500n, idle)).toMatchObject({ unclaimed: 500n })
  })

  it('property: shares sum to the pool, none is a rupiah or more from its exact part, more weight never gets less', () => {
    const anyWeights = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 13n), anyWeights, (pool, weights) => {
        fc.pre(weights.some((weight) => weight > 0n))
        const [shares, total] = [splitByWeights(pool, weights), weights.reduce((so, weight) => so + weight, 0n)]
        expect(shares.reduce((so, share) => so + share, 0n)).toBe(pool)
        for (const [place, share] of shares.entries()) {
          const off = share * total - pool * (weights[place] ?? 0n)
          expect(off > -total && off < total).toBe(true)
          for (const [other, theirs] of shares.entries())
            if ((weights[place] ?? 0n) > (weights[other] ?? 0n)) expect(share >= theirs).toBe(true)
        }
      }),
    )
  })
})

describe('capital by the days it stood', () => {
  const moves = [
    { on: plainDate('2025-01-01'), amount: 100_000n },
    { on: plainDate('2025-07-01'), amount: 100_000n },
  ]

  it('100,000 from 1 January and as much from 1 July are 150,411', () => {
    expect(weightedCapital(moves, 2025)).toBe(150_411n)
  })

  it('what was brought in years before counts all year, what left counts until it left', () => {
    expect(weightedCapital([{ on: plainDate('2020-05-05'), amount: 50_000n }], 2025)).toBe(50_000n)
    const left = [...moves, { on: plainDate('2025-07-01'), amount: -100_000n }]
    expect(weightedCapital(left, 2025)).toBe(100_000n)
  })

  it('by months: half a year at 100,000, half at 200,000', () => {
    expect(monthlyWeightedCapital(moves, 2025)).toBe(150_000n)
  })
})
