import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '#apps/testing/world.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { workContractOf } from './rules/contract-view.ts'
import { coverOf, monthsOf, type Premium, premiumsFor, premiumsForGaps, totalOf } from './rules/insurance.ts'
import type { EpisodeRow } from './rules/rows.ts'

/** The premium table as the references answer it. */
let table: readonly Premium[] = []
beforeAll(async () => {
  const world = await openWorld()
  const village = await world.village()
  await runAsSystem(world.test.house, {
    ...{ name: 'migration.getContract', village: village.id },
    act: async (context) => {
      table = await rowsOf(context, 'premium', plainDate('2026-11-01'))
    },
  })
  await world.close()
}, 120_000)
const span = (fromOn: string, untilOn: string) => ({ fromOn: plainDate(fromOn), untilOn: plainDate(untilOn) })

describe('premiums of Permenaker 4/2023', () => {
  it.each([
    [6, 37_500 + 108_000],
    [12, 37_500 + 189_000],
    [24, 370_000],
    [18, 37_500 + 189_000 + 6 * 13_500],
    [36, 37_500 + 332_500 + 12 * 13_500],
    [3, 37_500 + 108_000],
  ])('a contract of %i months costs Rp%i in all', (months, total) => {
    const lines = premiumsFor(months, table, true)
    expect(totalOf(lines ?? [])).toBe(total)
  })

  it('leave out what is paid before work for somebody already abroad, and say nothing without a table', () => {
    expect(totalOf(premiumsFor(24, table, false) ?? [])).toBe(332_500)
    expect(premiumsFor(24, [], true)).toBeNull()
  })
})

describe('the contract of a file', () => {
  it('of 24 months as planned ends on the day before the same day two years on, and costs what 24 months cost', () => {
    const plan = { departs_on: '2026-12-01', contract_months: 24, contract_ends_on: null }
    const episode = { ...plan, current_stage: 'interest', recorded_at: '2026-11-01' } as EpisodeRow
    const parts = { episode, papers: [], registerPapers: [], stages: [] }
    const { cover } = workContractOf(parts, { rulesOn: () => [], premiums: table })
    expect(cover).toMatchObject({ fromOn: '2026-12-01', untilOn: '2028-11-30', cost: { totalRupiah: 370_000 } })
  })
})

describe('cover against the days of a contract', () => {
  const contract = span('2026-01-01', '2027-12-31')

  it('is whole, or none, and both ends count', () => {
    expect(coverOf(contract, [contract])).toMatchObject({ days: 730, coveredDays: 730, gaps: [] })
    expect(coverOf(contract, [])).toMatchObject({ coveredDays: 0, gaps: [{ ...contract, days: 730 }] })
    expect(totalOf(premiumsForGaps(coverOf(contract, []), table, true) ?? [])).toBe(370_000)
  })

  it('shows the months that were left out, and what an extension would cost', () => {
    const cover = coverOf(contract, [span('2025-12-01', '2026-12-31'), span('2027-04-01', '2027-06-30')])
    expect(cover.gaps).toEqual([
      { ...span('2027-01-01', '2027-03-31'), days: 90 },
      { ...span('2027-07-01', '2027-12-31'), days: 184 },
    ])
    expect(cover.coveredDays).toBe(456)
    expect(totalOf(premiumsForGaps(cover, table, false) ?? [])).toBe(9 * 13_500)
  })

  it('counts a month begun as a month, and 24 months less a day as 24', () => {
    expect(monthsOf(span('2026-01-15', '2028-01-14'))).toBe(24)
    expect(monthsOf(span('2026-01-15', '2028-01-13'))).toBe(24)
    expect(monthsOf(span('2026-01-15', '2028-01-15'))).toBe(25)
    expect(monthsOf(span('2026-01-31', '2026-02-28'))).toBe(2)
  })

  it('never counts a day twice and never loses one, however enrolments overlap', () => {
    const from = plainDate('2026-01-01')
    const drawn = fc.record({ start: fc.integer({ min: -200, max: 900 }), days: fc.integer({ min: 0, max: 400 }) })
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 6 }), (some) => {
        const spans = some.map(({ start, days }) => ({
          fromOn: addDays(from, start),
          untilOn: addDays(from, start + days),
        }))
        const cover = coverOf(contract, spans)
        const insured = new Set<PlainDate>()
        for (let day = contract.fromOn; day <= contract.untilOn; day = addDays(day, 1))
          if (spans.some((one) => one.fromOn <= day && day <= one.untilOn)) insured.add(day)
        expect(cover.coveredDays).toBe(insured.size)
        expect(cover.coveredDays + cover.gaps.reduce((sum, gap) => sum + gap.days, 0)).toBe(cover.days)
      }),
      { numRuns: 60 },
    )
  })
})
