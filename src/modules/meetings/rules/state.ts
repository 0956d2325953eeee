/** Derived from the facts of a meeting; the column repeats it so that lists can filter. */
export const meetingStates = ['planned', 'invited', 'held', 'closed', 'withdrawn'] as const
export type MeetingState = (typeof meetingStates)[number]

export interface MeetingFacts {
  readonly isWithdrawn: boolean
  readonly isInvited: boolean
  /** Somebody was written down as having come. */
  readonly hasAttendance: boolean
  readonly hasMinutes: boolean
  /** The newest of confirming and reopening. */
  readonly isConfirmed: boolean
}

export const stateOf = (facts: MeetingFacts): MeetingState => {
  if (facts.isWithdrawn) return 'withdrawn'
  if (facts.isConfirmed) return 'closed'
  if (facts.hasAttendance || facts.hasMinutes) return 'held'
  return facts.isInvited ? 'invited' : 'planned'
}

/** What is written while it is open; a closed one first has to be reopened, a withdrawn one stays so. */
export const isOpen = (state: MeetingState): boolean => state !== 'closed' && state !== 'withdrawn'

export const nextSteps = [
  'nameInvitees',
  'invite',
  'await',
  'takeAttendance',
  'closeBallot',
  'writeMinutes',
  'confirmMinutes',
  'followUp',
  'none',
] as const
export type NextStep = (typeof nextSteps)[number]

export interface StepFacts extends MeetingFacts {
  readonly heldOn: string
  readonly people: number
  readonly openBallots: number
  readonly openDecisions: number
}

/** The one thing to do now. */
export const nextStepOf = (facts: StepFacts, today: string): NextStep => {
  const state = stateOf(facts)
  if (state === 'withdrawn') return 'none'
  if (state === 'closed') return facts.openDecisions > 0 ? 'followUp' : 'none'
  const isDue = facts.heldOn <= today
  if (!isDue) {
    if (facts.people === 0) return 'nameInvitees'
    return facts.isInvited ? 'await' : 'invite'
  }
  if (!facts.hasAttendance) return 'takeAttendance'
  if (facts.openBallots > 0) return 'closeBallot'
  return facts.hasMinutes ? 'confirmMinutes' : 'writeMinutes'
}

export const decisionStates = ['open', 'done', 'postponed', 'withdrawn'] as const
export type DecisionState = (typeof decisionStates)[number]

/** A done decision shows what it rests on: a sentence or a paper. */
export const lacksEvidence = (state: DecisionState, note: string | null, fileHash: string | null): boolean =>
  state === 'done' && note === null && fileHash === null

export const isDecisionOpen = (state: DecisionState): boolean => state === 'open' || state === 'postponed'
