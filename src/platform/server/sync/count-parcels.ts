import type { Context } from '../context.ts'
import { endTask, openTask } from '../tasks.ts'
import { db, parcelsWait } from './parcel-tables.ts'

/** Keeps the village's one task true: as many as wait, and none when none does. */
export const tellWaiting = async (context: Context): Promise<void> => {
  const { parcels, records } = await db(context)
    .selectFrom('sealed_parcels')
    .select(({ fn }) => [fn.countAll<number>().as('parcels'), fn.sum<number>('command_count').as('records')])
    .where('village_id', '=', context.villageId)
    .where('applied_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(parcels) === 0) return endTask(context, parcelsWait, 'village', 'applied')
  await openTask(context, parcelsWait, { subjectId: 'village', values: { count: Number(records) } })
}
