import { referralChannels, referralCloseReasons } from '#modules/migration/contract/sharing.ts'
import { workflow } from '#platform/shared/workflow.ts'

export const referralStates = ['sent', 'accepted', 'refused', 'done', 'revoked'] as const
export type ReferralState = (typeof referralStates)[number]

export const referralFlow = workflow<ReferralState>({
  sent: ['accepted', 'refused', 'revoked'],
  accepted: ['done', 'revoked'],
  refused: [],
  done: [],
  revoked: [],
})

/** Who sent it takes it back; who received it answers. By hand the sender writes down what the office said. */
export type ReferralSide = 'sender' | 'receiver' | 'sender_by_hand'

const sides: Readonly<Record<ReferralState, readonly ReferralSide[]>> = {
  sent: [],
  accepted: ['receiver', 'sender_by_hand'],
  refused: ['receiver', 'sender_by_hand'],
  done: ['receiver', 'sender_by_hand'],
  revoked: ['sender'],
}

export const canMoveReferral = (from: ReferralState, to: ReferralState, side: ReferralSide): boolean =>
  referralFlow.canMove(from, to) && sides[to].includes(side)

/** An answer is still waited for, or work is still under way there. */
export const isReferralOpen = (state: ReferralState): boolean => referralFlow.next(state).length > 0

export const refusalReasons = [
  'not_our_matter',
  'not_our_area',
  'papers_missing',
  'known_already',
  'no_capacity',
] as const
export const referralReasons = [...refusalReasons, ...referralCloseReasons] as const
export type ReferralReason = (typeof referralReasons)[number]

export const reasonsForReferral = (state: ReferralState): readonly ReferralReason[] => {
  if (state === 'refused') return refusalReasons
  return state === 'revoked' ? referralCloseReasons : []
}

/** Beside the ways of every referral: somebody there has an account, and answers for himself. */
export const caseChannels = ['account', ...referralChannels] as const
export type CaseChannel = (typeof caseChannels)[number]

/** What may be told to another office; a name and the trouble are the least that lets it act. */
export const sharedParts = ['phone', 'reporter', 'employer', 'story', 'demands'] as const
export type SharedPart = (typeof sharedParts)[number]
