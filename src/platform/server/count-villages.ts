import { dayIn, type PlainDate } from '../shared/dates.ts'
import type { Context } from './context.ts'
import { tablesOf } from './context.ts'
import type { House } from './house.ts'
import { Transaction } from './transaction.ts'

/** A number of a village, without a name. `since`: of what waits, the oldest day. */
export interface VillageCount {
  readonly villageId: number
  readonly fact: `${string}.${string}`
  readonly amount: number
  readonly since: PlainDate | null
}

export interface CountContext extends Pick<Context, 'database'> {
  readonly villageIds: readonly number[]
  readonly today: PlainDate
}

/** How a module counts its own rows of many villages at once. It runs as `app_counter`, which reads and names nobody. */
export type CountVillages = (context: CountContext) => Promise<readonly VillageCount[]>

export interface CountTables {
  village_counts: { village_id: number; fact: string; amount: number; since: string | null }
  village_count_marks: { village_id: number; audit_no: number; counted_on: string; counted_at: string }
}

const db = tablesOf<CountTables & { village_heads: { village_id: number; audit_no: number } }>()
const mostAtOnce = 500

// What the audit chain says has changed, and every village once a day, because waiting grows by itself.
const villagesToCount = (context: Pick<Context, 'database'>, today: PlainDate) =>
  db(context)
    .selectFrom('village_heads as head')
    .leftJoin('village_count_marks as mark', 'mark.village_id', 'head.village_id')
    .select(['head.village_id', 'head.audit_no'])
    .where('head.village_id', '>', 0)
    .where((on) =>
      on.or([
        on('mark.village_id', 'is', null),
        on('mark.audit_no', '<>', on.ref('head.audit_no')),
        on('mark.counted_on', '<>', today),
      ]),
    )
    .orderBy('head.village_id')
    .limit(mostAtOnce)
    .execute()

const countSome = async (house: House, now: Date): Promise<number> => {
  const today = dayIn('Asia/Jakarta', now)
  return Transaction.run(house.pool, { role: 'app_counter' }, async (transaction) => {
    const context = { database: transaction.database }
    await transaction.query(`select pg_advisory_xact_lock(hashtextextended('count villages', 7))`)
    const heads = await villagesToCount(context, today)
    const villageIds = heads.map((head) => head.village_id)
    if (villageIds.length === 0) return 0
    const counted: VillageCount[] = []
    for (const module of house.modules) {
      if (module.counts) counted.push(...(await module.counts({ ...context, villageIds, today })))
    }
    await db(context).deleteFrom('village_counts').where('village_id', 'in', villageIds).execute()
    const rows = counted.map(({ villageId, ...rest }) => ({ village_id: villageId, ...rest }))
    if (rows.length > 0) await db(context).insertInto('village_counts').values(rows).execute()
    await db(context)
      .insertInto('village_count_marks')
      .values(heads.map((head) => ({ ...head, counted_on: today, counted_at: now.toISOString() })))
      .onConflict((conflict) =>
        conflict.column('village_id').doUpdateSet(({ ref }) => ({
          audit_no: ref('excluded.audit_no'),
          counted_on: ref('excluded.counted_on'),
          counted_at: ref('excluded.counted_at'),
        })),
      )
      .execute()
    return villageIds.length
  })
}

/** Counts anew the villages in which something happened since they were last counted; answers how many. */
export const countVillages = async (house: House, now: Date = new Date()): Promise<number> => {
  for (let counted = 0; ; ) {
    const some = await countSome(house, now)
    counted += some
    if (some < mostAtOnce) return counted
  }
}
