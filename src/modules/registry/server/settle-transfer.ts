import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { settleTransfer } from '../contract/transfer.ts'
import { shownName } from '../rules/names.ts'
import { personHandedOver, personRecorded } from './events.ts'
import { recordHistory } from './history.ts'
import { insertEvent, setStatus } from './life-events.ts'
import { getHouseholdRow, placeInHousehold } from './memberships.ts'
import { insertPeople, lockPerson, type NewPerson } from './person-rows.ts'
import { assertMayKnow, assertPersonInReach } from './reach.ts'
import { insertHouseholds } from './record-household.ts'
import { assertNikIsFree } from './record-person.ts'
import { db, type TransferRow } from './tables.ts'
import { reviewReturn, settleArrival } from './task-kinds.ts'
import { lockTransfer, markTransfer, readSnapshot, type Snapshot } from './transfer-rows.ts'

interface Arrival {
  readonly existingPersonId: string | null
  readonly householdId: string | null
  readonly newHousehold: boolean
  readonly relationCode: string
}

/** The village of arrival opens its own row, or links the one it already has. The old village hears only that it was settled. */
export const settleTransferHandler = handle(settleTransfer, async (context, input) => {
  const coming = await findArrival(context, input.transferId)
  if (!input.accept && input.reason === null) {
    refuseAt('reason', 'registry.reasonMissing', 'invalid')
  }
  const left = villageId(coming.other_village_id)
  const departed = await context.enter(left, (there) => lockTransfer(there, coming.id, 'out'))
  const transfer = await lockTransfer(context, coming.id, 'in')
  if (transfer.status !== 'sent') throw new Refusal('rule', 'registry.transferSettled')
  const snapshot = readSnapshot(transfer)
  const personId = input.accept ? await arrive(context, snapshot, transfer, input) : null
  const settled = {
    status: input.accept ? 'accepted' : 'refused',
    settled_at: context.now,
    settled_by: context.actor.accountId,
    answer: input.reason,
  } as const
  await markTransfer(context, transfer.id, { ...settled, person_id: personId })
  await endTask(context, settleArrival, transfer.id, settled.status)
  const to = context.villageId
  await context.enter(left, async (there) => {
    await markTransfer(there, transfer.id, settled)
    if (departed.person_id === null) return
    if (personId === null)
      return openTask(there, reviewReturn, { subjectId: transfer.id, personId: departed.person_id })
    const handedOver = { personId: departed.person_id, transferId: transfer.id, toVillageId: to, toPersonId: personId }
    await there.publish(personHandedOver, { ...handedOver, occurredOn: transfer.occurred_on })
  })
  return { personId }
})

// Read without a lock, only to learn which village to lock first.
const findArrival = async (context: Context, transferId: string): Promise<TransferRow> => {
  const row = await db(context)
    .selectFrom('transfers')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', transferId)
    .where('direction', '=', 'in')
    .executeTakeFirst()
  if (!row) throw new Refusal('missing', 'registry.transferMissing')
  assertMayKnow(context, readSnapshot(row).person.sealed ?? false, 'registry.transferMissing')
  return row
}

const arrive = async (context: Context, snapshot: Snapshot, transfer: TransferRow, input: Arrival): Promise<string> => {
  const { person } = snapshot
  const personId = input.existingPersonId
    ? await linkExisting(context, person, input.existingPersonId, transfer.occurred_on as PlainDate)
    : await openRow(context, snapshot)
  const householdId = await cardFor(context, transfer, input)
  if (householdId !== null) {
    const place = { id: newId(), personId, householdId, relationCode: input.relationCode }
    await placeInHousehold(context, { ...place, fromOn: transfer.occurred_on })
  }
  const event = { id: newId(), personId, kind: 'move_in', place: null, reversesId: null } as const
  const effects = [{ code: 'status-alive', values: { name: shownName(person.name) } }]
  await insertEvent(context, { ...event, occurredOn: transfer.occurred_on }, effects, {})
  return personId
}

const openRow = async (context: Context, { person, fatherSubjectId, motherSubjectId }: Snapshot): Promise<string> => {
  await assertNikIsFree(context, person.nik, person.id)
  const [father, mother] = await Promise.all([
    entryOf(context, fatherSubjectId ?? null),
    entryOf(context, motherSubjectId ?? null),
  ])
  await insertPeople(context, [
    {
      ...person,
      father: { name: null, nik: null, ...person.father, personId: father },
      mother: { name: null, nik: null, ...person.mother, personId: mother },
    },
  ])
  await context.publish(personRecorded, { personId: person.id })
  return person.id
}

/** This village's row of a human known by his subject. */
const entryOf = async (context: Context, subjectId: string | null): Promise<string | null> => {
  if (subjectId === null) return null
  const row = await db(context)
    .selectFrom('people')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('subject_id', '=', subjectId)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

// Those who moved together stand on one new card: the first to be accepted opens it.
const cardFor = async (context: Context, transfer: TransferRow, input: Arrival): Promise<string | null> => {
  if (input.householdId !== null) return (await getHouseholdRow(context, input.householdId)).id
  if (!input.newHousehold) return null
  const id = transfer.move_id ?? transfer.id
  const known = await db(context)
    .selectFrom('households')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const empty = { cardNo: null, cardIssuedOn: null, address: null, hamlet: null, rw: null, rt: null }
  if (!known) await insertHouseholds(context, [{ id, ...empty, source: 'transfer' }])
  return id
}

// The reviewed link: two rows are entries of one human from now on.
const linkExisting = async (
  context: Context,
  person: NewPerson,
  existingId: string,
  occurredOn: PlainDate,
): Promise<string> => {
  await assertPersonInReach(context, existingId)
  const existing = await lockPerson(context, existingId)
  if (existing.merged_into_id !== null || existing.life_status === 'dead')
    throw new Refusal('rule', 'registry.cannotLink')
  const subjectId = person.subjectId ?? existing.subject_id
  await linkSubject(context, existing, subjectId, 'transfer')
  if (existing.life_status !== 'alive') await setStatus(context, existing, 'alive', occurredOn)
  if (person.sealed && !existing.sealed) await keepSealed(context, existing.id)
  return existing.id
}

/** Says that this row is an entry of the human known by this subject. */
export const linkSubject = async (
  context: Context,
  row: { readonly id: string; readonly subject_id: string },
  subjectId: string,
  source: string,
): Promise<void> => {
  if (row.subject_id === subjectId) return
  await db(context)
    .updateTable('people')
    .set({ subject_id: subjectId, changed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  const step = { table: 'people', subjectId: row.id, personId: row.id, field: 'subjectId' } as const
  await recordHistory(context, [{ ...step, before: row.subject_id, after: subjectId }], { source })
}

const keepSealed = async (context: Context, personId: string): Promise<void> => {
  await db(context)
    .updateTable('people')
    .set({ sealed: true })
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .execute()
}
