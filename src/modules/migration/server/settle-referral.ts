import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask } from '#platform/server/tasks.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { closeReferral, recordReferralAnswer } from '../contract/referrals.ts'
import { isPillarOffice } from '../rules/return.ts'
import { assertNotInFuture, lockEpisode } from './episode-reads.ts'
import { getReferralRow } from './referral-rows.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { pillarTasks } from './return-tasks.ts'
import { db, type ReferralEventRow, type ReferralRow } from './tables.ts'

export const recordReferralAnswerHandler = handle(recordReferralAnswer, async (context, input) => {
  const referral = await lockReferral(context, input.referralId)
  assertNotInFuture(context, input.answeredOn, 'answeredOn')
  if (input.answeredOn < referral.referred_on) refuseAt('answeredOn', 'migration.referral.beforeReferred')
  const { id, outcome, note, answeredOn } = input
  await insertEvent(context, referral, { id, kind: 'answered', occurred_on: answeredOn, outcome, reason: null, note })
  return { referralId: referral.id }
})

export const closeReferralHandler = handle(closeReferral, async (context, input) => {
  const referral = await lockReferral(context, input.referralId)
  const { id, reason, note } = input
  await insertEvent(context, referral, { id, kind: 'closed', occurred_on: context.today, outcome: null, reason, note })
  return { referralId: referral.id }
})

const lockReferral = async (context: Context, referralId: string): Promise<ReferralRow> => {
  const referral = await getReferralRow(context, referralId)
  await lockEpisode(context, referral.episode_id)
  const closed = await db(context)
    .selectFrom('referral_events')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('referral_id', '=', referral.id)
    .where('kind', '=', 'closed')
    .executeTakeFirst()
  if (closed) throw new Refusal('rule', 'migration.referral.closed')
  return referral
}

type NewEvent = Pick<ReferralEventRow, 'id' | 'kind' | 'occurred_on' | 'outcome' | 'reason' | 'note'>

const insertEvent = async (context: Context, referral: ReferralRow, event: NewEvent): Promise<void> => {
  await db(context)
    .insertInto('referral_events')
    .values({ ...recordedBy(context), ...event, episode_id: referral.episode_id, referral_id: referral.id })
    .execute()
  await refreshEpisode(context, referral.episode_id)
  const { office_kind: office } = referral
  // whoever serves that pillar has nothing to answer any more
  if (isPillarOffice(office) && event.outcome !== 'accepted')
    await endTask(context, pillarTasks[office], referral.id, 'migration.reasonGone')
}
