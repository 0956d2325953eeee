import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  type HouseholdInput,
  recordHousehold,
  recordHouseholdMember,
  recordWithoutMigrants,
} from '../contract/household.ts'
import { nikKindOf } from '../rules/nik.ts'
import { requestMemberChange } from './change-requests.ts'
import { getHouseholdRow, headRelation, placeInHousehold } from './memberships.ts'
import { cardColumns, cardDigest } from './numbers.ts'
import { findPersonRow, getPersonRow } from './person-rows.ts'
import { assertHouseholdInReach, assertPersonInReach, findPlace } from './reach.ts'
import { addPerson, type Warning } from './record-person.ts'
import { db, type HouseholdRow } from './tables.ts'

/** A family card about to be written. */
export interface NewHousehold extends Omit<HouseholdInput, 'cardIssuedOn'> {
  readonly cardIssuedOn: string | null
  readonly source: string
  readonly sourceRef?: string | null
}

export const householdRow = (context: Context, household: NewHousehold): HouseholdRow => ({
  village_id: context.villageId,
  id: household.id,
  ...cardColumns(household.cardNo),
  card_issued_on: household.cardIssuedOn,
  head_person_id: null,
  address: household.address,
  hamlet: household.hamlet,
  rw: household.rw,
  rt: household.rt,
  status: 'here',
  verified_level: 'self',
  source: household.source,
  source_ref: household.sourceRef ?? null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
  changed_at: context.now,
})

/** Writes family cards; their heads and members follow by `placeInHousehold`. */
export const insertHouseholds = async (context: Context, households: readonly NewHousehold[]): Promise<void> => {
  for (let start = 0; start < households.length; start += 500) {
    await db(context)
      .insertInto('households')
      .values(households.slice(start, start + 500).map((household) => householdRow(context, household)))
      .execute()
  }
}

export const assertCardIsFree = async (context: Context, cardNo: string | null, exceptId: string): Promise<void> => {
  if (cardNo === null || nikKindOf(cardNo) !== 'real') return
  const holder = await db(context)
    .selectFrom('households')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('card_no_digest', '=', cardDigest(cardNo))
    .executeTakeFirst()
  if (!holder || holder.id === exceptId) return
  throw new Refusal('conflict', 'registry.cardTaken', { householdId: holder.id }, [
    { field: 'household.cardNo', code: 'registry.cardTaken' },
  ])
}

export const recordHouseholdHandler = handle(recordHousehold, async (context, input) => {
  const { household, members, existing, fromOn } = input
  await assertHouseholdInReach(context, household)
  await assertCardIsFree(context, household.cardNo, household.id)
  const heads = [...members, ...existing].filter((member) => member.relationCode === headRelation)
  if (heads.length > 1) throw new Refusal('rule', 'registry.headExists')
  await insertHouseholds(context, [{ ...household, source: 'manual' }])
  const warnings: Warning[] = []
  for (const [index, member] of members.entries()) {
    const found = await addPerson(context, member.person, { differentFrom: input.differentFrom })
    warnings.push(...found.map((warning) => ({ ...warning, field: `members.${index}.${warning.field}` })))
  }
  const places = [
    ...members.map((member) => ({ personId: member.person.id, relationCode: member.relationCode })),
    ...existing,
  ]
  for (const place of places) {
    if (!(await findPersonRow(context, place.personId))) throw new Refusal('missing', 'registry.personMissing')
    await placeInHousehold(context, { id: newId(), householdId: household.id, ...place, fromOn })
  }
  return { householdId: household.id, warnings }
})

/** A verified person's relation or card is not changed by one pair of eyes. */
export const recordHouseholdMemberHandler = handle(recordHouseholdMember, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const household = await getHouseholdRow(context, input.householdId)
  await assertHouseholdInReach(context, household)
  const person = await getPersonRow(context, input.personId)
  const current = await findPlace(context, person.id)
  if (current && person.verified_level !== 'self') {
    const requestId = await requestMemberChange(context, person, current, input)
    return { memberId: current.member_id, requestId }
  }
  await placeInHousehold(context, { ...input, personId: person.id })
  return { memberId: input.id, requestId: null }
})

export const recordWithoutMigrantsHandler = handle(recordWithoutMigrants, async (context, input) => {
  if (input.askedOn > context.today) throw new Refusal('rule', 'registry.dayInFuture')
  await db(context)
    .insertInto('households_without_migrants')
    .values({
      village_id: context.villageId,
      id: input.id,
      hamlet: input.hamlet,
      rw: input.rw,
      rt: input.rt,
      household_count: input.householdCount,
      asked_on: input.askedOn,
      import_id: null,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  return { id: input.id }
})
