import { type MajorityCode, majorities, neededOf, type QuorumCode, quorums, reaches } from './shares.ts'

export const secrecies = ['open', 'secret'] as const
export type Secrecy = (typeof secrecies)[number]

/** How somebody took part. `paper`: got a paper for the box; what it says is counted with the box. */
export const voteChannels = ['here', 'paper'] as const
export type VoteChannel = (typeof voteChannels)[number]

/** Votes by choice, in the order of the choices; blank and spoilt ones beside them. */
export interface Tally {
  readonly votes: number[]
  readonly blank: number
  readonly spoilt: number
}

export const emptyTally = (choices: number): Tally => ({ votes: Array(choices).fill(0), blank: 0, spoilt: 0 })

export const addTallies = (tallies: readonly Tally[], choices: number): Tally =>
  tallies.reduce(
    (sum, one) => ({
      votes: sum.votes.map((count, at) => count + (one.votes[at] ?? 0)),
      blank: sum.blank + one.blank,
      spoilt: sum.spoilt + one.spoilt,
    }),
    emptyTally(choices),
  )

/** One voice more; `null` is a blank vote. */
export const withVote = (tally: Tally, choice: number | null): Tally =>
  choice === null
    ? { ...tally, blank: tally.blank + 1 }
    : { ...tally, votes: tally.votes.map((count, at) => (at === choice ? count + 1 : count)) }

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

export const castOf = ({ votes }: Tally): number => sumOf(votes)
export const papersOf = (tally: Tally): number => castOf(tally) + tally.blank + tally.spoilt

export const outcomes = ['decided', 'noQuorum', 'noVotes', 'tie', 'tooFew'] as const
export type BallotOutcome = (typeof outcomes)[number]

export interface BallotCount {
  readonly quorum: QuorumCode
  readonly majority: MajorityCode
  /** Who may vote at all. */
  readonly entitled: number
  /** Those of them who came. */
  readonly present: number
  readonly tally: Tally
}

export interface BallotResult {
  readonly outcome: BallotOutcome
  /** The choice that won, by its place. */
  readonly winner: number | null
  readonly quorumNeeded: number | null
  /** Voices that the first choice needed; `null` where the most win. */
  readonly majorityNeeded: number | null
}

export const isQuorate = (quorum: QuorumCode, present: number, entitled: number): boolean => {
  const share = quorums[quorum]
  return share === null || reaches(present, share, entitled)
}

export const quorumNeeded = (quorum: QuorumCode, entitled: number): number | null => {
  const share = quorums[quorum]
  return share === null ? null : neededOf(share, entitled)
}

/** What a closed ballot says. A tie decides nothing; without the quorum nothing is decided, whatever the count. */
export const resultOf = ({ quorum, majority, entitled, present, tally }: BallotCount): BallotResult => {
  const { share, of } = majorities[majority]
  const whole = { cast: castOf(tally), present, entitled }[of]
  const needs = {
    quorumNeeded: quorumNeeded(quorum, entitled),
    majorityNeeded: share === null ? null : neededOf(share, whole),
  }
  const undecided = (outcome: BallotOutcome): BallotResult => ({ outcome, winner: null, ...needs })
  if (!isQuorate(quorum, present, entitled)) return undecided('noQuorum')
  if (castOf(tally) === 0) return undecided('noVotes')
  const most = Math.max(...tally.votes)
  const first = tally.votes.indexOf(most)
  if (tally.votes.lastIndexOf(most) !== first) return undecided('tie')
  if (needs.majorityNeeded !== null && most < needs.majorityNeeded) return undecided('tooFew')
  return { outcome: 'decided', winner: first, ...needs }
}

export interface Voter {
  readonly mayVote: boolean
  readonly status: string
}

export type VoteBar = 'closed' | 'notEntitled' | 'notPresent' | 'alreadyVoted'

/** Why somebody cannot vote now; nothing when he can. */
export const voteBarOf = (
  voter: Voter,
  { isClosed, hasVoted }: { readonly isClosed: boolean; readonly hasVoted: boolean },
): VoteBar | null => {
  if (isClosed) return 'closed'
  if (hasVoted) return 'alreadyVoted'
  if (!voter.mayVote) return 'notEntitled'
  return voter.status === 'present' || voter.status === 'late' ? null : 'notPresent'
}
