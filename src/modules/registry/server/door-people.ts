import { sql } from 'kysely'
import {
  assertShown,
  type DoorEnd,
  type DoorPeople,
  doorsInCopy,
  endDoorsOf,
  endSharesBy,
  type NearPerson,
  peopleOfDoors,
} from '#modules/access/server/index.ts'
import type { Context, EventDefinition } from '#platform/server/context.ts'
import { hear } from '#platform/server/module.ts'
import { shownName } from '../rules/names.ts'
import { registerCopyPart } from './copy-parts.ts'
import {
  peopleMerged,
  personDied,
  personErased,
  personHandedOver,
  personMovedOut,
  protectionChanged,
} from './events.ts'
import { familyOf } from './family.ts'
import { findPersonRow } from './person-rows.ts'
import { assertMayKnowPerson, findPlace, hiddenAmong } from './reach.ts'
import { db } from './tables.ts'

interface FoundRow {
  readonly name: string
  readonly sealed: boolean
  readonly birth_date: string | null
  readonly is_here: boolean
}

const find: DoorPeople['find'] = async (inVillage, personId) => {
  const { rows } = await sql<FoundRow>`select * from person_at_door(${personId}::uuid)`.execute(inVillage.database)
  const [row] = rows
  return row && { name: shownName(row.name), isProtected: row.sealed, birthDate: row.birth_date, isHere: row.is_here }
}

const names: DoorPeople['names'] = async (context, personIds) => {
  if (personIds.length === 0) return new Map()
  const hidden = await hiddenAmong(context, personIds)
  const rows = await db(context)
    .selectFrom('people')
    .select(['id', 'name'])
    .where('village_id', '=', context.villageId)
    .where('id', '=', (eb) => eb.fn.any(eb.val([...personIds])))
    .where('erased_at', 'is', null)
    .execute()
  return new Map(rows.filter(({ id }) => !hidden.has(id)).map(({ id, name }) => [id, shownName(name)]))
}

const housemates = async (context: Context, personId: string): Promise<string[]> => {
  const place = await findPlace(context, personId)
  if (!place) return []
  const rows = await db(context)
    .selectFrom('household_members')
    .select('person_id')
    .where('village_id', '=', context.villageId)
    .where('household_id', '=', place.household_id)
    .where('until_on', 'is', null)
    .execute()
  return rows.map((row) => row.person_id)
}

/** Whoever looks after a child of the person: often a grandmother on another card. */
const carers = async (context: Context, childIds: readonly string[]): Promise<string[]> => {
  if (childIds.length === 0) return []
  const rows = await db(context)
    .selectFrom('care_arrangements')
    .select('carer_person_id')
    .where('village_id', '=', context.villageId)
    .where('child_person_id', '=', (eb) => eb.fn.any(eb.val([...childIds])))
    .where('until_on', 'is', null)
    .execute()
  return rows.flatMap((row) => row.carer_person_id ?? [])
}

const near: DoorPeople['near'] = async (context, personId): Promise<NearPerson[]> => {
  const row = await findPersonRow(context, personId)
  if (!row) return []
  const family = await familyOf(context, row)
  const children = family.filter((one) => one.relation === 'child').map((one) => one.personId)
  const ids = [
    ...family.map((one) => one.personId),
    ...(await housemates(context, personId)),
    ...(await carers(context, children)),
  ]
  const known = await names(
    context,
    [...new Set(ids)].filter((id) => id !== personId),
  )
  return [...known].map(([id, name]) => ({ personId: id, name }))
}

/** For a part of the family's door: the own one, or what another person shows; a protected person shows nothing to anybody. */
export const assertShownAtDoor = async (
  context: Context,
  personId: string,
  part: Parameters<typeof assertShown>[2],
): Promise<'own' | 'shown'> => {
  await assertMayKnowPerson(context, personId)
  return assertShown(context, personId, part)
}

export const registerFamilyDoor = (): void => {
  peopleOfDoors.give({ find, names, near })
  registerCopyPart({ name: 'familyDoor', read: doorsInCopy })
}

const endsDoor = <Payload>(event: EventDefinition<Payload>, reason: DoorEnd, personOf: (payload: Payload) => string) =>
  hear(event, `registry.endDoors.${reason}`, (context, payload) => endDoorsOf(context, personOf(payload), reason))

/** Another village was told: the door stays until it accepts, and nobody is let in meanwhile. Without one, it is over now. */
const endsOnMove = hear(personMovedOut, 'registry.endDoors.movedOut', async (context, { personId, transferId }) => {
  if (transferId === null) await endDoorsOf(context, personId, 'moved')
})

/** A phone that somebody else may hold is shut out when its owner comes under protection; the desk opens anew. What was shown before or meanwhile does not come back with the end of it. */
const shutProtected = hear(protectionChanged, 'registry.endDoors.protected', async (context, { personId }) => {
  const row = await findPersonRow(context, personId)
  if (row?.sealed) await endDoorsOf(context, personId, 'protected')
  else await endSharesBy(context, personId)
})

export const doorHearers = [
  endsDoor(personDied, 'died', ({ personId }) => personId),
  endsDoor(personHandedOver, 'moved', ({ personId }) => personId),
  endsOnMove,
  endsDoor(peopleMerged, 'merged', ({ mergedPersonId }) => mergedPersonId),
  endsDoor(personErased, 'erased', ({ personId }) => personId),
  shutProtected,
]
