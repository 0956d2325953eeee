import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { reverseLifeEvent } from '../contract/life-event.ts'
import type { EventTraces } from './departure.ts'
import { moveReversed } from './events.ts'
import { insertEvent, setStatus } from './life-events.ts'
import { headRelation, placeInHousehold } from './memberships.ts'
import { lockPerson } from './person-rows.ts'
import { assertPersonInReach, findPlace } from './reach.ts'
import { db, type PersonEventRow } from './tables.ts'
import { nameCarer } from './task-kinds.ts'

export const reverseLifeEventHandler = handle(reverseLifeEvent, async (context, input) => {
  const event = await eventOf(context, input.eventId)
  await assertPersonInReach(context, event.person_id)
  await assertNotSent(context, event.id)
  await takeBack(context, event, input)
  return { eventId: input.id }
})

export const eventOf = async (context: Context, eventId: string): Promise<PersonEventRow> => {
  const event = await db(context)
    .selectFrom('person_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', eventId)
    .executeTakeFirst()
  if (!event) throw missing('registry.eventMissing')
  return event
}

// Another village was told: the move is withdrawn there too, or not at all.
const assertNotSent = async (context: Context, eventId: string): Promise<void> => {
  const sent = await db(context)
    .selectFrom('transfers')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  if (sent) throw new Refusal('rule', 'registry.moveWasSent')
}

/** Taken back by a second row: the status, the place on the card and the care stand again; what others did since stays. */
export const takeBack = async (
  context: Context,
  event: PersonEventRow,
  by: { readonly id: string; readonly reason: string | null },
): Promise<void> => {
  const row = await lockPerson(context, event.person_id)
  const again = await db(context)
    .selectFrom('person_events')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', event.person_id)
    .where('reverses_id', '=', event.id)
    .executeTakeFirst()
  if (again || event.reverses_id !== null) throw new Refusal('rule', 'registry.eventReversed')
  const traces = JSON.parse(event.details ?? '{}') as EventTraces
  if (traces.lifeStatusBefore) await setStatus(context, row, traces.lifeStatusBefore, traces.lifeStatusOnBefore ?? null)
  if (traces.endedPlace) await standAgain(context, row.id, traces.endedPlace)
  for (const careId of traces.endedCare ?? []) await careAgain(context, careId)
  if (traces.childId) await setStatus(context, await lockPerson(context, traces.childId), 'invalid', event.occurred_on)
  const values = {
    id: by.id,
    personId: row.id,
    kind: event.kind,
    occurredOn: event.occurred_on,
    place: by.reason,
    reversesId: event.id,
  }
  await insertEvent(context, values, [], {})
  if (event.kind === 'move_out') await context.publish(moveReversed, { personId: row.id })
}

const standAgain = async (
  context: Context,
  personId: string,
  place: { readonly householdId: string; readonly relationCode: string },
): Promise<void> => {
  if (await findPlace(context, personId)) return
  const household = await db(context)
    .selectFrom('households')
    .select('head_person_id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', place.householdId)
    .executeTakeFirst()
  const taken = place.relationCode === headRelation && household?.head_person_id != null
  await placeInHousehold(context, {
    id: newId(),
    personId,
    ...place,
    relationCode: taken ? '9' : place.relationCode,
    fromOn: null,
    source: 'life-event',
  })
}

// Unless somebody else was named for the child meanwhile.
const careAgain = async (context: Context, careId: string): Promise<void> => {
  const care = await db(context)
    .selectFrom('care_arrangements')
    .select('child_person_id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', careId)
    .executeTakeFirst()
  if (!care) return
  const other = await db(context)
    .selectFrom('care_arrangements')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('child_person_id', '=', care.child_person_id)
    .where('until_on', 'is', null)
    .executeTakeFirst()
  if (other) return
  await db(context)
    .updateTable('care_arrangements')
    .set({ until_on: null, ended_because: null })
    .where('village_id', '=', context.villageId)
    .where('id', '=', careId)
    .execute()
  await endTask(context, nameCarer, care.child_person_id, 'care-again')
}
