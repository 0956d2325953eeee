import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { recordProtection, recordState, reopenCase } from '../contract/case.ts'
import { isReferralOpen } from '../rules/referral-states.ts'
import { reasonsFor } from '../rules/states.ts'
import { assertLead, assertNotInFuture, lockCase, moverOf } from './case-reads.ts'
import { returnClosing } from './close-case.ts'
import { moveCase, tellMigration } from './move-case.ts'
import { sealWords } from './recorded.ts'
import { refreshCase } from './refresh-case.ts'
import { db } from './tables.ts'

export const recordStateHandler = handle(recordState, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  assertNotInFuture(context, input.occurredOn, 'occurredOn')
  if (input.occurredOn < seen.row.opened_on) refuseAt('occurredOn', 'casework.beforeOpened', 'invalid')
  const reasons = reasonsFor(input.state)
  const reason = reasons.find((one) => one === input.reason) ?? null
  if (reasons.length > 0 && reason === null) refuseAt('reason', 'casework.reasonMissing', 'invalid')
  if (input.state === 'withdrawn') await assertNoOpenReferral(context, seen.row.id)
  const { id, state: to, occurredOn, note } = input
  const state = await moveCase(context, seen.row, { id, to, mover: moverOf(context, seen), occurredOn, reason, note })
  await returnClosing(context, seen.row.id, state)
  await refreshCase(context, seen.row.id)
  return { state }
})

const assertNoOpenReferral = async (context: Parameters<typeof lockCase>[0], caseId: string): Promise<void> => {
  const rows = await db(context)
    .selectFrom('case_referrals')
    .select('state')
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', caseId)
    .execute()
  if (rows.some((row) => isReferralOpen(row.state))) throw new Refusal('rule', 'casework.closing.referralOpen')
}

export const reopenCaseHandler = handle(reopenCase, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  const move = { id: input.id, to: 'reopened', mover: moverOf(context, seen), note: input.reason } as const
  const state = await moveCase(context, seen.row, move)
  await refreshCase(context, seen.row.id)
  return { state }
})

/** From this moment the case is there for those assigned alone; what others were told of it is taken back. */
export const recordProtectionHandler = handle(recordProtection, async (context, input) => {
  const seen = await lockCase(context, input.caseId)
  assertLead(context, seen)
  if (seen.row.protected === input.protected) throw new Refusal('rule', 'casework.protectionSame')
  await db(context)
    .updateTable('cases')
    .set({ protected: input.protected })
    .where('village_id', '=', context.villageId)
    .where('id', '=', seen.row.id)
    .execute()
  await db(context)
    .insertInto('case_entries')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: seen.row.id, kind: 'note', occurred_on: context.today, channel: null, party: null },
      ...{ words_sealed: sealWords(input.reason) as Buffer, for_family: false, answers_id: null },
    })
    .execute()
  await tellMigration(context, seen.row.id)
  await refreshCase(context, seen.row.id)
  return { caseId: seen.row.id }
})
