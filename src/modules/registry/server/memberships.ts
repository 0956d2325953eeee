import type { Context } from '#platform/server/context.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { recordHistory } from './history.ts'
import { findPlace } from './reach.ts'
import { db, type HouseholdRow } from './tables.ts'

export const headRelation = '1'

export const getHouseholdRow = async (context: Context, householdId: string): Promise<HouseholdRow> => {
  const row = await db(context)
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', householdId)
    .executeTakeFirst()
  if (!row) throw missing('registry.householdMissing')
  return row
}

interface NewPlace {
  readonly id: string
  readonly householdId: string
  readonly personId: string
  readonly relationCode: string
  readonly fromOn: string | null
  readonly reason?: string | null
  readonly source?: string
}

/** Puts a person on a card. An open place elsewhere ends on that day; a card has one head. */
export const placeInHousehold = async (context: Context, place: NewPlace): Promise<void> => {
  const current = await findPlace(context, place.personId)
  if (current?.household_id === place.householdId && current.relation_code === place.relationCode) return
  if (place.relationCode === headRelation) await assertNoOtherHead(context, place)
  if (current)
    await endPlace(context, {
      memberId: current.member_id,
      untilOn: place.fromOn ?? context.today,
      because: 'moved-card',
    })
  await db(context)
    .insertInto('household_members')
    .values({
      village_id: context.villageId,
      id: place.id,
      household_id: place.householdId,
      person_id: place.personId,
      relation_code: place.relationCode,
      from_on: place.fromOn,
      until_on: null,
      ended_because: null,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  await followHead(context, place, current?.household_id)
  if (!current) return
  const step = { table: 'household_members', subjectId: place.id, personId: place.personId } as const
  const steps = [{ ...step, field: 'relation', before: current.relation_code, after: place.relationCode }]
  await recordHistory(context, steps, { source: place.source ?? 'manual', reason: place.reason ?? null })
}

const assertNoOtherHead = async (context: Context, place: NewPlace): Promise<void> => {
  const head = await db(context)
    .selectFrom('household_members')
    .select('person_id')
    .where('village_id', '=', context.villageId)
    .where('household_id', '=', place.householdId)
    .where('relation_code', '=', headRelation)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  if (head && head.person_id !== place.personId) throw new Refusal('rule', 'registry.headExists')
}

// The card remembers its head, so that lists need not look for him.
const followHead = async (context: Context, place: NewPlace, left: string | undefined): Promise<void> => {
  if (left !== undefined && left !== place.householdId) await clearHead(context, left, place.personId)
  if (place.relationCode === headRelation) await setHead(context, place.householdId, place.personId)
  else await clearHead(context, place.householdId, place.personId)
}

export const setHead = async (context: Context, householdId: string, personId: string | null): Promise<void> => {
  await db(context)
    .updateTable('households')
    .set({ head_person_id: personId, changed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', householdId)
    .execute()
}

const clearHead = async (context: Context, householdId: string, personId: string): Promise<void> => {
  await db(context)
    .updateTable('households')
    .set({ head_person_id: null, changed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', householdId)
    .where('head_person_id', '=', personId)
    .execute()
}

/** Ends a place on a card: the row stays, with the day and why. */
export const endPlace = async (
  context: Context,
  end: { readonly memberId: string; readonly untilOn: string; readonly because: string },
): Promise<void> => {
  await db(context)
    .updateTable('household_members')
    .set({ until_on: end.untilOn, ended_because: end.because })
    .where('village_id', '=', context.villageId)
    .where('id', '=', end.memberId)
    .execute()
}
