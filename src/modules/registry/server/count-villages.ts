import { sql } from 'kysely'
import type { CountVillages } from '#platform/server/count-villages.ts'
import { db } from './tables.ts'

/** Households and people that the register holds, and changes that wait for a second pair of eyes. */
export const countRegistry: CountVillages = async ({ database, villageIds, today }) => {
  const tables = db({ database })
  const households = await tables
    .selectFrom('households')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('amount')])
    .where('village_id', 'in', villageIds)
    .where('status', '=', 'here')
    .groupBy('village_id')
    .execute()
  const people = await tables
    .selectFrom('people')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('amount')])
    .where('village_id', 'in', villageIds)
    .where('life_status', 'in', ['alive', 'away', 'missing'])
    .where('merged_into_id', 'is', null)
    .groupBy('village_id')
    .execute()
  const changes = await tables
    .selectFrom('change_requests')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('amount')])
    .select(sql<string>`min(requested_at)::date`.as('since'))
    .where('village_id', 'in', villageIds)
    .where('status', '=', 'open')
    .groupBy('village_id')
    .execute()
  const named = (fact: 'registry.households' | 'registry.people') => (row: { village_id: number; amount: number }) => ({
    villageId: row.village_id,
    fact,
    amount: Number(row.amount),
    since: null,
  })
  return [
    ...households.map(named('registry.households')),
    ...people.map(named('registry.people')),
    ...changes.map((row) => ({
      villageId: row.village_id,
      fact: 'registry.changesWaiting' as const,
      amount: Number(row.amount),
      since: row.since as typeof today,
    })),
  ]
}
