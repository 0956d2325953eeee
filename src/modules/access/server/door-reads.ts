import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import { villageId } from '#platform/shared/ids.ts'
import { rolesThatKnow } from '../rules/roles.ts'
import { type DoorPeople, doorPeople, type PersonAtDoor } from './door-people.ts'
import { assertWithin } from './reach.ts'
import { db, type FamilyDoorRow } from './tables.ts'

const findPerson = (context: Context, village: number, personId: string): ReturnType<DoorPeople['find']> =>
  context.enter(villageId(village), (inVillage) => doorPeople().find(inVillage, personId))

/** The person as the desk may know of him; outside its reach, and protected before other eyes, he is missing. */
export const getPersonAtDesk = async (context: Context, village: number, personId: string): Promise<PersonAtDoor> => {
  await assertWithin(context, { kind: 'village', id: village })
  const person = await findPerson(context, village, personId)
  if (!person || (person.isProtected && !rolesThatKnow.has(context.actor.role)))
    throw missing('access.doorPersonMissing')
  return person
}

/** An open door of the own village, held until the end of the command. */
export const lockDoor = async (
  context: Context,
  doorId: string,
): Promise<{ readonly door: FamilyDoorRow; readonly person: PersonAtDoor }> => {
  const door = await db(context)
    .selectFrom('family_doors')
    .selectAll()
    .where('id', '=', doorId)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!door) throw missing('access.doorMissing')
  return { door, person: await getPersonAtDesk(context, door.village_id, door.person_id) }
}

/** When somebody was born, for a PIN that must not be made of it. */
export const birthDateAtDoor = async (context: Context, door: FamilyDoorRow): Promise<string | null> =>
  (await findPerson(context, door.village_id, door.person_id))?.birthDate ?? null

/** Whether the person still stands in the register, alive. */
export const isHereAtDoor = async (context: Context, door: FamilyDoorRow): Promise<boolean> =>
  (await findPerson(context, door.village_id, door.person_id))?.isHere ?? false

/** An account that comes by the family's door comes by nothing else. */
export const comesByDoor = async (context: Context, accountId: string): Promise<boolean> =>
  (await db(context).selectFrom('family_doors').select('id').where('account_id', '=', accountId).executeTakeFirst()) !==
  undefined

/** Those of the accounts that came by the family's door: whoever reads the log of acts reads what they did, not who they are. */
export const accountsByDoor = async (
  context: Pick<Context, 'database'>,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const ids = [...new Set(accountIds)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  if (ids.length === 0) return new Set()
  const rows = await db(context)
    .selectFrom('terms_of_office')
    .select('account_id')
    .where('role', '=', 'resident')
    .where('account_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.account_id))
}
