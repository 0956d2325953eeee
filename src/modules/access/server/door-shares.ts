import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, refuseAt } from '#platform/shared/errors.ts'
import { type DoorPart, getOwnDoor, recordDoorShare, withdrawDoorShare } from '../contract/door.ts'
import { done } from '../contract/shape.ts'
import { partsIn, partsText } from '../rules/door.ts'
import { doorPeople } from './door-people.ts'
import { db } from './tables.ts'

const openShares = (context: Context) =>
  db(context)
    .selectFrom('door_shares')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('ended_at', 'is', null)

const isOwn = (context: Context, personId: string): boolean =>
  context.reach !== 'own' || context.actor.personId === personId

/**
 * May this reader see this part of somebody at the family's door? The own one always; another's only while that person
 * shows it. Whether the person is protected the register asks besides.
 */
export const assertShown = async (context: Context, personId: string, part: DoorPart): Promise<'own' | 'shown'> => {
  const reader = context.actor.personId
  if (reader !== null && reader === personId) return 'own'
  if (reader === null) throw missing()
  const share = await openShares(context)
    .where('person_id', '=', personId)
    .where('to_person_id', '=', reader)
    .executeTakeFirst()
  if (!share || !partsIn(share.parts).includes(part)) throw missing()
  return 'shown'
}

/** To whom a person shows what, as far as this reader may know of them. */
export const sharesBy = async (context: Context, personId: string) => {
  const rows = await openShares(context).where('person_id', '=', personId).orderBy('recorded_at').execute()
  const names = await doorPeople().names(
    context,
    rows.map((row) => row.to_person_id),
  )
  return rows.flatMap((row) => {
    const toName = names.get(row.to_person_id)
    return toName === undefined
      ? []
      : {
          ...{ id: row.id, toPersonId: row.to_person_id, toName, parts: partsIn(row.parts), channel: row.channel },
          ...{ saidOn: row.said_on, recordedByName: row.recorded_by_name },
        }
  })
}

const shownTo = async (context: Context, personId: string) => {
  const rows = await openShares(context).where('to_person_id', '=', personId).orderBy('recorded_at').execute()
  const names = await doorPeople().names(
    context,
    rows.map((row) => row.person_id),
  )
  return rows.flatMap((row) => {
    const name = names.get(row.person_id)
    return name === undefined ? [] : { personId: row.person_id, name, parts: partsIn(row.parts) }
  })
}

export const getOwnDoorHandler = handle(getOwnDoor, async (context, { personId }) => {
  if (context.actor.personId !== personId) throw missing('access.doorMissing')
  const door = await db(context)
    .selectFrom('village_doors')
    .select('until')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return {
    until: door?.until ?? null,
    shown: await shownTo(context, personId),
    shares: await sharesBy(context, personId),
    near: [...(await doorPeople().near(context, personId))],
  }
})

const endShare = async (context: Context, which: { id: string } | { personId: string; toPersonId: string }) => {
  const ending = db(context)
    .updateTable('door_shares')
    .set({ ended_at: context.now, ended_by_name: context.actor.name })
    .where('village_id', '=', context.villageId)
    .where('ended_at', 'is', null)
  await ('id' in which
    ? ending.where('id', '=', which.id)
    : ending.where('person_id', '=', which.personId).where('to_person_id', '=', which.toPersonId)
  ).execute()
}

export const recordDoorShareHandler = handle(recordDoorShare, async (context, input) => {
  const { id, personId, toPersonId, parts } = input
  if (!isOwn(context, personId)) throw missing('access.doorPersonMissing')
  const byDesk = context.reach !== 'own'
  if (byDesk && (input.channel === null || input.saidOn === null))
    refuseAt('channel', 'access.shareHowMissing', 'invalid')
  if (input.saidOn !== null && input.saidOn > context.today) refuseAt('saidOn', 'access.shareInFuture', 'invalid')
  const names = await doorPeople().names(context, [personId, toPersonId])
  if (!names.has(personId)) throw missing('access.doorPersonMissing')
  const near = await doorPeople().near(context, personId)
  // whoever is not near, or not to be known of, is answered alike
  if (!names.has(toPersonId) || !near.some((one) => one.personId === toPersonId))
    refuseAt('toPersonId', 'access.shareNotNear')
  await endShare(context, { personId, toPersonId })
  await db(context)
    .insertInto('door_shares')
    .values({
      ...{ village_id: context.villageId, id, person_id: personId, to_person_id: toPersonId, parts: partsText(parts) },
      ...{ channel: byDesk ? (input.channel ?? 'in-person') : 'own-door', said_on: input.saidOn ?? context.today },
      ...{ recorded_at: context.now, recorded_by: context.actor.accountId, recorded_by_name: context.actor.name },
      ...{ ended_at: null, ended_by_name: null },
    })
    .execute()
  context.note({ person: personId, to: toPersonId, parts: partsText(parts) })
  return { shareId: id }
})

export const withdrawDoorShareHandler = handle(withdrawDoorShare, async (context, { shareId }) => {
  const share = await openShares(context).where('id', '=', shareId).executeTakeFirst()
  const names = share && (await doorPeople().names(context, [share.person_id]))
  if (!share || !isOwn(context, share.person_id) || !names?.has(share.person_id)) throw missing('access.shareMissing')
  await endShare(context, { id: shareId })
  context.note({ person: share.person_id, to: share.to_person_id })
  return done
})
