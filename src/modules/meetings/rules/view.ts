import type { Ballot } from '../contract/ballot.ts'
import type { MeetingFile } from '../contract/meeting.ts'
import { type AttendanceStatus, countAttendance, hasCome } from './attendance.ts'
import type { DecisionRow, DecisionStepRow, MeetingParts } from './rows.ts'
import { type DecisionState, isDecisionOpen, type MeetingFacts, nextStepOf, stateOf } from './state.ts'

/** Name and hamlet of those whom the reader may know. */
export type NamesById = ReadonlyMap<string, { readonly name: string; readonly from: string | null }>

export interface Seen {
  readonly today: string
  readonly names: NamesById
  readonly ballots: readonly Ballot[] | null
  /** The asker may confirm minutes, but not his own. */
  readonly confirms: { readonly may: boolean; readonly wrote: boolean }
}

/** The last mark of each counts. */
export const statusesOf = ({ marks }: Pick<MeetingParts, 'marks'>): ReadonlyMap<string, AttendanceStatus> =>
  new Map(marks.map((mark) => [mark.attendee_id, mark.status]))

export const factsOf = (parts: MeetingParts): MeetingFacts => {
  const turning = parts.events.findLast(({ kind }) => kind === 'confirmed' || kind === 'reopened')
  return {
    isWithdrawn: parts.events.some(({ kind }) => kind === 'withdrawn'),
    isInvited: parts.events.some(({ kind }) => kind === 'invited'),
    hasAttendance: [...statusesOf(parts).values()].some(hasCome),
    hasMinutes: parts.minutes.length > 0,
    isConfirmed: turning?.kind === 'confirmed',
  }
}

export const decisionNow = (
  decision: Pick<DecisionRow, 'id' | 'due_on'>,
  steps: readonly DecisionStepRow[],
): { readonly state: DecisionState; readonly dueOn: string | null } => {
  const own = steps.filter((step) => step.decision_id === decision.id)
  const putOff = own.findLast((step) => step.due_on !== null)
  return { state: own.at(-1)?.state ?? 'open', dueOn: putOff?.due_on ?? decision.due_on }
}

/** One meeting as it is read, at the office and on a phone. */
export const fileOf = (parts: MeetingParts, seen: Seen): MeetingFile => {
  const facts = factsOf(parts)
  const attendees = attendeesOf(parts, seen.names)
  const { meeting } = parts
  const attendance = countAttendance(attendees, meeting.quorum, meeting.entitled_count)
  const decisions = parts.decisions.map((row) => decisionOf(row, parts.steps))
  const minutes = parts.minutes.at(-1)
  const nextStep = nextStepOf(
    {
      ...{ ...facts, heldOn: meeting.held_on, people: attendees.length },
      openBallots: seen.ballots?.filter((ballot) => !ballot.isClosed).length ?? 0,
      openDecisions: decisions.filter((one) => isDecisionOpen(one.state)).length,
    },
    seen.today,
  )
  return {
    ...{
      meeting: meetingOf(parts),
      attendees,
      attendance,
      decisions,
      nextStep,
      ballots: seen.ballots && [...seen.ballots],
    },
    minutes: minutes
      ? {
          ...{
            id: minutes.id,
            discussion: minutes.discussion,
            startedAt: minutes.started_at,
            endedAt: minutes.ended_at,
          },
          ...{ leaderName: minutes.leader_name, recorderName: minutes.recorder_name, ...recordedOf(minutes) },
        }
      : null,
    events: parts.events.map((event) => ({
      ...{ id: event.id, kind: event.kind, occurredOn: event.occurred_on, note: event.note, channel: event.channel },
      ...recordedOf(event),
    })),
    corrections: parts.corrections.map((row) => ({
      ...{ id: row.id, field: row.field, before: row.before_value, after: row.after_value, reason: row.reason },
      ...recordedOf(row),
    })),
    mayConfirm: nextStep === 'confirmMinutes' && seen.confirms.may && !seen.confirms.wrote,
  }
}

const recordedOf = (row: { readonly recorded_at: string; readonly recorded_by_name: string }) => ({
  recordedAt: row.recorded_at,
  recordedByName: row.recorded_by_name,
})

const meetingOf = (parts: MeetingParts): MeetingFile['meeting'] => {
  const { meeting } = parts
  return {
    ...{ id: meeting.id, kind: meeting.kind, title: meeting.title, heldOn: meeting.held_on },
    ...{ startsAt: meeting.starts_at, endsAt: meeting.ends_at, place: meeting.place, forWhom: meeting.for_whom },
    ...{ leaderName: meeting.leader_name, agenda: JSON.parse(meeting.agenda) as MeetingFile['meeting']['agenda'] },
    ...{ quorum: meeting.quorum, entitledCount: meeting.entitled_count, state: stateOf(factsOf(parts)) },
    ...recordedOf(meeting),
  }
}

/** In the order of the alphabet; a guest whose mark was taken back is gone again, who was invited stays. */
export const attendeesOf = (
  parts: Pick<MeetingParts, 'attendees' | 'marks'>,
  names: NamesById,
): MeetingFile['attendees'] => {
  const statuses = statusesOf(parts)
  return parts.attendees
    .map((row) => {
      const person = row.person_id === null ? undefined : names.get(row.person_id)
      return {
        ...{ id: row.id, personId: person ? row.person_id : null, name: person?.name ?? row.guest_name },
        ...{ from: person?.from ?? row.guest_from, invited: row.invited, mayVote: row.may_vote },
        status: statuses.get(row.id) ?? ('unmarked' as const),
      }
    })
    .filter((one) => one.invited || one.status !== 'unmarked')
    .toSorted((a, b) => (a.name ?? '~').localeCompare(b.name ?? '~', 'id') || (a.id < b.id ? -1 : 1))
}

const decisionOf = (row: DecisionRow, steps: readonly DecisionStepRow[]): MeetingFile['decisions'][number] => {
  const { state, dueOn } = decisionNow(row, steps)
  return {
    ...{ id: row.id, words: row.words, ownerRole: row.owner_role, ownerName: row.owner_name, dueOn },
    ...{ ballotId: row.ballot_id, state, ...recordedOf(row) },
    steps: steps
      .filter((step) => step.decision_id === row.id)
      .map((step) => ({
        ...{ id: step.id, state: step.state, occurredOn: step.occurred_on, dueOn: step.due_on, note: step.note },
        ...{ fileHash: step.file_hash, ...recordedOf(step) },
      })),
  }
}
