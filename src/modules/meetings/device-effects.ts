import type * as z from 'zod/mini'
import type { Effect, Written } from '#platform/client/device/open-device.ts'
import type { RowWriter } from '#platform/client/device/row-tables.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { Operation } from '#platform/shared/operation.ts'
import type { recordAttendance } from './contract/attendance.ts'
import type { recordMeeting } from './contract/meeting.ts'
import type { recordDecision, recordFollowUp, recordMinutes } from './contract/outcome.ts'
import { partsOn } from './device-answers.ts'
import { decisionFaults, followUpFaults } from './rules/decision.ts'
import { planFaults } from './rules/plan.ts'
import type { MeetingRow } from './rules/rows.ts'
import { isDecisionOpen, isOpen, stateOf } from './rules/state.ts'
import { decisionNow, factsOf } from './rules/view.ts'

type Read<Op extends Operation> = z.output<Op['input']>

const effect = <Input>(act: (rows: RowWriter, input: Input, written: Written) => void): Effect => act as Effect
const recorded = ({ at, byName }: Written) => ({ recorded_at: at, recorded_by_name: byName })

const assertNone = (faults: readonly { readonly field: string; readonly code: string }[]): void => {
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
}

const getMeetingOn = (rows: RowWriter, meetingId: string): MeetingRow => {
  const row = rows.find('meetings', meetingId) as unknown as MeetingRow | undefined
  if (!row) throw missing('meetings.meetingMissing')
  return row
}

const getOpenOn = (rows: RowWriter, meetingId: string): MeetingRow => {
  const row = getMeetingOn(rows, meetingId)
  if (!isOpen(row.state)) throw new Refusal('rule', `meetings.is.${row.state}`)
  return row
}

const refresh = (rows: RowWriter, meetingId: string): void =>
  rows.change('meetings', meetingId, { state: stateOf(factsOf(partsOn(rows, meetingId))) })

const putMeeting = (rows: RowWriter, input: Read<typeof recordMeeting>, written: Written): void => {
  assertNone(planFaults(input))
  rows.put('meetings', {
    ...{ id: input.id, kind: input.kind, title: input.title, held_on: input.heldOn, starts_at: input.startsAt },
    ...{ ends_at: input.endsAt, place: input.place, for_whom: input.forWhom, leader_name: input.leaderName },
    ...{ agenda: JSON.stringify(input.agenda), quorum: input.quorum, entitled_count: input.entitledCount },
    ...{ state: 'planned', keeper_role: 'migration_officer', ...recorded(written) },
  })
}

/** As the office does: a person stands on the list once, and marks go to that row. */
const putAttendance = (
  rows: RowWriter,
  { meetingId, marks }: Read<typeof recordAttendance>,
  written: Written,
): void => {
  getOpenOn(rows, meetingId)
  for (const { id, attendeeId, status, added } of marks) {
    const known = added?.personId
      ? rows.where('meeting_attendees', 'meeting_id', meetingId).find((row) => row.person_id === added.personId)
      : rows.find('meeting_attendees', attendeeId)
    if (!known && !added) throw missing('meetings.attendeeMissing')
    if (!known && added)
      rows.put('meeting_attendees', {
        ...{ id: attendeeId, meeting_id: meetingId, person_id: added.personId, guest_name: added.guestName },
        ...{ guest_from: added.guestFrom, invited: false, may_vote: added.mayVote, ...recorded(written) },
      })
    rows.put('meeting_marks', {
      ...{ id, meeting_id: meetingId, attendee_id: known?.id ?? attendeeId, status, ...recorded(written) },
    })
  }
  refresh(rows, meetingId)
}

const putMinutes = (rows: RowWriter, input: Read<typeof recordMinutes>, written: Written): void => {
  getOpenOn(rows, input.meetingId)
  rows.put('meeting_minutes', {
    ...{ id: input.id, meeting_id: input.meetingId, discussion: input.discussion, started_at: input.startedAt },
    ...{ ended_at: input.endedAt, leader_name: input.leaderName, recorder_name: input.recorderName },
    ...recorded(written),
  })
  refresh(rows, input.meetingId)
}

const putDecision = (rows: RowWriter, input: Read<typeof recordDecision>, written: Written): void => {
  assertNone(decisionFaults(input, getOpenOn(rows, input.meetingId).held_on))
  rows.put('meeting_decisions', {
    ...{ id: input.id, meeting_id: input.meetingId, words: input.words, owner_role: input.ownerRole },
    ...{ owner_name: input.ownerName, due_on: input.dueOn, ballot_id: input.ballotId, ...recorded(written) },
  })
}

const putFollowUp = (rows: RowWriter, input: Read<typeof recordFollowUp>, written: Written): void => {
  const { decisions, steps } = partsOn(rows, input.meetingId)
  const decision = decisions.find(({ id }) => id === input.decisionId)
  if (!decision) throw missing('meetings.decisionMissing')
  if (!isDecisionOpen(decisionNow(decision, steps).state)) throw new Refusal('rule', 'meetings.decisionSettled')
  assertNone(followUpFaults(input, written.on))
  rows.put('meeting_decision_steps', {
    ...{ id: input.id, meeting_id: input.meetingId, decision_id: input.decisionId, state: input.state },
    ...{ occurred_on: input.occurredOn, due_on: input.dueOn, note: input.note, file_hash: input.fileHash },
    ...recorded(written),
  })
}

/** What is written without a signal is on the phone at once, by the office's own rules. */
export const meetingsEffects: ReadonlyMap<string, Effect> = new Map([
  ['meetings.recordMeeting', effect(putMeeting)],
  ['meetings.recordAttendance', effect(putAttendance)],
  ['meetings.recordMinutes', effect(putMinutes)],
  ['meetings.recordDecision', effect(putDecision)],
  ['meetings.recordFollowUp', effect(putFollowUp)],
])
