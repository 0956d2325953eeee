import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { listTransfers, settleTransfer, transferPerson } from '../contract/life-event.ts'
import { shownName } from '../rules/names.ts'
import { personMovedOut, personRecorded } from './events.ts'
import { recordHistory } from './history.ts'
import { insertEvent } from './life-events.ts'
import { endPlace, headRelation, placeInHousehold, setHead } from './memberships.ts'
import { openNumber } from './numbers.ts'
import { insertPeople, lockPerson, type NewPerson } from './person-rows.ts'
import { findPlace } from './reach.ts'
import { db, type PersonRow, type TransferRow } from './tables.ts'
import { settleArrival } from './task-kinds.ts'

/** What travels with a person: who he is, nothing of what was done for him. */
interface Snapshot {
  readonly person: NewPerson
  readonly transferId: string
}

const snapshotOf = (row: PersonRow): NewPerson => ({
  id: newId(),
  subjectId: row.subject_id,
  name: row.name,
  titleBefore: row.title_before,
  titleAfter: row.title_after,
  nik: openNumber(row.nik_sealed),
  sex: row.sex,
  birthPlace: row.birth_place,
  birthDate: row.birth_date,
  birthPrecision: row.birth_precision,
  educationCode: row.education_code,
  occupationCode: row.occupation_code,
  maritalCode: row.marital_code,
  citizenshipCode: row.citizenship_code,
  father: { name: row.father_name, nik: openNumber(row.father_nik_sealed) },
  mother: { name: row.mother_name, nik: openNumber(row.mother_nik_sealed) },
  source: 'transfer',
})

const transferRow = (
  context: Context,
  values: Pick<
    TransferRow,
    | 'id'
    | 'direction'
    | 'other_village_id'
    | 'person_id'
    | 'household_id'
    | 'snapshot_sealed'
    | 'occurred_on'
    | 'reason'
  >,
): TransferRow => ({
  village_id: context.villageId,
  status: 'sent',
  settled_at: null,
  settled_by: null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
  ...values,
})

/** A departure here and an arrival there in one transaction; each village keeps its own row, joined by `subject_id`. */
export const transferPersonHandler = handle(transferPerson, async (context, input) => {
  if (input.toVillageId === context.villageId) throw new Refusal('rule', 'registry.sameVillage')
  if (input.occurredOn > context.today) throw new Refusal('rule', 'registry.dayInFuture')
  const transferIds: string[] = []
  for (const [index, personId] of [...input.personIds].sort().entries()) {
    const row = await lockPerson(context, personId)
    if (row.life_status === 'dead' || row.life_status === 'moved') throw new Refusal('rule', 'registry.cannotMove')
    const transferId = index === 0 ? input.id : newId()
    await sendOne(context, row, { ...input, transferId })
    transferIds.push(transferId)
  }
  return { transferIds }
})

const sendOne = async (
  context: Context,
  row: PersonRow,
  move: { transferId: string; toVillageId: number; occurredOn: string; reason: string | null },
): Promise<void> => {
  const place = await findPlace(context, row.id)
  const snapshot: Snapshot = { person: snapshotOf(row), transferId: move.transferId }
  const shared = {
    occurred_on: move.occurredOn,
    reason: move.reason,
    snapshot_sealed: sealValue(JSON.stringify(snapshot)),
  }
  const out = {
    direction: 'out',
    other_village_id: move.toVillageId,
    person_id: row.id,
    household_id: place?.household_id ?? null,
  } as const
  await db(context)
    .insertInto('transfers')
    .values(transferRow(context, { id: move.transferId, ...out, ...shared }))
    .execute()
  await depart(context, row, place, move.occurredOn)
  const from = context.villageId
  await context.enter(villageId(move.toVillageId), async (there) => {
    const arriving = { direction: 'in', other_village_id: from, person_id: null, household_id: null } as const
    await db(there)
      .insertInto('transfers')
      .values(transferRow(there, { id: move.transferId, ...arriving, ...shared }))
      .execute()
    await openTask(there, settleArrival, { subjectId: move.transferId })
  })
}

