import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { hideConflicts, showConflicts } from '#platform/server/sync/conflicts.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { listProtection, type ProtectionRequest, requestProtection, settleProtection } from '../contract/protection.ts'
import { shownName } from '../rules/names.ts'
import { canSettleProtection, protectionEffects } from '../rules/protection.ts'
import { protectionChanged } from './events.ts'
import { recordHistory } from './history.ts'
import { getPersonRow, lockPerson } from './person-rows.ts'
import { db, type PersonRow, type ProtectionRequestRow } from './tables.ts'
import { settleConflictTask, settleProtectionTask } from './task-kinds.ts'

/** Protecting cannot wait for a signature, so it is in force at once; its end waits for the second person. */
export const requestProtectionHandler = handle(requestProtection, async (context, input) => {
  const row = await lockPerson(context, input.personId)
  if (row.merged_into_id !== null) throw missing('registry.personMissing')
  if (row.sealed === input.wanted) throw new Refusal('rule', 'registry.protectionSame')
  const waiting = await requestsOf(context)
    .where('person_id', '=', row.id)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (waiting) throw new Refusal('rule', 'registry.protectionOpen')
  await db(context)
    .insertInto('protection_requests')
    .values({
      village_id: context.villageId,
      id: input.id,
      person_id: row.id,
      wanted: input.wanted,
      reason_sealed: sealValue(input.reason),
      status: 'open',
      requested_at: context.now,
      requested_by: context.actor.accountId,
      requested_by_name: context.actor.name,
      settled_at: null,
      settled_by: null,
      settled_by_name: null,
      note_sealed: null,
    })
    .execute()
  if (input.wanted) await setSealed(context, row, true)
  await openTask(context, settleProtectionTask, {
    subjectId: input.id,
    personId: row.id,
    dueOn: addDays(context.today, 3),
  })
  return { requestId: input.id, sealed: input.wanted || row.sealed }
})

const requestsOf = (context: Context) =>
  db(context).selectFrom('protection_requests').selectAll().where('village_id', '=', context.villageId)

const setSealed = async (context: Context, row: PersonRow, sealed: boolean): Promise<void> => {
  if (row.sealed === sealed) return
  await db(context)
    .updateTable('people')
    .set({ sealed, changed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  const step = { table: 'people', subjectId: row.id, personId: row.id, field: 'sealed' } as const
  await recordHistory(context, [{ ...step, before: String(row.sealed), after: String(sealed) }], {
    source: 'protection',
  })
  await context.publish(protectionChanged, { personId: row.id })
  if (sealed) await hideConflicts(context, row.id)
  else await showConflicts(context, settleConflictTask, row.id)
}

export const settleProtectionHandler = handle(settleProtection, async (context, input) => {
  const request = await requestsOf(context).where('id', '=', input.requestId).forUpdate().executeTakeFirst()
  if (!request) throw missing('registry.protectionMissing')
  if (request.status !== 'open') throw new Refusal('rule', 'registry.protectionSettled')
  if (!mayDecide(context, request)) throw new Refusal('rule', 'registry.protectionOwn')
  const row = await lockPerson(context, request.person_id)
  const sealed = input.approve ? request.wanted : !request.wanted
  await setSealed(context, row, sealed)
  await db(context)
    .updateTable('protection_requests')
    .set({
      status: input.approve ? 'approved' : 'refused',
      settled_at: context.now,
      settled_by: context.actor.accountId,
      settled_by_name: context.actor.name,
      note_sealed: input.note === null ? null : sealValue(input.note),
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', request.id)
    .execute()
  await endTask(context, settleProtectionTask, request.id, input.approve ? 'approved' : 'refused')
  return { personId: row.id, sealed }
})

const mayDecide = (context: Context, request: ProtectionRequestRow): boolean =>
  canSettleProtection({ requestedBy: request.requested_by, status: request.status }, context.actor.accountId)

export const listProtectionHandler = handle(listProtection, async (context, input) => {
  let requests = requestsOf(context)
  if (input.personId !== null) requests = requests.where('person_id', '=', input.personId)
  const [rows, people, asked] = await Promise.all([
    requests.orderBy('requested_at', 'desc').limit(200).execute(),
    db(context)
      .selectFrom('people')
      .select(['id', 'name'])
      .where('village_id', '=', context.villageId)
      .where('sealed', '=', true)
      .where('merged_into_id', 'is', null)
      .orderBy('name_folded')
      .execute(),
    input.personId === null ? undefined : getPersonRow(context, input.personId),
  ])
  const namesById = await namesOf(
    context,
    rows.map((row) => row.person_id),
  )
  return {
    people: people.map(({ id, name }) => ({ id, name: shownName(name) })),
    requests: rows.map((row) => toRequest(context, row, namesById.get(row.person_id) ?? '')),
    effects: asked ? protectionEffects(!asked.sealed, shownName(asked.name)) : [],
  }
})

const namesOf = async (context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('people')
    .select(['id', 'name'])
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, shownName(name)]))
}

const toRequest = (context: Context, row: ProtectionRequestRow, personName: string): ProtectionRequest => ({
  id: row.id,
  personId: row.person_id,
  personName,
  wanted: row.wanted,
  // an erased person leaves an empty reason
  reason: row.reason_sealed.length === 0 ? '' : openValue(row.reason_sealed),
  status: row.status,
  requestedAt: row.requested_at,
  requestedByName: row.requested_by_name,
  mayDecide: mayDecide(context, row),
  settledAt: row.settled_at,
  settledByName: row.settled_by_name,
  note: row.note_sealed === null || row.note_sealed.length === 0 ? null : openValue(row.note_sealed),
})
