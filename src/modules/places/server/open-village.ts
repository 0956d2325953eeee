import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { openVillage as openVillageOperation } from '../contract.ts'
import { db } from './tables.ts'

/** Marks a village as in use from today, once; only an act on common rows may. Says since when. */
export const openVillage = async (context: Context, villageId: number): Promise<string> => {
  const village = await db(context)
    .selectFrom('villages')
    .select(['opened_on', 'time_zone'])
    .where('id', '=', villageId)
    .forUpdate()
    .executeTakeFirst()
  if (!village) throw missing('places.villageMissing')
  if (village.opened_on) return village.opened_on
  const openedOn = dayIn(village.time_zone, new Date(context.now))
  await db(context).updateTable('villages').set({ opened_on: openedOn }).where('id', '=', villageId).execute()
  return openedOn
}

export const openVillageHandler = handle(openVillageOperation, async (context, { villageId }) => {
  context.note({ village: villageId })
  return { openedOn: await openVillage(context, villageId) }
})
