import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { type Door, getDoor, listDoors } from '../contract/door.ts'
import { doorState } from '../rules/door.ts'
import { doorPeople } from './door-people.ts'
import { sharesBy } from './door-shares.ts'
import { db, type VillageDoorRow } from './tables.ts'

const mostListed = 500
const usesShown = 30

const doorsHere = (context: Context) =>
  db(context).selectFrom('village_doors').selectAll().where('village_id', '=', context.villageId)

const phonesOf = (context: Context, doorIds: readonly string[]) =>
  db(context)
    .selectFrom('village_door_phones')
    .selectAll()
    .where('door_id', '=', (eb) => eb.fn.any(eb.val([...doorIds])))
    .orderBy('last_at', 'desc')
    .execute()

const toDoor = (context: Context, row: VillageDoorRow, personName: string, phones: number): Door => ({
  ...{ id: row.id, personId: row.person_id, personName, forWhom: row.for_whom, identitySeen: row.identity_seen },
  state: doorState(
    {
      ...{ closedAt: row.closed_at, until: row.until, endedOn: row.ended_on, wrongPins: row.wrong_pins },
      ...{ linkExpiresAt: row.link_expires_at, phones },
    },
    context.today,
    context.now,
  ),
  ...{ pinIsSet: row.pin_is_set, openedAt: row.opened_at, openedByName: row.opened_by_name, until: row.until },
  ...{ linkExpiresAt: row.link_expires_at, lastUsedAt: row.last_used_at },
  ...{ closedAt: row.closed_at, closedByName: row.closed_by_name, closeReason: row.close_reason },
})

/** Doors of people whom this reader may know of; of the others not even a count. */
export const listDoorsHandler = handle(listDoors, async (context, { closed }) => {
  const rows = await doorsHere(context)
    .where('closed_at', closed ? 'is not' : 'is', null)
    .orderBy('opened_at', 'desc')
    .limit(mostListed)
    .execute()
  const names = await doorPeople().names(
    context,
    rows.map((row) => row.person_id),
  )
  const known = rows.filter((row) => names.has(row.person_id))
  const phones = await phonesOf(
    context,
    known.map((row) => row.id),
  )
  const open = (doorId: string) => phones.filter((phone) => phone.door_id === doorId && phone.ended_at === null).length
  return { doors: known.map((row) => toDoor(context, row, names.get(row.person_id) ?? '', open(row.id))) }
})

const usesOf = async (context: Context, doorId: string) => {
  const rows = await db(context)
    .selectFrom('village_door_uses')
    .selectAll()
    .where('door_id', '=', doorId)
    .orderBy('tried_at', 'desc')
    .limit(usesShown)
    .execute()
  return rows.map((row) => ({ id: row.id, at: row.tried_at, outcome: row.outcome, device: row.device }))
}

/** The newest door of a person, open or closed, and everything the desk needs in order to help at a distance. */
export const getDoorHandler = handle(getDoor, async (context, { personId }) => {
  const personName = (await doorPeople().names(context, [personId])).get(personId)
  if (personName === undefined) throw missing('access.doorPersonMissing')
  const row = await doorsHere(context).where('person_id', '=', personId).orderBy('opened_at', 'desc').executeTakeFirst()
  const phones = row ? await phonesOf(context, [row.id]) : []
  const openPhones = phones.filter((phone) => phone.ended_at === null).length
  return {
    personName,
    door: row ? toDoor(context, row, personName, openPhones) : null,
    phones: phones.map(({ id, device, first_at, last_at, ended_at }) => ({
      ...{ id, device, firstAt: first_at, lastAt: last_at, ended: ended_at !== null },
    })),
    uses: row ? await usesOf(context, row.id) : [],
    shares: await sharesBy(context, personId),
    near: [...(await doorPeople().near(context, personId))],
  }
})
