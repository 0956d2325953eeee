import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainDate } from '#platform/shared/dates.ts'
import { hideFew } from './rules/few.ts'
import { needsOf, type VillageState } from './rules/needs.ts'

describe('small numbers', () => {
  it('are hidden with the next smallest beside them, so that the sum gives nothing away', () => {
    expect(hideFew([12, 3, 8, 0], false)).toEqual({ figures: [12, 'few', 'beside', 0], total: 23 })
    expect(hideFew([12, 3, 4, 0], false)).toEqual({ figures: [12, 'few', 'few', 0], total: 19 })
    expect(hideFew([1, 1, 20], false)).toEqual({ figures: ['few', 'few', 'beside'], total: 22 })
    expect(hideFew([3, 0], false)).toEqual({ figures: ['few', 0], total: 'few' })
    expect(hideFew([7, 9], false)).toEqual({ figures: [7, 9], total: 16 })
    expect(hideFew([7, 3], true)).toEqual({ figures: [7, 'few'], total: 'beside' })
  })

  it('can never be worked out from what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 8 }), fc.boolean(), (amounts, hidden) => {
        const { figures, total } = hideFew(amounts, hidden)
        for (const [index, amount] of amounts.entries())
          if (amount > 0 && amount < 5) expect(figures[index]).toBe('few')
        const unknown = figures.filter((figure) => typeof figure !== 'number')
        if (typeof total !== 'number' || unknown.length === 0) return
        const shown = figures.reduce<number>((all, one) => all + (typeof one === 'number' ? one : 0), 0)
        expect(unknown.length).toBeGreaterThan(1)
        expect(total - shown).toBeGreaterThanOrEqual(5)
      }),
    )
  })
})

const quiet: VillageState = {
  officers: 2,
  head: 'serving',
  nextEndOn: null,
  invited: 0,
  lastSeenOn: '2026-11-21',
  glassOpen: 0,
  reviewedMonth: '2026-11',
  counts: {},
  since: {},
}
const today = plainDate('2026-11-22')

describe('what a village needs', () => {
  it('is nothing when two officers serve, nobody waits and the keys were looked at', () => {
    expect(needsOf(quiet, today)).toEqual([])
  })

  it('is a head before a review, and a late check before a silent phone', () => {
    const village = { ...quiet, head: 'vacant', reviewedMonth: null, lastSeenOn: '2026-11-01' } as const
    const since = { 'migration.waitsForCheck': '2026-11-10' }
    expect(needsOf({ ...village, since }, today)).toEqual(['noHead', 'checkLate', 'silent', 'review'])
    expect(needsOf({ ...quiet, since: { 'migration.waitsForCheck': '2026-11-15' } }, today)).toEqual([])
  })

  it('asks for the monthly review only from the middle of the month on', () => {
    const month = { ...quiet, reviewedMonth: '2026-10' }
    expect(needsOf(month, plainDate('2026-11-13'))).toEqual([])
    expect(needsOf(month, plainDate('2026-11-14'))).toEqual(['review'])
  })
})
