import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { approveChange, type PersonChange, refuseChange, requestChange } from '../contract/change.ts'
import { canDecideChange } from '../rules/corrections.ts'
import { openChangeRequest, type WantedChange, wantedOf } from './change-requests.ts'
import { writeCardChanges } from './correct-household.ts'
import { placeInHousehold } from './memberships.ts'
import { changesToWrite, shownValue, writeChanges } from './person-changes.ts'
import { lockPerson } from './person-rows.ts'
import { assertPersonInReach, findPlace, mayLocate } from './reach.ts'
import { type ChangeRequestRow, db } from './tables.ts'
import { approveChangeTask } from './task-kinds.ts'

const lockOpenRequest = async (context: Context, requestId: string): Promise<ChangeRequestRow> => {
  const request = await db(context)
    .selectFrom('change_requests')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!request) throw missing('registry.requestMissing')
  if (request.status !== 'open') throw new Refusal('rule', 'registry.requestSettled')
  if (!canDecideChange({ requestedBy: request.requested_by, status: request.status }, context.actor.accountId)) {
    throw new Refusal('rule', 'registry.ownRequest')
  }
  return request
}

const settle = async (
  context: Context,
  request: ChangeRequestRow,
  status: 'approved' | 'refused',
  reason: string | null,
) => {
  await db(context)
    .updateTable('change_requests')
    .set({
      status,
      settled_at: context.now,
      settled_by: context.actor.accountId,
      settled_by_name: context.actor.name,
      settled_reason: reason,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', request.id)
    .execute()
  await endTask(context, approveChangeTask, request.id, status)
}

/** The second pair of eyes has seen the evidence: the change is written as it was asked. */
export const approveChangeHandler = handle(approveChange, async (context, input) => {
  const request = await lockOpenRequest(context, input.requestId)
  const wanted = wantedOf(request)
  const because = { source: 'request', reason: request.reason || request.evidence_kind }
  const ofPerson = wanted.flatMap((change): PersonChange[] => (change.kind === 'person' ? [change] : []))
  if (ofPerson.length > 0) {
    const row = await lockPerson(context, request.person_id)
    await writeChanges(context, row, changesToWrite(row, ofPerson), because)
  }
  const ofCard = wanted.flatMap((change) => (change.kind === 'household' ? [change] : []))
  if (ofCard.length > 0 && request.household_id) await writeCardChanges(context, request.household_id, ofCard, because)
  for (const change of wanted) if (change.kind === 'place') await movePlace(context, request, change)
  await settle(context, request, 'approved', input.note)
  return { written: request.fields.split(',') }
})

const movePlace = async (
  context: Context,
  request: ChangeRequestRow,
  change: Extract<WantedChange, { kind: 'place' }>,
): Promise<void> => {
  const current = await findPlace(context, request.person_id)
  const asSeen = current?.household_id === change.fromHouseholdId && current.relation_code === change.fromRelationCode
  if (!asSeen) throw new Refusal('conflict', 'registry.changedMeanwhile', { fields: ['relation'] })
  await placeInHousehold(context, {
    id: change.memberId,
    personId: request.person_id,
    householdId: change.householdId,
    relationCode: change.relationCode,
    fromOn: change.fromOn,
    reason: request.reason,
    source: 'request',
  })
}

export const refuseChangeHandler = handle(refuseChange, async (context, input) => {
  const request = await lockOpenRequest(context, input.requestId)
  await settle(context, request, 'refused', input.reason)
  return { requestId: request.id }
})

// "Nothing differs" would tell whoever guesses an address that it is the right one.
const assertMayGuess = (context: Context, { personId, changes }: InputOf<typeof requestChange>): void => {
  const asked = changes.some(({ field }) => field === 'currentAddress')
  if (!asked || mayLocate(context, personId)) return
  refuseAt('currentAddress', 'registry.addressIsOwn')
}

/** The person asks; also his own word waits for a second pair of eyes. */
export const requestChangeHandler = handle(requestChange, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  assertMayGuess(context, input)
  const row = await lockPerson(context, input.personId)
  const asSeen = input.changes.map((change) => ({ ...change, from: shownValue(row, change.field) }))
  const changes = changesToWrite(row, asSeen)
  if (changes.length === 0) throw new Refusal('rule', 'registry.nothingToChange')
  await openChangeRequest(context, { ...input, row, changes, householdId: null, requestedByPerson: true })
  return { requestId: input.id }
})
