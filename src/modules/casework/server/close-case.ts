import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { approveClosing, closeCase, confirmOutcome, recordFollowUp, refuseClosing } from '../contract/closing.ts'
import { canApproveClosing, closingFault } from '../rules/closing.ts'
import { isReferralOpen } from '../rules/referral-states.ts'
import { loadParts } from './case-parts.ts'
import { assertLead, assertNotInFuture, findCaseRow, lockCase, moverOf, type SeenCase, seeCase } from './case-reads.ts'
import { findSecond } from './members.ts'
import { insertState, moveCase } from './move-case.ts'
import { sealWords } from './recorded.ts'
import { refreshCase } from './refresh-case.ts'
import { type ClosingRow, db } from './tables.ts'

export const confirmOutcomeHandler = handle(confirmOutcome, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  assertNotInFuture(context, input.occurredOn, 'occurredOn')
  if (input.occurredOn < seen.row.state_on) refuseAt('occurredOn', 'casework.beforeResult', 'invalid')
  const to = input.solved ? 'verified_by_family' : 'in_assistance'
  const { id, occurredOn, words: note } = input
  const state = await moveCase(context, seen.row, { id, to, mover: moverOf(context, seen), occurredOn, note })
  await returnClosing(context, seen.row.id, to)
  await refreshCase(context, seen.row.id)
  return { state }
})

/** Work that goes on ends the asking to close: the family says that trouble remains, or the lead sees it. */
export const returnClosing = async (context: Context, caseId: string, to: string): Promise<void> => {
  if (to !== 'in_assistance') return
  await db(context)
    .updateTable('case_closings')
    .set({ state: 'returned', settled_on: context.today, settled_by: 'case', settled_by_name: '—' })
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'asked')
    .execute()
}

export const closeCaseHandler = handle(closeCase, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  assertLead(context, seen)
  const parts = await loadParts(context, seen.row)
  const fault = closingFault({
    ...{ state: seen.row.state, unverifiedBecause: input.unverifiedBecause },
    openReferrals: parts.referrals.filter((one) => isReferralOpen(one.state)).length,
    openFlags: parts.flags.filter((flag) => flag.closed_on === null).length,
  })
  if (fault) throw new Refusal('rule', fault)
  if (parts.closings.some((one) => one.state === 'asked')) throw new Refusal('rule', 'casework.closing.asked')
  // the head does not see it: without somebody else it would wait for ever
  if (seen.isHidden && !(await findSecond(context, seen.row.id)))
    throw new Refusal('rule', 'casework.closing.needsSecond')
  await db(context)
    .insertInto('case_closings')
    .values({
      ...recordedBy(context),
      ...{
        id: input.id,
        case_id: seen.row.id,
        reason: input.reason,
        outcome_sealed: sealWords(input.outcome) as Buffer,
      },
      unverified_because: seen.row.state === 'resolved' ? input.unverifiedBecause : null,
      ...{ state: 'asked', settled_on: null, settled_by: null, settled_by_name: null, note_sealed: null },
    })
    .execute()
  await refreshCase(context, seen.row.id)
  return { closingId: input.id }
})

/** First the case, then what hangs on it: whoever locks in another order waits for ever. */
const lockClosing = async (context: Context, closingId: string) => {
  const closings = db(context)
    .selectFrom('case_closings')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', closingId)
  const found = await closings.executeTakeFirst()
  if (!found) throw missing('casework.closingMissing')
  await findCaseRow(context, found.case_id, true)
  const seen = await seeCase(context, found.case_id)
  if (!mayApprove(context, found, seen)) throw missing('casework.closingMissing')
  const closing = await closings.forUpdate().executeTakeFirstOrThrow()
  if (closing.state !== 'asked') throw new Refusal('rule', 'casework.closing.settled')
  return { closing, row: seen.row }
}

/** The head; of a case that is hidden from him, somebody assigned to it. Never who asked for it. */
export const mayApprove = (
  context: Context,
  closing: ClosingRow,
  { members, isHidden }: Pick<SeenCase, 'members' | 'isHidden'>,
): boolean =>
  canApproveClosing(closing.recorded_by, context.actor.accountId) &&
  (context.actor.role === 'head' ||
    (isHidden && members.some((member) => member.account_id === context.actor.accountId)))

const settleClosing = async (
  context: Context,
  closing: ClosingRow,
  state: 'approved' | 'returned',
  note: string | null,
) => {
  await db(context)
    .updateTable('case_closings')
    .set({
      ...{ state, settled_on: context.today, settled_by: context.actor.accountId },
      ...{ settled_by_name: context.actor.name, note_sealed: sealWords(note) },
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', closing.id)
    .execute()
}

export const approveClosingHandler = handle(approveClosing, async (context, input) => {
  const { closing, row } = await lockClosing(context, input.closingId)
  await settleClosing(context, closing, 'approved', null)
  const state = await moveCase(context, row, { id: input.id, to: 'closed', mover: 'second' })
  await refreshCase(context, row.id)
  return { state }
})

export const refuseClosingHandler = handle(refuseClosing, async (context, input) => {
  const { closing, row } = await lockClosing(context, input.closingId)
  await settleClosing(context, closing, 'returned', input.note)
  await refreshCase(context, row.id)
  return { state: row.state }
})

export const recordFollowUpHandler = handle(recordFollowUp, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  assertNotInFuture(context, input.occurredOn, 'occurredOn')
  const parts = await loadParts(context, seen.row)
  const closing = parts.closings.filter((one) => one.state === 'approved').at(-1)
  if (!closing || seen.row.state !== 'closed') throw new Refusal('rule', 'casework.notClosed')
  if (closing.settled_on !== null && input.occurredOn < closing.settled_on)
    refuseAt('occurredOn', 'casework.beforeClosing', 'invalid')
  if (parts.followUps.some((one) => one.closing_id === closing.id && one.day === input.day))
    throw new Refusal('rule', 'casework.followedUp')
  const { id, day, occurredOn, result, words } = input
  await db(context)
    .insertInto('case_follow_ups')
    .values({
      ...recordedBy(context),
      ...{ id, case_id: seen.row.id, closing_id: closing.id, day, occurred_on: occurredOn, result },
      words_sealed: sealWords(words),
    })
    .execute()
  // trouble that comes again is the same case again, not a new one
  if (result === 'trouble_again') await insertState(context, seen.row, { to: 'reopened', occurredOn, note: words })
  await refreshCase(context, seen.row.id)
  return { state: result === 'trouble_again' ? ('reopened' as const) : seen.row.state }
})
