import type { Context } from '#platform/server/context.ts'
import { db } from './tables.ts'

/** True when there was a picture to end. */
export const endPhotos = async (context: Context, personId: string): Promise<boolean> => {
  const ended = await db(context)
    .updateTable('person_photos')
    .set({ ended_on: context.today })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('ended_on', 'is', null)
    .returning('id')
    .execute()
  return ended.length > 0
}
