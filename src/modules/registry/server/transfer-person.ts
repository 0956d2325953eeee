import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { openTask } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import type { Effect } from '../contract/life-event.ts'
import { transferPerson } from '../contract/transfer.ts'
import { sameEffects } from '../rules/life-events.ts'
import { type EventTraces, leaveCard, leaveCare } from './departure.ts'
import { personMovedOut } from './events.ts'
import { insertEvent, needsNewHead, setStatus } from './life-events.ts'
import { moveEffectsOf, whyNotThere } from './move-situation.ts'
import { lockPerson } from './person-rows.ts'
import { assertPersonInReach, findPlace } from './reach.ts'
import { db, type PersonRow, type TransferRow } from './tables.ts'
import { settleArrival } from './task-kinds.ts'
import { type Snapshot, snapshotOf } from './transfer-rows.ts'

interface Move {
  readonly moveId: string
  readonly toVillageId: number
  readonly occurredOn: PlainDate
  readonly reason: string | null
  readonly newHeadPersonId: string | null
  readonly personIds: readonly string[]
}

/** A departure here and an arrival there in one transaction; each village keeps its own row, joined by `subject_id`. */
export const transferPersonHandler = handle(transferPerson, async (context, input) => {
  const refusal = await whyNotThere(context, input.toVillageId)
  if (refusal) throw new Refusal('rule', refusal)
  const personIds = [...new Set(input.personIds)].sort()
  const move: Move = { ...input, moveId: input.id, personIds }
  const leaving: { row: PersonRow; effects: Effect[] }[] = []
  for (const personId of personIds) {
    await assertPersonInReach(context, personId)
    const row = await lockPerson(context, personId)
    const { effects, refusal: why } = await moveEffectsOf(context, row, move)
    if (why) throw new Refusal('rule', why)
    const seen = input.effectsSeen?.[personId]
    if (input.effectsSeen && !sameEffects(seen ?? [], effects)) throw new Refusal('conflict', 'registry.effectsChanged')
    leaving.push({ row, effects })
  }
  assertHeadNamed(leaving, input.newHeadPersonId, personIds)
  const transferIds: string[] = []
  for (const { row, effects } of leaving) {
    const transferId = transferIds.length === 0 ? input.id : newId()
    transferIds.push(transferId)
    await sendOne(context, row, effects, { ...move, transferId })
  }
  return { transferIds }
})

const assertHeadNamed = (
  leaving: readonly { readonly effects: readonly Effect[] }[],
  newHead: string | null,
  goers: readonly string[],
): void => {
  const needed = leaving.some(({ effects }) => needsNewHead('move_out', effects))
  if (!needed || (newHead !== null && !goers.includes(newHead))) return
  refuseAt('newHeadPersonId', 'registry.newHeadMissing', 'invalid')
}

const subjectOf = async (context: Context, personId: string | null): Promise<string | null> => {
  if (personId === null) return null
  const row = await db(context)
    .selectFrom('people')
    .select('subject_id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.subject_id ?? null
}

const sendOne = async (
  context: Context,
  row: PersonRow,
  effects: readonly Effect[],
  move: Move & { readonly transferId: string },
): Promise<void> => {
  const eventId = newId()
  const { transferId } = move
  const place = await findPlace(context, row.id)
  const snapshot: Snapshot = {
    person: snapshotOf(row, newId()),
    relationCode: place?.relation_code ?? null,
    fatherSubjectId: await subjectOf(context, row.father_person_id),
    motherSubjectId: await subjectOf(context, row.mother_person_id),
  }
  const shared = {
    id: transferId,
    move_id: move.moveId,
    occurred_on: move.occurredOn,
    reason: move.reason,
    snapshot_sealed: sealValue(JSON.stringify(snapshot)),
  }
  await insertTransfer(context, {
    ...shared,
    direction: 'out',
    other_village_id: move.toVillageId,
    person_id: row.id,
    household_id: place?.household_id ?? null,
    event_id: eventId,
  })
  await depart(context, row, { ...move, effects, eventId })
  const from = context.villageId
  await context.enter(villageId(move.toVillageId), async (there) => {
    const nobody = { person_id: null, household_id: null, event_id: null } as const
    await insertTransfer(there, { ...shared, ...nobody, direction: 'in', other_village_id: from })
    await openTask(there, settleArrival, { subjectId: transferId })
  })
}

type Sent = Omit<
  TransferRow,
  'village_id' | 'status' | 'answer' | 'settled_at' | 'settled_by' | 'recorded_at' | 'recorded_by'
>

const insertTransfer = async (context: Context, sent: Sent): Promise<void> => {
  await db(context)
    .insertInto('transfers')
    .values({
      ...sent,
      village_id: context.villageId,
      status: 'sent',
      answer: null,
      settled_at: null,
      settled_by: null,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
}

const depart = async (
  context: Context,
  row: PersonRow,
  going: Move & { readonly effects: readonly Effect[]; readonly eventId: string; readonly transferId: string },
): Promise<void> => {
  const { occurredOn, effects, eventId, transferId, newHeadPersonId, personIds } = going
  const traces: EventTraces = { lifeStatusBefore: row.life_status, lifeStatusOnBefore: row.life_status_on }
  await setStatus(context, row, 'moved', occurredOn)
  const newHead = needsNewHead('move_out', effects) ? newHeadPersonId : null
  await leaveCard(context, row, { kind: 'move_out', occurredOn, newHeadPersonId: newHead }, traces)
  await leaveCare(context, row.id, occurredOn, traces, personIds)
  const event = { id: eventId, personId: row.id, kind: 'move_out', occurredOn, place: null, reversesId: null } as const
  await insertEvent(context, event, effects, traces)
  await context.publish(personMovedOut, { personId: row.id, occurredOn, transferId })
}
