import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { findMeetingKind } from '../contract/kinds.ts'
import { correctMeeting, recordInvitation, recordMeeting, withdrawMeeting } from '../contract/meeting.ts'
import { planFaults } from '../rules/plan.ts'
import { meetingPlanned, meetingWithdrawn } from './events.ts'
import { lockOpenMeeting } from './meeting-reads.ts'
import { refreshMeeting } from './refresh-meeting.ts'
import { db, type MeetingTables } from './tables.ts'
import { keeperOf } from './task-kinds.ts'

const done = { done: true } as const

type Plan = Parameters<typeof planFaults>[0] & {
  readonly title: string
  readonly heldOn: string
  readonly place: string
  readonly forWhom: string | null
  readonly leaderName: string | null
  readonly agenda: readonly unknown[]
  readonly quorum: MeetingTables['meetings']['quorum']
  readonly entitledCount: number | null
}

const assertPlan = (plan: Plan): void => {
  const faults = planFaults(plan)
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
}

const columnsOf = (plan: Plan) => ({
  ...{ title: plan.title, held_on: plan.heldOn, starts_at: plan.startsAt, ends_at: plan.endsAt, place: plan.place },
  ...{ for_whom: plan.forWhom, leader_name: plan.leaderName, agenda: JSON.stringify(plan.agenda) },
  ...{ quorum: plan.quorum, entitled_count: plan.entitledCount },
})

export const recordMeetingHandler = handle(recordMeeting, async (context, input) => {
  if (!findMeetingKind(input.kind)) refuseAt('kind', 'meetings.kindUnknown', 'invalid')
  assertPlan(input)
  await db(context)
    .insertInto('meetings')
    .values({
      ...{ ...recordedBy(context), id: input.id, kind: input.kind, ...columnsOf(input), state: 'planned' },
      keeper_role: keeperOf(context.actor.role),
    })
    .execute()
  await context.publish(meetingPlanned, { meetingId: input.id, kind: input.kind, heldOn: input.heldOn })
  await refreshMeeting(context, input.id)
  context.note({ meeting: input.id, kind: input.kind })
  return done
})

const asText = (value: unknown): string | null => (value === null ? null : String(value))

export const correctMeetingHandler = handle(correctMeeting, async (context, { meetingId, reason, ...plan }) => {
  const row = await lockOpenMeeting(context, meetingId)
  assertPlan(plan)
  const wanted = columnsOf(plan)
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((name) => wanted[name] !== row[name])
  if (changed.length === 0) throw new Refusal('rule', 'meetings.nothingChanged')
  await db(context)
    .updateTable('meetings')
    .set(wanted)
    .where('village_id', '=', context.villageId)
    .where('id', '=', meetingId)
    .execute()
  const corrections = changed.map((field) => ({
    ...{ ...recordedBy(context), id: newId(), meeting_id: meetingId, field, reason },
    ...{ before_value: asText(row[field]), after_value: asText(wanted[field]) },
  }))
  await db(context).insertInto('meeting_corrections').values(corrections).execute()
  await refreshMeeting(context, meetingId)
  context.note({ meeting: meetingId, fields: changed.join(' ') })
  return done
})

interface NewEvent {
  readonly id: string
  readonly meetingId: string
  readonly kind: MeetingTables['meeting_events']['kind']
  readonly occurredOn: string
  readonly channel?: string
  readonly note?: string
}

export const addEvent = async (context: Context, event: NewEvent): Promise<void> => {
  await db(context)
    .insertInto('meeting_events')
    .values({
      ...{ ...recordedBy(context), id: event.id, meeting_id: event.meetingId, kind: event.kind },
      ...{ occurred_on: event.occurredOn, channel: event.channel ?? null, note: event.note ?? null },
    })
    .execute()
  await refreshMeeting(context, event.meetingId)
  context.note({ meeting: event.meetingId })
}

export const recordInvitationHandler = handle(recordInvitation, async (context, { id, meetingId, sentOn, channel }) => {
  const meeting = await lockOpenMeeting(context, meetingId)
  const fault =
    sentOn > context.today ? 'meetings.dayInFuture' : sentOn > meeting.held_on ? 'meetings.invitedAfter' : null
  if (fault) throw new Refusal('invalid', fault, {}, [{ field: 'sentOn', code: fault }])
  await addEvent(context, { id, meetingId, kind: 'invited', occurredOn: sentOn, channel })
  return done
})

export const withdrawMeetingHandler = handle(withdrawMeeting, async (context, { id, meetingId, reason }) => {
  const meeting = await lockOpenMeeting(context, meetingId)
  if (meeting.state === 'held') throw new Refusal('rule', 'meetings.wasHeld')
  await addEvent(context, { id, meetingId, kind: 'withdrawn', occurredOn: context.today, note: reason })
  await context.publish(meetingWithdrawn, { meetingId, kind: meeting.kind })
  return done
})
