import type { Ballot } from '../contract/ballot.ts'
import type { MeetingFile } from '../contract/meeting.ts'
import { voteBarOf } from '../rules/ballot.ts'

export interface BallotProps {
  readonly file: MeetingFile
  readonly ballot: Ballot
}

/** Who may vote now. */
export const waitingVoters = ({ file, ballot }: BallotProps) => {
  const voted = new Set(ballot.voters.map((voter) => voter.attendeeId))
  return file.attendees.filter(
    (one) => voteBarOf(one, { isClosed: ballot.isClosed, hasVoted: voted.has(one.id) }) === null,
  )
}
