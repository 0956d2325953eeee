import { loadSettings } from '#modules/letters/server/index.ts'
import { getVillage } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import {
  getReferral,
  listReferrals,
  recordReferralState,
  revokeReferral,
  type Shared,
  settleReferral,
} from '../contract/referrals.ts'
import {
  canMoveReferral,
  isReferralOpen,
  type ReferralReason,
  type ReferralSide,
  type ReferralState,
  reasonsForReferral,
} from '../rules/referral-states.ts'
import { assertNotInFuture, findCaseRow, lockCase } from './case-reads.ts'
import { openWords, sealWords } from './recorded.ts'
import { viewReferral } from './referral-view.ts'
import { refreshCase } from './refresh-case.ts'
import { db, type ReferralRow } from './tables.ts'
import { referralReceived } from './task-kinds.ts'

const referrals = (context: Context) =>
  db(context).selectFrom('case_referrals').selectAll().where('village_id', '=', context.villageId)

const findReferral = (context: Context, referralId: string): Promise<ReferralRow | undefined> =>
  referrals(context).where('id', '=', referralId).executeTakeFirst()

/** The sender's side: whoever works on the case, and nobody who does not. */
export const lockSentReferral = async (context: Context, referralId: string): Promise<ReferralRow> => {
  const found = await findReferral(context, referralId)
  if (!found) throw missing('casework.referralMissing')
  await lockCase(context, found.case_id)
  return referrals(context).where('id', '=', referralId).forUpdate().executeTakeFirstOrThrow()
}

/** The office's side: its own referral and no other, and not after it was taken back. */
const receivedReferral = async (context: Context, referralId: string, locked: boolean): Promise<ReferralRow> => {
  const own = referrals(context)
    .where('id', '=', referralId)
    .where('to_account', '=', context.actor.accountId)
    .where('state', '<>', 'revoked')
  const found = await own.executeTakeFirst()
  if (found && locked) await findCaseRow(context, found.case_id, true)
  const row = locked ? await own.forUpdate().executeTakeFirst() : found
  if (!row) throw missing('casework.referralMissing')
  return row
}

interface Step {
  readonly id: string
  readonly state: ReferralState
  readonly side: ReferralSide
  readonly occurredOn: string
  readonly reason: ReferralReason | null
  readonly note: string | null
}

export const moveReferral = async (context: Context, row: ReferralRow, step: Step): Promise<void> => {
  const { id, state, side, occurredOn, reason, note } = step
  if (!canMoveReferral(row.state, state, side))
    throw new Refusal('rule', 'casework.referral.cannotMove', { from: row.state, to: state })
  const reasons = reasonsForReferral(state)
  if (reasons.length > 0 && !reasons.some((one) => one === reason))
    refuseAt('reason', 'casework.reasonMissing', 'invalid')
  if (occurredOn < row.sent_on) refuseAt('occurredOn', 'casework.referral.beforeSent', 'invalid')
  await db(context)
    .insertInto('case_referral_events')
    .values({
      ...recordedBy(context),
      ...{
        id,
        case_id: row.case_id,
        referral_id: row.id,
        state,
        occurred_on: occurredOn,
        note_sealed: sealWords(note),
      },
      ...{ reason: reasons.length > 0 ? reason : null, by_hand: side === 'sender_by_hand' },
    })
    .execute()
  await db(context)
    .updateTable('case_referrals')
    .set({ state, state_on: occurredOn })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await endTask(context, referralReceived, row.id, 'casework.stepDone')
  await refreshCase(context, row.case_id)
}

export const recordReferralStateHandler = handle(recordReferralState, async (context, input) => {
  const row = await lockSentReferral(context, input.referralId)
  assertNotInFuture(context, input.occurredOn, 'occurredOn')
  // who has an account answers himself: two hands on one answer would be nobody's
  if (row.to_account !== null) throw new Refusal('rule', 'casework.referral.answersItself', { name: row.to_name ?? '' })
  const { id, state, occurredOn, reason, note } = input
  await moveReferral(context, row, { id, state, side: 'sender_by_hand', occurredOn, reason, note })
  return { referralId: row.id }
})

export const revokeReferralHandler = handle(revokeReferral, async (context, input) => {
  const row = await lockSentReferral(context, input.referralId)
  const { id, reason, note } = input
  await moveReferral(context, row, { id, state: 'revoked', side: 'sender', occurredOn: context.today, reason, note })
  return { referralId: row.id }
})

export const settleReferralHandler = handle(settleReferral, async (context, input) => {
  const row = await receivedReferral(context, input.referralId, true)
  const { id, state, reason, note } = input
  await moveReferral(context, row, { id, state, side: 'receiver', occurredOn: context.today, reason, note })
  return { referralId: row.id }
})

/** Nothing but what was sent to this very account. */
export const listReferralsHandler = handle(listReferrals, async (context) => {
  const rows = await db(context)
    .selectFrom('case_referrals as r')
    .innerJoin('cases as c', (join) => join.onRef('c.village_id', '=', 'r.village_id').onRef('c.id', '=', 'r.case_id'))
    .select(['r.id', 'c.number', 'c.main_type', 'c.risk', 'r.sent_on', 'r.state'])
    .where('r.village_id', '=', context.villageId)
    .where('c.village_id', '=', context.villageId)
    .where('r.to_account', '=', context.actor.accountId)
    .where('r.state', '<>', 'revoked')
    .orderBy('r.sent_on', 'desc')
    .orderBy('r.id')
    .execute()
  const village = await getVillage(context, context.villageId)
  const items = rows.map((row) => ({
    ...{ id: row.id, number: row.number, mainType: row.main_type, risk: row.risk, state: row.state },
    ...{ sentOn: row.sent_on as PlainDate, villageName: `${village.kindWord} ${village.name}` },
  }))
  return {
    referrals: [
      ...items.filter((one) => isReferralOpen(one.state)),
      ...items.filter((one) => !isReferralOpen(one.state)),
    ],
  }
})

export const getReferralHandler = handle(getReferral, async (context, input) => {
  const row = await receivedReferral(context, input.referralId, false)
  if (!(await findCaseRow(context, row.case_id))) throw missing('casework.referralMissing')
  const events = await db(context)
    .selectFrom('case_referral_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('referral_id', '=', row.id)
    .orderBy('recorded_at')
    .execute()
  const village = await getVillage(context, context.villageId)
  const { settings } = await loadSettings(context, village)
  const told = openWords(row.shared_sealed)
  // why it went without agreement is the village's own record
  const referral = { ...viewReferral(row, events), override: null }
  return {
    ...{ referral, shared: told ? (JSON.parse(told) as Shared) : null, sentByName: row.recorded_by_name },
    ...{ villageName: `${village.kindWord} ${village.name}`, officePhone: settings.phone },
  }
})
