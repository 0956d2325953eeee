import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nameTokens } from '#modules/registry/contract.ts'
import { candidatePairs, compareRecords, judgeLink, type LinkRecord, linkOf } from './rules/linkage.ts'
import { fitWeights, middleOf } from './rules/linkage-fit.ts'
import { linkFrom, linkWeights } from './rules/linkage-weights.ts'
import { readFebrl } from './testing/febrl.ts'

const file = (set: 1 | 3) => join(import.meta.dirname, `../../../../shared/data/linkage/febrl_dataset${set}.csv`)

const person = (name: string, more: Partial<Omit<LinkRecord, 'name'>> = {}): LinkRecord => ({
  ...{ name: nameTokens(name), birth: null, number: null, address: null, house: null, area: null, code: null },
  ...{ region: null, ...more },
})

describe('two rows of different lists', () => {
  it('are one person by name and birth day, also where a hand slipped', () => {
    const siti = person('SITI AMINAH', { birth: '19900101' })
    expect(linkOf(siti, person('Siti Aminah', { birth: '19900101' })).isSame).toBe(true)
    expect(linkOf(siti, person('Siti Aminnah', { birth: '19900110' })).isSame).toBe(true)
    expect(linkOf(siti, person('Siti Aminah', { birth: '19841207' })).bits).toBeLessThan(
      linkOf(siti, person('Siti Aminah', { birth: '19900101' })).bits,
    )
  })

  it('are not by the name alone, nor by one birth day with another name', () => {
    expect(linkOf(person('Siti Aminah'), person('Siti Aminah')).isSame).toBe(false)
    expect(
      linkOf(person('Slamet Widodo', { birth: '19900101' }), person('Dewi Lestari', { birth: '19900101' })).isSame,
    ).toBe(false)
  })

  it('stand the same whichever list is asked first', () => {
    const [one, other] = [
      person('Siti Aminah', { birth: '19900101', code: '56311' }),
      person('Siti', { code: '56312' }),
    ]
    expect(linkOf(one, other)).toEqual(linkOf(other, one))
  })
})

describe.skipIf(!existsSync(file(1)) || !existsSync(file(3)))('on the Febrl sets', () => {
  it('weights and threshold are those of the first set', () => {
    const rows = readFebrl(readFileSync(file(1), 'utf8'))
    const pairs = rows.flatMap((one, index) =>
      rows.slice(index + 1).map((other) => ({
        compared: compareRecords(one.record, other.record),
        isSame: one.person === other.person,
      })),
    )
    expect(fitWeights(pairs)).toEqual(linkWeights)
    const without = pairs.map(({ compared, isSame }) => ({ compared: { ...compared, number: null }, isSame }))
    const gaps = [pairs, without].map((some) =>
      middleOf(some.map(({ compared, isSame }) => ({ bits: judgeLink(compared).bits, isSame }))),
    )
    const [from, to] = [Math.max(...gaps.map((gap) => gap!.from)), Math.min(...gaps.map((gap) => gap!.to))]
    expect(linkFrom).toBe(Math.round((from + to) / 2))
  }, 120_000)

  it.each([true, false])(
    'F1 on the third set is at least 0.95, with the number there: %s',
    (withNumber) => {
      const rows = readFebrl(readFileSync(file(3), 'utf8'), withNumber)
      const records = rows.map(({ record }) => record)
      const truth = pairsOfOne(rows.map((row) => row.person))
      const said = candidatePairs(records, records).filter(
        ([one, other]) => linkOf(records[one]!, records[other]!).isSame,
      )
      const hits = said.filter(([one, other]) => rows[one]!.person === rows[other]!.person).length
      expect((2 * hits) / (said.length + truth)).toBeGreaterThanOrEqual(0.95)
    },
    120_000,
  )
})

const pairsOfOne = (people: readonly string[]): number =>
  [...Map.groupBy(people, (one) => one).values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
