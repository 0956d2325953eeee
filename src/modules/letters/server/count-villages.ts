import { sql } from 'kysely'
import type { CountVillages } from '#platform/server/count-villages.ts'
import { witnessLimit } from '../rules/letter-state.ts'
import { db } from './tables.ts'

const factByState = {
  requested: 'letters.waiting',
  verified: 'letters.toIssue',
  issued: 'letters.issued',
  refused: 'letters.refused',
  revoked: 'letters.revoked',
  replaced: 'letters.replaced',
} as const

/** Letters waiting and of this year by their state; and how many names witness more letters than one person should. */
export const countLetters: CountVillages = async ({ database, villageIds, today }) => {
  const tables = db({ database })
  const year = Number(today.slice(0, 4))
  const letters = await tables
    .selectFrom('letters')
    .select(['village_id', 'state'])
    .select(({ fn }) => [fn.countAll<number>().as('amount'), sql<string>`min(requested_on)`.as('since')])
    .where('village_id', 'in', villageIds)
    .where((on) => on.or([on('state', 'in', ['requested', 'verified']), on('requested_on', '>=', `${year}-01-01`)]))
    .groupBy(['village_id', 'state'])
    .execute()
  const frequent = await tables
    .with('names', (query) =>
      query
        .selectFrom('letter_witnesses')
        .select('village_id')
        .where('village_id', 'in', villageIds)
        .where('year', '=', year)
        .groupBy(['village_id', 'name_folded'])
        .having(({ fn }) => fn.count('letter_id').distinct(), '>', witnessLimit),
    )
    .selectFrom('names')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('amount')])
    .groupBy('village_id')
    .execute()
  return [
    ...letters.map((row) => ({
      villageId: row.village_id,
      fact: factByState[row.state],
      amount: Number(row.amount),
      since: row.state === 'requested' || row.state === 'verified' ? (row.since as typeof today) : null,
    })),
    ...frequent.map((row) => ({
      villageId: row.village_id,
      fact: 'letters.frequentWitnesses' as const,
      amount: Number(row.amount),
      since: null,
    })),
  ]
}
