import { listOfficers } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import {
  assignCase,
  closeAssignment,
  listHands,
  listOfferedTransfers,
  settleTransfer,
  transferCase,
} from '../contract/work.ts'
import { assertLead, findCaseRow, isHiddenCase, lockCase, membersOf } from './case-reads.ts'
import { endMember, insertMember } from './members.ts'
import { openWords, sealWords } from './recorded.ts'
import { refreshCase } from './refresh-case.ts'
import { db } from './tables.ts'
import { transferAsked } from './task-kinds.ts'

const handRoles = ['migration_officer', 'head']

/** Who serves here and may work on a case; the head only as a second pair of eyes. */
const handsHere = async (context: Context) =>
  (await listOfficers(context, context.villageId)).filter((officer) => handRoles.includes(officer.role))

const handOf = async (context: Context, accountId: string, part: 'lead' | 'helper') => {
  const hand = (await handsHere(context)).find((one) => one.accountId === accountId)
  if (!hand || (part === 'lead' && hand.role !== 'migration_officer'))
    return refuseAt('accountId', 'casework.noSuchHand', 'invalid')
  return hand
}

export const listHandsHandler = handle(listHands, async (context) => {
  const hands = await handsHere(context)
  return { hands: hands.map(({ accountId, name, role }) => ({ accountId, name, role })) }
})

/** The lead calls helpers; a case that nobody leads is given to an officer by whoever may see it. */
export const assignCaseHandler = handle(assignCase, async (context, input) => {
  const seen = await lockUnledOrOwn(context, input.caseId)
  const hand = await handOf(context, input.accountId, input.part)
  if (input.part === 'lead' && seen.row.lead_account !== null) throw new Refusal('rule', 'casework.hasLead')
  if (input.part === 'helper') assertLead(context, seen)
  if (seen.members.some((member) => member.account_id === hand.accountId))
    throw new Refusal('rule', 'casework.helpsAlready')
  await insertMember(context, seen.row.id, hand, input.part, input.id)
  await refreshCase(context, seen.row.id)
  return { caseId: seen.row.id }
})

const lockUnledOrOwn = async (context: Context, caseId: string) => {
  if (context.actor.role !== 'head') return lockCase(context, caseId)
  const row = await findCaseRow(context, caseId, true)
  if (row && row.lead_account === null && !(await isHiddenCase(context, row)))
    return { row, members: await membersOf(context, caseId), sight: 'summary' as const, isHidden: false }
  return lockCase(context, caseId)
}

export const closeAssignmentHandler = handle(closeAssignment, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  const member = seen.members.find((one) => one.account_id === input.accountId)
  if (!member) throw missing('casework.noSuchHand')
  if (member.part === 'lead') throw new Refusal('rule', 'casework.leadStays')
  if (member.account_id !== context.actor.accountId) assertLead(context, seen)
  await endMember(context, seen.row.id, member.account_id)
  await refreshCase(context, seen.row.id)
  return { caseId: seen.row.id }
})

/** The other officer reads the reason and no more until he has said yes. */
export const transferCaseHandler = handle(transferCase, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  assertLead(context, seen)
  const hand = await handOf(context, input.accountId, 'lead')
  if (hand.accountId === context.actor.accountId) refuseAt('accountId', 'casework.leadsAlready', 'invalid')
  const open = await transfers(context)
    .where('case_id', '=', seen.row.id)
    .where('state', '=', 'asked')
    .executeTakeFirst()
  if (open) throw new Refusal('rule', 'casework.transferOpen')
  await db(context)
    .insertInto('case_transfers')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: seen.row.id, to_account: hand.accountId, to_name: hand.name },
      ...{ reason_sealed: sealWords(input.reason) as Buffer, state: 'asked', settled_on: null },
    })
    .execute()
  await openTask(context, transferAsked, {
    ...{ subjectId: input.id, dueOn: addDays(context.today, 1), accountId: hand.accountId },
    values: { number: seen.row.number },
  })
  await refreshCase(context, seen.row.id)
  return { caseId: seen.row.id }
})

const transfers = (context: Context) =>
  db(context).selectFrom('case_transfers').selectAll().where('village_id', '=', context.villageId)

export const settleTransferHandler = handle(settleTransfer, async (context, input) => {
  const asked = transfers(context).where('id', '=', input.transferId)
  const found = await asked.executeTakeFirst()
  const row = found && (await findCaseRow(context, found.case_id, true))
  const transfer = await asked.forUpdate().executeTakeFirst()
  const isReceiver = transfer?.to_account === context.actor.accountId
  const isSender = transfer?.recorded_by === context.actor.accountId
  if (!transfer || !(input.answer === 'withdrawn' ? isSender : isReceiver)) throw missing('casework.transferMissing')
  if (transfer.state !== 'asked') throw new Refusal('rule', 'casework.transferSettled')
  await db(context)
    .updateTable('case_transfers')
    .set({ state: input.answer, settled_on: context.today })
    .where('village_id', '=', context.villageId)
    .where('id', '=', transfer.id)
    .execute()
  if (input.answer === 'accepted') {
    // the case may have gone to somebody else since it was asked
    await endMember(context, transfer.case_id, row?.lead_account ?? transfer.recorded_by)
    await insertMember(context, transfer.case_id, context.actor, 'lead')
  }
  await endTask(context, transferAsked, transfer.id, input.answer)
  await refreshCase(context, transfer.case_id)
  return { caseId: transfer.case_id }
})

export const listOfferedTransfersHandler = handle(listOfferedTransfers, async (context) => {
  const rows = await db(context)
    .selectFrom('case_transfers as t')
    .innerJoin('cases as c', (join) => join.onRef('c.village_id', '=', 't.village_id').onRef('c.id', '=', 't.case_id'))
    .select(['t.id', 'c.number', 't.recorded_by_name', 't.reason_sealed', 't.recorded_at'])
    .where('t.village_id', '=', context.villageId)
    .where('c.village_id', '=', context.villageId)
    .where('t.to_account', '=', context.actor.accountId)
    .where('t.state', '=', 'asked')
    .orderBy('t.recorded_at')
    .execute()
  return {
    transfers: rows.map((row) => ({
      ...{ id: row.id, number: row.number, fromName: row.recorded_by_name, reason: openWords(row.reason_sealed) ?? '' },
      askedOn: dayIn(context.zone, new Date(row.recorded_at)),
    })),
  }
})
