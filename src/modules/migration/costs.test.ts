import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import type { Occupation } from '#modules/references/contract/codes.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { correctEpisode, listCosts, recordCost, withdrawCost } from './contract.ts'
import {
  type CostComponent,
  type CostPayer,
  type CostRule,
  type CostVerdict,
  costComponents,
  judgeCost,
} from './rules/costs.ts'
import { family, openEpisode } from './testing/candidate.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

/** The rules that hold on a day, as the references answer. */
const rulesOn = async (day: string): Promise<readonly CostRule[]> => {
  let rules: readonly CostRule[] = []
  const act = async (context: Context) => {
    rules = await rowsOf(context, 'barred-cost', day as PlainDate)
  }
  await runAsSystem(world.test.house, { name: 'migration.recordCost', village: (await world.village()).id, act })
  return rules
}

type Line = readonly [
  occupation: Occupation | null,
  component: CostComponent,
  toldName: string | null,
  paidBy: CostPayer,
  paidOn: string,
  verdict: CostVerdict,
]

const after = '2024-03-10'
const before = '2020-07-14'
const onTheDay = '2020-07-15'

/**
 * `domain.md` §2.6: ten jobs, fourteen components, before and after 15 July 2020, with the names they are disguised under.
 * Judged by hand from Peraturan BP2MI 9/2020 and UU 18/2017 art. 30, not by the rule under test.
 */
const lines: readonly Line[] = [
  ['housekeeper', 'tiket-berangkat', null, 'worker', after, 'barred'],
  ['housekeeper', 'tiket-berangkat', null, 'worker', before, 'allowed'],
  ['housekeeper', 'tiket-berangkat', null, 'worker', onTheDay, 'barred'],
  ['baby_carer', 'tiket-pulang', null, 'worker', after, 'barred'],
  ['elderly_carer', 'visa-kerja', 'biaya visa kerja Taiwan', 'worker', after, 'barred'],
  ['cook', 'legalisasi-perjanjian-kerja', null, 'worker', after, 'barred'],
  ['family_driver', 'pelatihan-kerja', 'uang asrama 3 bulan', 'worker', after, 'barred'],
  ['gardener', 'sertifikat-kompetensi', 'uji kompetensi', 'worker', after, 'barred'],
  ['child_carer', 'jasa-perusahaan', 'agency fee', 'worker', after, 'barred'],
  ['cleaner', 'penggantian-paspor', null, 'worker', after, 'barred'],
  ['plantation', 'skck', null, 'worker', after, 'barred'],
  ['migrant_fisher', 'jaminan-sosial', 'iuran BPJS', 'worker', after, 'barred'],
  ['housekeeper', 'periksa-kesehatan', null, 'worker', after, 'barred'],
  ['elderly_carer', 'periksa-kesehatan-tambahan', null, 'worker', after, 'barred'],
  ['plantation', 'transportasi-lokal', null, 'worker', after, 'barred'],
  ['migrant_fisher', 'akomodasi', null, 'worker', after, 'barred'],
  // under another name, in the box "other"
  ['elderly_carer', 'other', 'Uang fit', 'worker', after, 'barred'],
  ['elderly_carer', 'other', 'POTONGAN GAJI 7 BULAN', 'lender', after, 'barred'],
  ['housekeeper', 'other', 'uang panjar dari sponsor', 'lender', after, 'barred'],
  ['housekeeper', 'pinjaman-dipaksakan', 'uang saku', 'lender', after, 'barred'],
  ['cook', 'other', 'Biaya Penampungan', 'worker', after, 'barred'],
  ['child_carer', 'tiket-berangkat', 'ongkos pesawat ke Hong Kong', 'worker', before, 'allowed'],
  // who else pays is nobody's claim
  ['housekeeper', 'tiket-berangkat', null, 'employer', after, 'not_the_worker'],
  ['plantation', 'jasa-perusahaan', 'agency fee', 'agency', after, 'not_the_worker'],
  // work that the rule of 2020 does not name
  ['welder', 'pelatihan-kerja', null, 'worker', after, 'allowed'],
  ['nurse', 'visa-kerja', null, 'worker', after, 'allowed'],
  ['factory', 'other', 'biaya penempatan', 'worker', after, 'barred'],
  ['factory', 'jasa-perusahaan', 'biaya penempatan', 'worker', '2017-11-21', 'allowed'],
  // what is not known is not judged
  [null, 'tiket-berangkat', null, 'worker', after, 'unclear'],
  ['housekeeper', 'other', 'oleh-oleh', 'worker', after, 'unclear'],
  ['housekeeper', 'other', 'visakerja', 'worker', after, 'unclear'],
  [null, 'other', 'biaya penempatan', 'worker', after, 'barred'],
]

