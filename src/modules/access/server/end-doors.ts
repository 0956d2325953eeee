import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { doorPeople } from './door-people.ts'
import { forgetSession } from './recent-actors.ts'
import { db } from './tables.ts'

export type DoorEnd = 'died' | 'moved' | 'merged' | 'protected' | 'erased'

/** The register says that a door is over. What the person showed ends with it. */
export const endDoorsOf = async (context: Context, personId: string, reason: DoorEnd): Promise<void> => {
  const isErased = reason === 'erased'
  const { rows } = await sql<{ id: string }>`
    select end_family_doors(${personId}::uuid, ${reason}, ${context.now}::timestamptz, ${context.actor.name}, ${isErased}) as id
  `.execute(db(context))
  for (const { id } of rows) forgetSession(id)
  if (isErased) {
    await db(context)
      .deleteFrom('door_shares')
      .where('village_id', '=', context.villageId)
      .where((on) => on.or([on('person_id', '=', personId), on('to_person_id', '=', personId)]))
      .execute()
    return
  }
  await endSharesBy(context, personId)
  // what others show to somebody protected is theirs to take back
  if (reason === 'protected') return
  await endingShares(context).where('to_person_id', '=', personId).execute()
}

/** What somebody showed is seen no more, and does not come back by itself. */
export const endSharesBy = async (context: Context, personId: string): Promise<void> => {
  await endingShares(context).where('person_id', '=', personId).execute()
}

const endingShares = (context: Context) =>
  db(context)
    .updateTable('door_shares')
    .set({ ended_at: context.now, ended_by_name: context.actor.name })
    .where('village_id', '=', context.villageId)
    .where('ended_at', 'is', null)

/** What a person takes along of the own door: since when, who used it when, and to whom something was shown. */
export const doorsInCopy = async (context: Context, personId: string) => {
  const doors = await db(context)
    .selectFrom('village_doors')
    .select([
      'id',
      'for_whom as forWhom',
      'identity_seen as identitySeen',
      'until',
      'opened_at as openedAt',
      'opened_by_name as openedBy',
      'closed_at as closedAt',
    ])
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .orderBy('opened_at')
    .execute()
  const uses = await db(context)
    .selectFrom('village_door_uses')
    .select(['door_id', 'tried_at as at', 'outcome', 'device'])
    .where('door_id', '=', (eb) => eb.fn.any(eb.val(doors.map((door) => door.id))))
    .orderBy('tried_at')
    .execute()
  const shares = await db(context)
    .selectFrom('door_shares')
    .select(['to_person_id', 'parts', 'channel', 'said_on as saidOn', 'ended_at as endedAt'])
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .orderBy('recorded_at')
    .execute()
  const names = await doorPeople().names(
    context,
    shares.map((share) => share.to_person_id),
  )
  return {
    doors: doors.map(({ id, ...door }) => ({
      ...door,
      uses: uses.filter((use) => use.door_id === id).map(({ door_id: _, ...use }) => use),
    })),
    // whom the reader of the copy may not know of stands in it without a name
    shares: shares.map(({ to_person_id, ...share }) => ({ to: names.get(to_person_id) ?? null, ...share })),
  }
}

/** Whom in the register these accounts are. */
export const peopleByDoor = async (
  context: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (accountIds.length === 0) return new Map()
  const ids = [...new Set(accountIds)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const rows = await db(context)
    .selectFrom('village_doors')
    .select(['account_id', 'person_id'])
    .where('village_id', '=', context.villageId)
    .where('account_id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .execute()
  return new Map(rows.map((row) => [row.account_id, row.person_id]))
}
