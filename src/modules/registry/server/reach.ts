import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
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

/** Outside an actor's reach a person is missing, as if he did not exist. */
export const assertPersonInReach = async (context: Context, personId: string): Promise<void> => {
  const { reach, actor } = context
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
