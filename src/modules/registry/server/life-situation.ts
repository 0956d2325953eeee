import type { Context } from '#platform/server/context.ts'
import { ageOn, plainDate } from '#platform/shared/dates.ts'
import { adultAge, consentState, isInForce } from '../rules/consents.ts'
import type { Situation } from '../rules/life-events.ts'
import { shownName, shownNameOrNull } from '../rules/names.ts'
import { childrenOf, onSameCard, spouseOf } from './family.ts'
import { headRelation } from './memberships.ts'
import { findPlace } from './reach.ts'
import { db, type PersonRow } from './tables.ts'

/** Children this person cares for today. */
export const childrenCaredFor = async (context: Context, personId: string): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('care_arrangements')
    .select('child_person_id')
    .where('village_id', '=', context.villageId)
    .where('carer_person_id', '=', personId)
    .where('until_on', 'is', null)
    .execute()
  return rows.map((row) => row.child_person_id)
}

/** What an event would touch, read once for the list shown and once more when it is recorded. */
export const situationOf = async (
  context: Context,
  row: PersonRow,
  /** Those who go along on a move: they are not left behind. */
  goers: readonly string[] = [],
): Promise<Situation> => {
  const [place, near, cared, children, spouse, stays, requests] = await Promise.all([
    findPlace(context, row.id),
    onSameCard(context, row.id),
    childrenCaredFor(context, row.id),
    childrenOf(context, row.id),
    spouseOf(context, row.id),
    whatStays(context, row.id),
    db(context)
      .selectFrom('change_requests')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', row.id)
      .where('status', '=', 'open')
      .execute(),
  ])
  const young = children.filter(
    (child) => child.birth_date && ageOn(plainDate(child.birth_date), context.today) < adultAge,
  )
  return {
    name: shownName(row.name),
    lifeStatus: row.life_status,
    bornOn: row.birth_date,
    isHead: place?.relation_code === headRelation,
    othersOnCard: near.filter((one) => one.id !== row.id && !goers.includes(one.id)).length,
    onCard: place !== undefined,
    childrenInCare: cared.filter((childId) => !goers.includes(childId)).length,
    youngChildren: young.length,
    spouseName: shownNameOrNull(spouse?.name ?? null),
    openRequests: requests.length,
    ...stays,
  }
}

/** What was given to this village and does not travel: papers, consents in force, the carer of a child. */
const whatStays = async (context: Context, personId: string) => {
  const [papers, consents, care] = await Promise.all([
    db(context)
      .selectFrom('documents')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', personId)
      .where('status', 'in', ['collected', 'verified'])
      .execute(),
    db(context)
      .selectFrom('consents')
      .select(['expires_on as expiresOn', 'withdrawn_at as withdrawnAt'])
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', personId)
      .execute(),
    db(context)
      .selectFrom('care_arrangements')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('child_person_id', '=', personId)
      .where('until_on', 'is', null)
      .execute(),
  ])
  return {
    papers: papers.length,
    consents: consents.filter((consent) => isInForce(consentState(consent, context.today))).length,
    isCaredFor: care.length > 0,
  }
}
