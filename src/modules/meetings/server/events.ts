import { defineEvent } from '#platform/server/context.ts'
import type { BallotOutcome } from '../rules/ballot.ts'

interface OfMeeting {
  readonly meetingId: string
  /** What kind of meeting it is: a later module hears its own. */
  readonly kind: string
}

export const meetingPlanned = defineEvent<OfMeeting & { readonly heldOn: string }>('meetings.meetingPlanned')
export const meetingWithdrawn = defineEvent<OfMeeting>('meetings.meetingWithdrawn')
export const attendanceRecorded = defineEvent<OfMeeting>('meetings.attendanceRecorded')
export const minutesConfirmed = defineEvent<OfMeeting & { readonly heldOn: string }>('meetings.minutesConfirmed')
export const decisionSettled = defineEvent<OfMeeting & { readonly decisionId: string; readonly state: string }>(
  'meetings.decisionSettled',
)
export const ballotClosed = defineEvent<
  OfMeeting & { readonly ballotId: string; readonly outcome: BallotOutcome; readonly winner: number | null }
>('meetings.ballotClosed')
