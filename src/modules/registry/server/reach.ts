import { rolesThatKnow } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import type { LifeStatus } from '../contract/codes.ts'
import { db } from './tables.ts'

/** Where a person stands today, or `undefined` outside any card. */
export const findPlace = (context: Context, personId: string) =>
  db(context)
    .selectFrom('household_members as m')
    .innerJoin('households as h', (join) =>
      join.onRef('h.id', '=', 'm.household_id').on('h.village_id', '=', context.villageId),
    )
    .select(['m.id as member_id', 'm.household_id', 'm.relation_code', 'h.hamlet'])
    .where('m.village_id', '=', context.villageId)
    .where('m.person_id', '=', personId)
    .where('m.until_on', 'is', null)
    .executeTakeFirst()

const isOwnHousehold = async (context: Context, householdId: string | undefined): Promise<boolean> => {
  if (context.actor.personId === null || householdId === undefined) return false
  const own = await findPlace(context, context.actor.personId)
  return own?.household_id === householdId
}

/** Who may know of protected people; the system's own jobs read every row. */
export const mayKnowProtected = ({ actor }: Pick<Context, 'actor'>): boolean =>
  actor.kind === 'system' || rolesThatKnow.has(actor.role)

/** To all others a protected person is missing, as if he did not exist. */
export const assertMayKnow = (context: Context, sealed: boolean, code = 'registry.personMissing'): void => {
  if (sealed && !mayKnowProtected(context)) throw missing(code)
}

const isSealed = async (context: Context, personId: string): Promise<boolean> => {
  const row = await db(context)
    .selectFrom('people')
    .select('sealed')
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.sealed ?? false
}

/** The same for a person known only by id; everyone knows himself. */
export const assertMayKnowPerson = async (context: Context, personId: string): Promise<void> => {
  if (mayKnowProtected(context) || context.actor.personId === personId) return
  assertMayKnow(context, await isSealed(context, personId))
}

/** Those of the people named whom this reader may not know of. */
export const hiddenAmong = async (context: Context, personIds: readonly (string | null)[]): Promise<Set<string>> => {
  const ids = [...new Set(personIds.filter((id) => id !== null && id !== context.actor.personId))] as string[]
  if (mayKnowProtected(context) || ids.length === 0) return new Set()
  const rows = await db(context)
    .selectFrom('people')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .where('sealed', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Everybody here whom this reader may not know of: a handful, for lists that keep names of their own. */
export const hiddenPeople = async (context: Context): Promise<string[]> => {
  if (mayKnowProtected(context)) return []
  const rows = await db(context)
    .selectFrom('people')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('sealed', '=', true)
    .execute()
  return rows.map(({ id }) => id).filter((id) => id !== context.actor.personId)
}

/** Who fled from a family is not found by reading the family's file: a resident sees no place but the own. */
export const mayLocate = ({ reach, actor }: Context, personId: string): boolean =>
  (reach !== 'own' && reach !== 'household') || actor.personId === personId

/** Whether somebody is away stands with the course: at the own door, and where the person shows it. */
export const shownLifeStatus = (context: Context, personId: string, status: LifeStatus): LifeStatus =>
  mayLocate(context, personId) || (status !== 'away' && status !== 'missing') ? status : 'alive'

/** Outside an actor's reach a person is missing, as if he did not exist. */
export const assertPersonInReach = async (context: Context, personId: string): Promise<void> => {
  const { reach, actor } = context
  await assertMayKnowPerson(context, personId)
  if (reach === 'own') {
    if (actor.personId !== personId) throw missing('registry.personMissing')
    return
  }
  if (reach !== 'household' && reach !== 'hamlet') return
  if (actor.personId === personId) return
  const place = await findPlace(context, personId)
  const near =
    reach === 'hamlet'
      ? place?.hamlet === actor.hamlet && actor.hamlet !== null
      : await isOwnHousehold(context, place?.household_id)
  if (!near) throw missing('registry.personMissing')
}

export const assertHouseholdInReach = async (
  context: Context,
  household: { readonly id: string; readonly hamlet: string | null },
): Promise<void> => {
  const { reach, actor } = context
  if (reach === 'hamlet' && (actor.hamlet === null || household.hamlet !== actor.hamlet))
    throw missing('registry.householdMissing')
  if ((reach === 'own' || reach === 'household') && !(await isOwnHousehold(context, household.id))) {
    throw missing('registry.householdMissing')
  }
}
