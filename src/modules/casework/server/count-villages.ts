import { sql } from 'kysely'
import type { CountVillages } from '#platform/server/count-villages.ts'
import { db } from './tables.ts'

/** Open, late, opened and closed this year. What is hidden in the village is in no number above it either. */
export const countCases: CountVillages = async ({ database, villageIds, today }) => {
  const year = `${today.slice(0, 4)}-01-01`
  const isOpen = sql`c.state not in ('closed', 'rejected', 'withdrawn')`
  const amount = (what: ReturnType<typeof sql>) => sql<number>`count(*) filter (where ${what})`
  const rows = await db({ database })
    .selectFrom('cases as c')
    .leftJoin('person_names as p', (join) =>
      join.onRef('p.village_id', '=', 'c.village_id').onRef('p.id', '=', 'c.person_id'),
    )
    .select('c.village_id')
    .select([
      amount(isOpen).as('open'),
      amount(sql`${isOpen} and c.next_due_on < ${today}::date`).as('overdue'),
      sql<string | null>`min(c.next_due_on) filter (where ${isOpen} and c.next_due_on < ${today}::date)`.as('since'),
      amount(sql`c.opened_on >= ${year}::date`).as('opened'),
      amount(sql`c.state = 'closed' and c.state_on >= ${year}::date`).as('closed'),
    ])
    .where('c.village_id', 'in', villageIds)
    .where('c.protected', '=', false)
    .where((on) => on.or([on('p.sealed', 'is', null), on('p.sealed', '=', false)]))
    .groupBy('c.village_id')
    .execute()
  return rows.flatMap((row) =>
    (['open', 'overdue', 'opened', 'closed'] as const).map((name) => ({
      villageId: row.village_id,
      fact: `casework.${name}` as const,
      amount: Number(row[name]),
      since: name === 'overdue' ? (row.since as typeof today | null) : null,
    })),
  )
}
