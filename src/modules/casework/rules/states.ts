import { workflow } from '#platform/shared/workflow.ts'

/** `domain.md` §2.8: the way of a case, and its three sides. */
export const caseStates = [
  'received',
  'triaged',
  'accepted',
  'in_assistance',
  'referred',
  'in_process_abroad',
  'resolved',
  'verified_by_family',
  'closed',
  'rejected',
  'withdrawn',
  'reopened',
] as const
export type CaseState = (typeof caseStates)[number]

export const caseFlow = workflow<CaseState>({
  received: ['triaged', 'rejected', 'withdrawn'],
  triaged: ['accepted', 'rejected', 'withdrawn'],
  accepted: ['in_assistance', 'referred', 'withdrawn'],
  in_assistance: ['referred', 'in_process_abroad', 'resolved', 'withdrawn'],
  referred: ['in_assistance', 'in_process_abroad', 'resolved', 'withdrawn'],
  in_process_abroad: ['in_assistance', 'referred', 'resolved', 'withdrawn'],
  resolved: ['verified_by_family', 'closed', 'in_assistance'],
  verified_by_family: ['closed', 'in_assistance'],
  closed: ['reopened'],
  rejected: ['reopened'],
  withdrawn: ['reopened'],
  reopened: ['in_assistance', 'referred', 'in_process_abroad', 'resolved', 'withdrawn'],
})

/** `lead` and `helper` are of the case; `second` is a second pair of eyes; `family` speaks through the tracker. */
export const movers = ['lead', 'helper', 'second', 'family'] as const
export type Mover = (typeof movers)[number]

const hands: readonly Mover[] = ['lead', 'helper']

const moversInto: Readonly<Record<CaseState, readonly Mover[]>> = {
  received: [],
  triaged: ['lead'],
  accepted: ['lead'],
  in_assistance: [...hands, 'family'],
  referred: hands,
  in_process_abroad: hands,
  resolved: ['lead'],
  verified_by_family: ['lead', 'family'],
  closed: ['second'],
  rejected: ['lead'],
  withdrawn: ['lead'],
  reopened: ['lead'],
}

/** May this hand move the case there? The family only says of a result whether it holds. */
export const canMoveCase = (from: CaseState, to: CaseState, mover: Mover): boolean =>
  caseFlow.canMove(from, to) &&
  moversInto[to].includes(mover) &&
  (mover !== 'family' || from === 'resolved' || (from === 'verified_by_family' && to === 'in_assistance'))

export const movesOf = (from: CaseState, mover: Mover): readonly CaseState[] =>
  caseFlow.next(from).filter((to) => canMoveCase(from, to, mover))

const ended: readonly CaseState[] = ['closed', 'rejected', 'withdrawn']
/** Nobody works on it any more; it may be taken up again. */
export const hasEnded = (state: CaseState): boolean => ended.includes(state)

/** Moves that a plain record makes; the others have an act of their own. */
export const statesByHand = [
  'accepted',
  'in_assistance',
  'in_process_abroad',
  'resolved',
  'rejected',
  'withdrawn',
] as const
export type StateByHand = (typeof statesByHand)[number]

export const rejectReasons = ['duplicate', 'not_migrant', 'other_office'] as const
export const withdrawReasons = ['family_asked', 'unreachable', 'recorded_by_mistake'] as const
export const stateReasons = [...rejectReasons, ...withdrawReasons] as const
export type StateReason = (typeof stateReasons)[number]

/** The reasons a state asks for; none: it needs no reason. */
export const reasonsFor = (state: CaseState): readonly StateReason[] => {
  if (state === 'rejected') return rejectReasons
  return state === 'withdrawn' ? withdrawReasons : []
}
