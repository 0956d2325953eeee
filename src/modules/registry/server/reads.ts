import { peopleByDoor } from '#modules/access/server/index.ts'
import { type Context, tablesOf } from '#platform/server/context.ts'
import { hiddenAmong } from './reach.ts'

interface ReadTables {
  read_entries: {
    village_id: number
    id: string
    subject_id: string
    operation: string
    actor_id: string
    actor_name: string
    actor_role: string
    read_at: string
  }
}

const db = tablesOf<ReadTables>()

/** Who opened this file, newest first: the door writes one row each time. */
export const readsOf = async (context: Context, subjectIds: readonly string[]) => {
  const rows = await db(context)
    .selectFrom('read_entries')
    .select(['id', 'operation', 'actor_id', 'actor_name', 'actor_role', 'read_at'])
    .where('village_id', '=', context.villageId)
    .where('subject_id', 'in', subjectIds)
    .orderBy('read_at', 'desc')
    .limit(100)
    .execute()
  const residents = rows.filter((row) => row.actor_role === 'resident').map((row) => row.actor_id)
  const people = await peopleByDoor(context, residents)
  // that a protected person reads from somewhere is not told to the family either
  const hidden = await hiddenAmong(context, [...people.values()])
  const known = rows.filter((row) => !hidden.has(people.get(row.actor_id) ?? ''))
  return known.map((row) => ({
    id: row.id,
    operation: row.operation,
    actorName: row.actor_name,
    actorRole: row.actor_role,
    readAt: row.read_at,
  }))
}