const depart = async (
  context: Context,
  row: PersonRow,
  place: Awaited<ReturnType<typeof findPlace>>,
  occurredOn: string,
): Promise<void> => {
  await db(context)
    .updateTable('people')
    .set({ life_status: 'moved', life_status_on: occurredOn, changed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  const step = { table: 'people', subjectId: row.id, personId: row.id, field: 'lifeStatus' } as const
  await recordHistory(context, [{ ...step, before: row.life_status, after: 'moved' }], { source: 'transfer' })
  if (place) {
    await endPlace(context, { memberId: place.member_id, untilOn: occurredOn, because: 'move_out' })
    if (place.relation_code === headRelation) await setHead(context, place.household_id, null)
  }
  const event = { id: newId(), personId: row.id, kind: 'move_out', occurredOn, place: null, reversesId: null } as const
  await insertEvent(context, event, [{ code: 'status-moved', values: { name: row.name } }], {
    lifeStatusBefore: row.life_status,
  })
  await context.publish(personMovedOut, { personId: row.id, occurredOn })
}

export const listTransfersHandler = handle(listTransfers, async (context, input) => {
  const rows = await db(context)
    .selectFrom('transfers')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('direction', '=', input.direction)
    .orderBy('recorded_at', 'desc')
    .limit(200)
    .execute()
  return {
    transfers: rows.map((row) => {
      const { person } = JSON.parse(openValue(row.snapshot_sealed)) as Snapshot
      return {
        id: row.id,
        name: shownName(person.name),
        birthDate: (person.birthDate ?? null) as PlainDate | null,
        otherVillageId: row.other_village_id,
        occurredOn: row.occurred_on as PlainDate,
        status: row.status,
        settledOn: (row.settled_at?.slice(0, 10) ?? null) as PlainDate | null,
      }
    }),
  }
})

/** The village of arrival opens its own row, or links the one it already has. The old village hears only that it was settled. */
export const settleTransferHandler = handle(settleTransfer, async (context, input) => {
  const transfer = await lockTransfer(context, input.transferId)
  const { person } = JSON.parse(openValue(transfer.snapshot_sealed)) as Snapshot
  if (!input.accept && input.reason === null) {
    throw new Refusal('invalid', 'registry.reasonMissing', {}, [{ field: 'reason', code: 'registry.reasonMissing' }])
  }
  const personId = input.accept ? await arrive(context, person, transfer, input) : null
  const status = input.accept ? 'accepted' : 'refused'
  const settled = {
    status,
    settled_at: context.now,
    settled_by: context.actor.accountId,
    reason: input.reason ?? transfer.reason,
  } as const
  await markSettled(context, transfer.id, { ...settled, person_id: personId })
  await context.enter(villageId(transfer.other_village_id), (there) => markSettled(there, transfer.id, settled))
  await endTask(context, settleArrival, transfer.id, status)
  return { personId }
})

const lockTransfer = async (context: Context, transferId: string): Promise<TransferRow> => {
  const row = await db(context)
    .selectFrom('transfers')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', transferId)
    .where('direction', '=', 'in')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.transferMissing')
  if (row.status !== 'sent') throw new Refusal('rule', 'registry.transferSettled')
  return row
}

const markSettled = async (context: Context, id: string, values: Partial<TransferRow>): Promise<void> => {
  await db(context)
    .updateTable('transfers')
    .set(values)
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .execute()
}

const arrive = async (
  context: Context,
  person: NewPerson,
  transfer: TransferRow,
  input: { existingPersonId: string | null; householdId: string | null; relationCode: string },
): Promise<string> => {
  const personId = input.existingPersonId ? await linkExisting(context, person, input.existingPersonId) : person.id
  if (!input.existingPersonId) {
    await insertPeople(context, [person])
    await context.publish(personRecorded, { personId })
  }
  if (input.householdId) {
    await placeInHousehold(context, {
      id: newId(),
      personId,
      householdId: input.householdId,
      relationCode: input.relationCode,
      fromOn: transfer.occurred_on,
    })
  }
  const event = {
    id: newId(),
    personId,
    kind: 'move_in',
    occurredOn: transfer.occurred_on,
    place: null,
    reversesId: null,
  } as const
  await insertEvent(context, event, [{ code: 'status-alive', values: { name: person.name } }], {})
  return personId
}

// The reviewed link: two rows are entries of one human from now on.
const linkExisting = async (context: Context, person: NewPerson, existingId: string): Promise<string> => {
  const existing = await lockPerson(context, existingId)
  await db(context)
    .updateTable('people')
    .set({ subject_id: person.subjectId ?? existing.subject_id, life_status: 'alive', changed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', existing.id)
    .execute()
  const step = { table: 'people', subjectId: existing.id, personId: existing.id, field: 'subjectId' } as const
  await recordHistory(context, [{ ...step, before: existing.subject_id, after: person.subjectId ?? null }], {
    source: 'transfer',
  })
  return existing.id
}
