import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import type { FieldFault } from '#platform/shared/errors.ts'

export const referralChannels = ['in_person', 'letter', 'phone', 'online'] as const
export type ReferralChannel = (typeof referralChannels)[number]

/** UU 27/2022 art. 20: agreement, or why the matter goes on without it: danger to life, a child, a duty by law. */
export const shareGrounds = ['given', 'danger', 'child', 'duty'] as const
export type ShareGround = (typeof shareGrounds)[number]

interface Grounds {
  readonly ground: ShareGround
  /** With `given`: how agreement was given. */
  readonly consentChannel: string | null
  readonly withoutConsentBecause: string | null
}

/** Nothing is told to an office before its ground is written: agreement with its channel, or in words why it goes without. */
export const groundFault = ({ ground, consentChannel, withoutConsentBecause }: Grounds): FieldFault | undefined => {
  if (ground === 'given')
    return consentChannel ? undefined : { field: 'consentChannel', code: 'migration.referral.howAgreed' }
  return withoutConsentBecause ? undefined : { field: 'withoutConsentBecause', code: 'migration.referral.whyWithout' }
}

export const referralOutcomes = ['accepted', 'helped', 'passed_on', 'declined'] as const
export type ReferralOutcome = (typeof referralOutcomes)[number]

/** Why nothing is waited for any more, and why a referral is taken back. */
export const referralCloseReasons = ['no_longer_needed', 'consent_withdrawn', 'no_answer', 'mistake'] as const
export type ReferralCloseReason = (typeof referralCloseReasons)[number]

/** Days until the desk asks the office how it stands: the first answer of `domain.md` §2.8. */
export const askAfterDays = 3

export interface ReferralFact {
  readonly id: string
  readonly referredOn: PlainDate
  readonly events: readonly { readonly kind: 'answered' | 'closed' }[]
}

export const isWaiting = ({ events }: ReferralFact): boolean => events.length === 0
export const isClosed = ({ events }: ReferralFact): boolean => events.some((event) => event.kind === 'closed')

/** The day on which the longest waiting referral is asked after; `null` when none waits. */
export const askOn = (referrals: readonly ReferralFact[]): PlainDate | null => {
  const [first] = referrals
    .filter(isWaiting)
    .map((referral) => referral.referredOn)
    .sort()
  return first ? addDays(first, askAfterDays) : null
}
