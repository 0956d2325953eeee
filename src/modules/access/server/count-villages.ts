import type { CountVillages } from '#platform/server/count-villages.ts'
import { db } from './tables.ts'

/** When the keys of a village were last looked at. Terms, sessions and broken glass are common rows: asked when needed. */
export const countReviews: CountVillages = async ({ database, villageIds, today }) => {
  const rows = await db({ database })
    .selectFrom('access_reviews')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('amount'), ({ fn }) => fn.max('month').as('month')])
    .where('village_id', 'in', villageIds)
    .groupBy('village_id')
    .execute()
  return rows.map((row) => ({
    villageId: row.village_id,
    fact: 'access.reviews' as const,
    amount: Number(row.amount),
    since: `${row.month}-01` as typeof today,
  }))
}
