import type { Context } from '#platform/server/context.ts'
import { openTask } from '#platform/server/tasks.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { LifeStatus } from '../contract/codes.ts'
import { endPlace, headRelation, placeInHousehold, setHead } from './memberships.ts'
import { findPlace } from './reach.ts'
import { db, type PersonRow } from './tables.ts'
import { nameCarer } from './task-kinds.ts'

/** What an event changed, to take it back: ids and codes only. */
export interface EventTraces {
  lifeStatusBefore?: LifeStatus
  lifeStatusOnBefore?: string | null
  endedPlace?: { householdId: string; relationCode: string }
  endedCare?: readonly string[]
  childId?: string
}

/** The place on the card ends; where the head leaves others behind, somebody else becomes head. */
export const leaveCard = async (
  context: Context,
  row: PersonRow,
  event: { readonly kind: string; readonly occurredOn: string; readonly newHeadPersonId: string | null },
  traces: EventTraces,
): Promise<void> => {
  const place = await findPlace(context, row.id)
  if (!place) return
  traces.endedPlace = { householdId: place.household_id, relationCode: place.relation_code }
  await endPlace(context, { memberId: place.member_id, untilOn: event.occurredOn, because: event.kind })
  if (place.relation_code !== headRelation) return
  await setHead(context, place.household_id, null)
  if (event.newHeadPersonId === null) return
  const next = await findPlace(context, event.newHeadPersonId)
  if (next?.household_id !== place.household_id) throw new Refusal('rule', 'registry.headNotMember')
  await placeInHousehold(context, {
    id: newId(),
    householdId: place.household_id,
    personId: event.newHeadPersonId,
    relationCode: headRelation,
    fromOn: event.occurredOn,
    source: 'life-event',
  })
}

interface CareEnd {
  readonly personId: string
  readonly untilOn: string
  readonly because: 'carer-died' | 'carer-moved'
  /** Children who go along need nobody here. */
  readonly except?: readonly string[]
}

/** The children he cared for need somebody else. Answers the arrangements that ended. */
export const endCareGiven = async (context: Context, end: CareEnd): Promise<string[]> => {
  const rows = await db(context)
    .updateTable('care_arrangements')
    .set({ until_on: end.untilOn, ended_because: end.because })
    .where('village_id', '=', context.villageId)
    .where('carer_person_id', '=', end.personId)
    .where('until_on', 'is', null)
    .where('from_on', '<=', end.untilOn)
    .returning(['id', 'child_person_id as childId'])
    .execute()
  for (const { childId } of rows) {
    if (end.except?.includes(childId)) continue
    await openTask(context, nameCarer, { subjectId: childId, personId: childId, dueOn: context.today })
  }
  return rows.map((row) => row.id)
}

/** Whoever moves away neither gives nor receives care in this village any longer. */
export const leaveCare = async (
  context: Context,
  personId: string,
  untilOn: string,
  traces: EventTraces,
  except: readonly string[] = [],
): Promise<void> => {
  const given = await endCareGiven(context, { personId, untilOn, because: 'carer-moved', except })
  const received = await db(context)
    .updateTable('care_arrangements')
    .set({ until_on: untilOn, ended_because: 'child-moved' })
    .where('village_id', '=', context.villageId)
    .where('child_person_id', '=', personId)
    .where('until_on', 'is', null)
    .where('from_on', '<=', untilOn)
    .returning('id')
    .execute()
  traces.endedCare = [...given, ...received.map((row) => row.id)]
}
