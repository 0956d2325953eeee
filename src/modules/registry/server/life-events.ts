import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { LifeEventKind, LifeStatus } from '../contract/codes.ts'
import { type Effect, listEffects, recordLifeEvent } from '../contract/life-event.ts'
import type { PersonInput } from '../contract/person.ts'
import { effectsOf, sameEffects, statusAfter, whyNotRecord } from '../rules/life-events.ts'
import { type EventTraces, endCareGiven, leaveCard, leaveCare } from './departure.ts'
import { addDocument } from './documents.ts'
import { personDied, personMovedOut } from './events.ts'
import { spouseOf } from './family.ts'
import { situationOf } from './life-situation.ts'
import { placeInHousehold } from './memberships.ts'
import { writeChanges } from './person-changes.ts'
import { getPersonRow, lockPerson } from './person-rows.ts'
import { assertPersonInReach, findPlace } from './reach.ts'
import { addPerson } from './record-person.ts'
import { db, type PersonRow } from './tables.ts'

export const listEffectsHandler = handle(listEffects, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const situation = await situationOf(context, await getPersonRow(context, input.personId))
  return {
    effects: effectsOf(input.kind, situation),
    refusal: whyNotRecord(input.kind, situation, input.occurredOn, context.today),
  }
})

export const recordLifeEventHandler = handle(recordLifeEvent, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const row = await lockPerson(context, input.personId)
  const situation = await situationOf(context, row)
  const refusal = whyNotRecord(input.kind, situation, input.occurredOn, context.today)
  if (refusal) throw new Refusal('rule', refusal)
  const effects = effectsOf(input.kind, situation)
  if (!sameEffects(input.effectsSeen, effects)) throw new Refusal('conflict', 'registry.effectsChanged')
  if (needsNewHead(input.kind, effects) && input.newHeadPersonId === null) {
    refuseAt('newHeadPersonId', 'registry.newHeadMissing', 'invalid')
  }
  const traces: EventTraces = {}
  const spouse = await spouseOf(context, row.id) // asked before the place on the card ends
  await changeStatus(context, row, input, traces)
  if (input.kind === 'death' || input.kind === 'move_out') await leaveCard(context, row, input, traces)
  if (input.kind === 'move_out') await leaveCare(context, row.id, input.occurredOn, traces)
  if (input.kind === 'death') await afterDeath(context, row, input.occurredOn, spouse?.id)
  if (input.kind === 'birth') await recordBirth(context, row, input.child, input.occurredOn, traces)
  if (input.kind === 'marriage') await changeMarital(context, row, input.spousePersonId, '2')
  if (input.kind === 'divorce') await changeMarital(context, row, input.spousePersonId, '3')
  await insertEvent(context, { ...input, reversesId: null }, effects, traces)
  if (input.kind === 'death') await context.publish(personDied, { personId: row.id, occurredOn: input.occurredOn })
  if (input.kind === 'move_out')
    await context.publish(personMovedOut, { personId: row.id, occurredOn: input.occurredOn, transferId: null })
  return { eventId: input.id, effects }
})

export const needsNewHead = (kind: LifeEventKind, effects: readonly Effect[]): boolean =>
  (kind === 'death' || kind === 'move_out') && effects.some((one) => one.code === 'head-needed')

export const insertEvent = async (
  context: Context,
  event: {
    id: string
    personId: string
    kind: LifeEventKind
    occurredOn: string
    place: string | null
    reversesId: string | null
  },
  effects: readonly Effect[],
  traces: EventTraces,
): Promise<void> => {
  await db(context)
    .insertInto('person_events')
    .values({
      village_id: context.villageId,
      id: event.id,
      person_id: event.personId,
      kind: event.kind,
      occurred_on: event.occurredOn,
      place: event.place,
      details: JSON.stringify(traces),
      effects: JSON.stringify(effects),
      reverses_id: event.reversesId,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
      command_id: context.commandId,
    })
    .execute()
}

export const setStatus = async (
  context: Context,
  row: PersonRow,
  status: LifeStatus,
  on: string | null,
): Promise<void> => {
  const changes = [{ field: 'lifeStatus' as const, from: row.life_status, to: status }]
  if (row.life_status !== status) await writeChanges(context, row, changes, { source: 'life-event' })
  await db(context)
    .updateTable('people')
    .set({ life_status_on: on })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
}

const changeStatus = async (
  context: Context,
  row: PersonRow,
  event: { kind: LifeEventKind; occurredOn: string },
  traces: EventTraces,
): Promise<void> => {
  const status = statusAfter(event.kind)
  if (!status) return
  traces.lifeStatusBefore = row.life_status
  traces.lifeStatusOnBefore = row.life_status_on
  await setStatus(context, row, status, event.occurredOn)
}

/** The children he cared for need somebody; the spouse is widowed; the certificate is still to come. */
const afterDeath = async (
  context: Context,
  row: PersonRow,
  occurredOn: string,
  spouseId: string | undefined,
): Promise<void> => {
  if (spouseId) await changeMarital(context, await lockPerson(context, spouseId), null, '4')
  await endCareGiven(context, { personId: row.id, untilOn: occurredOn, because: 'carer-died' })
  await expectPaper(context, row.id, 'AKTA_MATI')
}

const expectPaper = (context: Context, personId: string, kind: string): Promise<void> =>
  addDocument(context, {
    id: newId(),
    personId,
    kind,
    number: null,
    issuer: null,
    issuedOn: null,
    expiresOn: null,
    fileHash: null,
    heldBy: 'unknown',
    status: 'missing',
  })

const recordBirth = async (
  context: Context,
  parent: PersonRow,
  child: PersonInput | null,
  occurredOn: string,
  traces: EventTraces,
): Promise<void> => {
  if (child === null) refuseAt('child', 'registry.childMissing', 'invalid')
  const link = { name: parent.name, nik: null, personId: parent.id }
  const parents = parent.sex === 'male' ? { father: link } : { mother: link }
  await addPerson(context, {
    ...child,
    birthDate: child.birthDate ?? (occurredOn as PersonInput['birthDate']),
    ...parents,
  })
  traces.childId = child.id
  await expectPaper(context, child.id, 'AKTA_LAHIR')
  const place = await findPlace(context, parent.id)
  if (!place) return
  const couple = ['1', '2', '3'].includes(place.relation_code)
  await placeInHousehold(context, {
    id: newId(),
    personId: child.id,
    householdId: place.household_id,
    relationCode: couple ? '4' : '6',
    fromOn: occurredOn,
  })
}

const changeMarital = async (
  context: Context,
  row: PersonRow,
  spouseId: string | null,
  code: string,
): Promise<void> => {
  const write = (one: PersonRow) =>
    one.marital_code === code
      ? one
      : writeChanges(context, one, [{ field: 'maritalCode', from: one.marital_code, to: code }], {
          source: 'life-event',
        })
  await write(row)
  if (spouseId !== null) await write(await lockPerson(context, spouseId))
}