describe('an illegal charge', () => {
  it('is found on each of thirty-two lines, and nothing else is', async () => {
    const days = [...new Set(lines.map(([, , , , paidOn]) => paidOn))]
    const rulesByDay = new Map(await Promise.all(days.map(async (day) => [day, await rulesOn(day)] as const)))
    const judged = lines.map(([occupation, component, toldName, paidBy, paidOn]) => {
      const { verdict } = judgeCost({ component, toldName, paidBy }, occupation, rulesByDay.get(paidOn) ?? [])
      return [occupation, component, toldName, paidBy, paidOn, verdict]
    })
    expect(judged).toEqual(lines)
  })

  it('is named with the rule that bars it, and every job of the ten with every component of the fourteen is', async () => {
    const [rules, earlier] = [await rulesOn(after), await rulesOn(before)]
    const jobs: readonly Occupation[] = [
      ...(['housekeeper', 'baby_carer', 'elderly_carer', 'cook', 'family_driver'] as const),
      ...(['gardener', 'child_carer', 'cleaner', 'plantation', 'migrant_fisher'] as const),
    ]
    const components = costComponents.slice(0, 14)
    for (const job of jobs) {
      for (const component of components) {
        const cost = { component, toldName: null, paidBy: 'worker' as const }
        expect(judgeCost(cost, job, rules).rule?.key).toBe(component)
        expect(judgeCost(cost, job, earlier).verdict).toBe('allowed')
      }
    }
  })
})

describe('the costs of a file', () => {
  const start = async (more: object = {}) => {
    const village = await world.village()
    const episodeId = await openEpisode(village, await family(village), more)
    const pay = async (input: Partial<InputOf<typeof recordCost>>) => {
      const id = newId()
      const done = await village.officer.does(recordCost, {
        ...{ id, episodeId, component: 'periksa-kesehatan', amount: 1_500_000, paidBy: 'worker' },
        ...{ paidOn: '2026-10-02', proof: 'receipt', ...input },
      } as InputOf<typeof recordCost>)
      return { id, ...done }
    }
    return { village, episodeId, pay, all: () => village.officer.asks(listCosts, { episodeId }) }
  }

  it('stand with what the rules of the day say, and sum up by currency', async () => {
    const { pay, all } = await start()
    expect(await pay({ toldName: 'uang fit', paidTo: 'Pak Darmo' })).toMatchObject({ verdict: 'barred' })
    await pay({ component: 'jasa-perusahaan', amount: 60_000, currency: 'TWD', paidBy: 'lender', proof: 'told' })
    await pay({ component: 'tiket-berangkat', amount: 4_200_000, paidBy: 'employer' })
    await pay({ component: 'other', toldName: 'koper', amount: 350_000 })
    const { costs, totals } = await all()
    expect(costs.map(({ verdict }) => verdict).sort()).toEqual(['barred', 'barred', 'not_the_worker', 'unclear'])
    expect(totals).toEqual(
      expect.arrayContaining([
        { currency: 'IDR', paid: 1_850_000, barred: 1_500_000 },
        { currency: 'TWD', paid: 60_000, barred: 60_000 },
      ]),
    )
    expect(costs.find(({ toldName }) => toldName === 'uang fit')?.rule).toMatchObject({
      title: 'Periksa kesehatan dan psikologi di dalam negeri',
    })
  })

  it('are judged anew when the work becomes known', async () => {
    const { village, episodeId, pay, all } = await start({ occupation: null })
    expect(await pay({})).toMatchObject({ verdict: 'unclear' })
    const reason = 'keluarga memberi tahu pekerjaannya'
    const changes = [{ id: newId(), field: 'occupation' as const, from: null, to: 'elderly_carer' }]
    await village.officer.does(correctEpisode, { episodeId, reason, changes })
    expect((await all()).costs).toMatchObject([{ verdict: 'barred' }])
  })

  it('are put right and taken back by later rows: the earlier ones stay in the books and count nowhere', async () => {
    const { village, episodeId, pay, all } = await start()
    const first = await pay({ amount: 15_000_000 })
    const second = await pay({ amount: 1_500_000, replacesId: first.id })
    expect((await all()).totals).toEqual([{ currency: 'IDR', paid: 1_500_000, barred: 1_500_000 }])
    await expect(pay({ replacesId: first.id })).rejects.toMatchObject({ code: 'migration.costMissing' })
    await village.officer.does(withdrawCost, { id: newId(), episodeId, costId: second.id })
    expect(await all()).toEqual({ costs: [], totals: [] })
    const rows = await world.asOwner('select amount from cost_lines where village_id = $1', [village.id])
    expect(rows).toHaveLength(3)
  })

  it('refuse a payment of tomorrow and an amount of nothing, at their fields', async () => {
    const { pay } = await start()
    await expect(pay({ paidOn: '2999-01-01' as never })).rejects.toMatchObject({ fields: [{ field: 'paidOn' }] })
    await expect(pay({ amount: 0 })).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'amount' }] })
  })

  it("are the migration officer's alone", async () => {
    const { village, episodeId, pay } = await start()
    await pay({})
    for (const other of [village.head, village.secretary]) {
      await expect(other.asks(listCosts, { episodeId })).rejects.toMatchObject({ kind: 'forbidden' })
    }
    const neighbour = await world.village()
    await expect(neighbour.officer.asks(listCosts, { episodeId })).rejects.toMatchObject({ kind: 'missing' })
  })
})
