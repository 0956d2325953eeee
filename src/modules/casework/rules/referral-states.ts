import type { CaseOffice } from '#modules/references/contract/codes.ts'
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
export const revokeReasons = ['consent_withdrawn', 'no_longer_needed', 'no_answer', 'mistake'] as const
export const referralReasons = [...refusalReasons, ...revokeReasons] as const
export type ReferralReason = (typeof referralReasons)[number]

export const reasonsForReferral = (state: ReferralState): readonly ReferralReason[] => {
  if (state === 'refused') return refusalReasons
  return state === 'revoked' ? revokeReasons : []
}

export const referralChannels = ['account', 'in_person', 'letter', 'phone', 'online'] as const
export type ReferralChannel = (typeof referralChannels)[number]

/** UU 27/2022 art. 20: agreement, or why the matter goes on without it. The second kind is an override, audited. */
export const shareGrounds = ['given', 'danger', 'child', 'duty'] as const
export type ShareGround = (typeof shareGrounds)[number]

/** What may be told to another office; a name and the trouble are the least that lets it act. */
export const sharedParts = ['phone', 'reporter', 'employer', 'story', 'demands'] as const
export type SharedPart = (typeof sharedParts)[number]

/** The type that organisations of the references carry, by the kind of office asked for. */
export const organisationTypesOf: Readonly<Record<CaseOffice, readonly string[]>> = {
  village: [],
  manpower_office: ['manpower_office', 'ltsa'],
  bp3mi: ['bp3mi', 'p4mi'],
  ministry: ['ministry'],
  foreign_ministry: ['ministry'],
  mission: ['mission'],
  police: ['police'],
  lpsk: ['other'],
  social_office: ['other'],
  ngo: ['ngo'],
  other: ['other', 'insurer', 'clinic'],
}
