import type { OwnerRole } from '../contract/outcome.ts'
import type { AttendanceStatus } from './attendance.ts'
import type { Secrecy, VoteChannel } from './ballot.ts'
import type { MajorityCode, QuorumCode } from './shares.ts'
import type { DecisionState, MeetingState } from './state.ts'

interface Recorded {
  readonly id: string
  readonly recorded_at: string
  readonly recorded_by_name: string
}
type OfMeeting = Recorded & { readonly meeting_id: string }

export interface MeetingRow extends Recorded {
  readonly kind: string
  readonly title: string
  readonly held_on: string
  readonly starts_at: string
  readonly ends_at: string | null
  readonly place: string
  readonly for_whom: string | null
  readonly leader_name: string | null
  /** JSON: `[{subject, minutes}]`. */
  readonly agenda: string
  readonly quorum: QuorumCode
  readonly entitled_count: number | null
  readonly state: MeetingState
  readonly keeper_role: string
}

export interface AttendeeRow extends OfMeeting {
  readonly person_id: string | null
  readonly guest_name: string | null
  readonly guest_from: string | null
  readonly invited: boolean
  readonly may_vote: boolean
  /** On a phone: the name at the time of the last pull. */
  readonly person_name?: string | null
}

export interface MarkRow extends OfMeeting {
  readonly attendee_id: string
  readonly status: AttendanceStatus
}

export interface EventRow extends OfMeeting {
  readonly kind: 'invited' | 'confirmed' | 'reopened' | 'withdrawn'
  readonly occurred_on: string
  readonly channel: string | null
  readonly note: string | null
}

export interface CorrectionRow extends OfMeeting {
  readonly field: string
  readonly before_value: string | null
  readonly after_value: string | null
  readonly reason: string
}

export interface MinutesRow extends OfMeeting {
  readonly discussion: string
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly leader_name: string
  readonly recorder_name: string
}

export interface DecisionRow extends OfMeeting {
  readonly words: string
  readonly owner_role: OwnerRole | null
  readonly owner_name: string | null
  readonly due_on: string | null
  readonly ballot_id: string | null
}

export interface DecisionStepRow extends OfMeeting {
  readonly decision_id: string
  readonly state: DecisionState
  readonly occurred_on: string
  readonly due_on: string | null
  readonly note: string | null
  readonly file_hash: string | null
}

export interface BallotRow extends OfMeeting {
  readonly question: string
  /** JSON: the words of each choice. */
  readonly choices: string
  readonly secrecy: Secrecy
  readonly majority: MajorityCode
}

export interface BallotRollRow extends OfMeeting {
  readonly ballot_id: string
  readonly attendee_id: string
  readonly channel: VoteChannel
}

/** Everything of one meeting but its ballots, oldest first. */
export interface MeetingParts {
  readonly meeting: MeetingRow
  readonly attendees: readonly AttendeeRow[]
  readonly marks: readonly MarkRow[]
  readonly events: readonly EventRow[]
  readonly corrections: readonly CorrectionRow[]
  readonly minutes: readonly MinutesRow[]
  readonly decisions: readonly DecisionRow[]
  readonly steps: readonly DecisionStepRow[]
}
