import { sql } from 'kysely'
import type { CountVillages } from '#platform/server/count-villages.ts'
import { phaseOf, stages } from '../rules/stages.ts'
import { db } from './tables.ts'

const stagesOf = (phase: 'before' | 'abroad' | 'home') => stages.filter((stage) => phaseOf(stage) === phase)

/** Candidates, people abroad and at home again; who waits for the officer's check and for the head, and since when. */
export const countMigration: CountVillages = async ({ database, villageIds, today }) => {
  const tables = db({ database })
  const year = `${today.slice(0, 4)}-01-01`
  const countStages = (phase: 'before' | 'abroad' | 'home') =>
    sql<number>`count(*) filter (where current_stage = any(${[...stagesOf(phase)]}::text[]))`
  const episodes = await tables
    .selectFrom('episodes')
    .select('village_id')
    .select([
      countStages('before').as('before'),
      countStages('abroad').as('abroad'),
      countStages('home').as('home'),
      sql<number>`count(*) filter (where opened_on >= ${year}::date)`.as('opened'),
    ])
    .where('village_id', 'in', villageIds)
    .where('closed_on', 'is', null)
    .groupBy('village_id')
    .execute()
  const rounds = await tables
    .selectFrom('verifications')
    .select(['village_id', 'state'])
    .select(({ fn }) => [fn.countAll<number>().as('amount'), sql<string>`min(requested_on)`.as('since')])
    .where('village_id', 'in', villageIds)
    .where((on) => on.or([on('state', 'in', ['requested', 'checked']), on('requested_on', '>=', year)]))
    .groupBy(['village_id', 'state'])
    .execute()
  const factByState = {
    requested: 'migration.waitsForCheck',
    checked: 'migration.waitsForHead',
    confirmed: 'migration.verified',
    returned: 'migration.returned',
  } as const
  return [
    ...episodes.flatMap(({ village_id: villageId, ...row }) => [
      { villageId, fact: 'migration.candidates' as const, amount: Number(row.before), since: null },
      { villageId, fact: 'migration.abroad' as const, amount: Number(row.abroad), since: null },
      { villageId, fact: 'migration.home' as const, amount: Number(row.home), since: null },
      { villageId, fact: 'migration.opened' as const, amount: Number(row.opened), since: null },
    ]),
    ...rounds.map((row) => ({
      villageId: row.village_id,
      fact: factByState[row.state],
      amount: Number(row.amount),
      since: row.state === 'requested' || row.state === 'checked' ? (row.since as typeof today) : null,
    })),
  ]
}
