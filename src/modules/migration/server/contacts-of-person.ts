import type { Context } from '#platform/server/context.ts'
import { db } from './tables.ts'

/** When the village heard of the person abroad, as far as it is told to him: without what others noted in confidence. */
export const contactsOfPerson = async (context: Context, personId: string): Promise<object[]> => {
  const rows = await db(context)
    .selectFrom('check_ins as c')
    .innerJoin('episodes as e', (join) =>
      join.onRef('e.id', '=', 'c.episode_id').on('e.village_id', '=', context.villageId),
    )
    .select(['c.id', 'c.contacted_on', 'c.channel', 'c.spoken_to', 'c.state', 'c.wage_paid', 'c.recorded_by_name'])
    .where('c.village_id', '=', context.villageId)
    .where('e.person_id', '=', personId)
    .orderBy('c.contacted_on')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, contactedOn: row.contacted_on, channel: row.channel, spokenTo: row.spoken_to },
    ...{ state: row.state, wagePaid: row.wage_paid, recordedByName: row.recorded_by_name },
  }))
}
