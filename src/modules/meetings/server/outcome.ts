import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { confirmMinutes, reopenMeeting } from '../contract/meeting.ts'
import { recordDecision, recordFollowUp, recordMinutes } from '../contract/outcome.ts'
import { decisionFaults, followUpFaults } from '../rules/decision.ts'
import { isDecisionOpen } from '../rules/state.ts'
import { decisionNow } from '../rules/view.ts'
import { decisionSettled, minutesConfirmed } from './events.ts'
import { lockMeeting, lockOpenMeeting, readParts } from './meeting-reads.ts'
import { addEvent } from './plan-meeting.ts'
import { refreshMeeting } from './refresh-meeting.ts'
import { db } from './tables.ts'

const done = { done: true } as const

export const recordMinutesHandler = handle(recordMinutes, async (context, input) => {
  const meeting = await lockOpenMeeting(context, input.meetingId)
  if (meeting.held_on > context.today) throw new Refusal('rule', 'meetings.notYetHeld')
  await db(context)
    .insertInto('meeting_minutes')
    .values({
      ...{ ...recordedBy(context), id: input.id, meeting_id: meeting.id, discussion: input.discussion },
      ...{ started_at: input.startedAt, ended_at: input.endedAt },
      ...{ leader_name: input.leaderName, recorder_name: input.recorderName },
    })
    .execute()
  await refreshMeeting(context, meeting.id)
  context.note({ meeting: meeting.id })
  return done
})

export const recordDecisionHandler = handle(recordDecision, async (context, input) => {
  const meeting = await lockOpenMeeting(context, input.meetingId)
  const faults = decisionFaults(input, meeting.held_on)
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
  if (input.ballotId) await assertDecided(context, meeting.id, input.ballotId)
  await db(context)
    .insertInto('meeting_decisions')
    .values({
      ...{ ...recordedBy(context), id: input.id, meeting_id: meeting.id, words: input.words, due_on: input.dueOn },
      ...{ owner_role: input.ownerRole, owner_name: input.ownerName, ballot_id: input.ballotId },
    })
    .execute()
  await refreshMeeting(context, meeting.id)
  context.note({ meeting: meeting.id, decision: input.id })
  return done
})

/** A decision rests only on a ballot of this meeting that decided something. */
const assertDecided = async (context: Context, meetingId: string, ballotId: string): Promise<void> => {
  const result = await db(context)
    .selectFrom('ballot_results')
    .select('outcome')
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst()
  if (result?.outcome !== 'decided') refuseAt('ballotId', 'meetings.ballotUndecided', 'invalid')
}

export const recordFollowUpHandler = handle(recordFollowUp, async (context, input) => {
  const meeting = await lockMeeting(context, input.meetingId)
  const parts = await readParts(context, meeting)
  const decision = parts.decisions.find(({ id }) => id === input.decisionId)
  if (!decision) throw missing('meetings.decisionMissing')
  if (!isDecisionOpen(decisionNow(decision, parts.steps).state)) throw new Refusal('rule', 'meetings.decisionSettled')
  const faults = followUpFaults(input, context.today)
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
  await db(context)
    .insertInto('meeting_decision_steps')
    .values({
      ...{ ...recordedBy(context), id: input.id, meeting_id: meeting.id, decision_id: decision.id },
      ...{ state: input.state, occurred_on: input.occurredOn, due_on: input.dueOn, note: input.note },
      file_hash: input.fileHash,
    })
    .execute()
  await context.publish(decisionSettled, {
    ...{ meetingId: meeting.id, kind: meeting.kind, decisionId: decision.id, state: input.state },
  })
  await refreshMeeting(context, meeting.id)
  context.note({ meeting: meeting.id, decision: decision.id, state: input.state })
  return done
})

export const confirmMinutesHandler = handle(confirmMinutes, async (context, { id, meetingId }) => {
  const meeting = await lockOpenMeeting(context, meetingId)
  const written = await db(context)
    .selectFrom('meeting_minutes')
    .select('recorded_by')
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!written) throw new Refusal('rule', 'meetings.minutesMissing')
  if (written.recorded_by === context.actor.accountId) throw new Refusal('rule', 'meetings.ownMinutes')
  const open = await db(context)
    .selectFrom('meeting_ballots as b')
    .leftJoin('ballot_results as r', (join) =>
      join.onRef('r.village_id', '=', 'b.village_id').onRef('r.ballot_id', '=', 'b.id'),
    )
    .select('b.id')
    .where('b.village_id', '=', context.villageId)
    .where('b.meeting_id', '=', meetingId)
    .where('r.id', 'is', null)
    .executeTakeFirst()
  if (open) throw new Refusal('rule', 'meetings.ballotOpen')
  await addEvent(context, { id, meetingId, kind: 'confirmed', occurredOn: context.today })
  await context.publish(minutesConfirmed, { meetingId, kind: meeting.kind, heldOn: meeting.held_on })
  return done
})

export const reopenMeetingHandler = handle(reopenMeeting, async (context, { id, meetingId, reason }) => {
  const meeting = await lockMeeting(context, meetingId)
  if (meeting.state !== 'closed') throw new Refusal('rule', 'meetings.notClosed')
  await addEvent(context, { id, meetingId, kind: 'reopened', occurredOn: context.today, note: reason })
  return done
})
