import { addDays, type PlainDate } from '#platform/shared/dates.ts'

/** Who can act where a village cannot: `domain.md` §2.7, from 8 on the task force or the labour office. */
export const officeKinds = [
  'task_force',
  'manpower_office',
  'bp3mi',
  'ministry',
  'police',
  'mission',
  'ngo',
  'other',
] as const
export type OfficeKind = (typeof officeKinds)[number]

/** The type that organisations of the references carry, by the kind of office asked for. */
export const organisationTypesOf: Readonly<Record<OfficeKind, readonly string[]>> = {
  task_force: [],
  manpower_office: ['manpower_office', 'ltsa'],
  bp3mi: ['bp3mi', 'p4mi'],
  ministry: ['ministry'],
  police: ['police'],
  mission: ['mission'],
  ngo: ['ngo'],
  other: ['other', 'insurer', 'clinic'],
}

export const referralChannels = ['in_person', 'letter', 'phone', 'online'] as const
export type ReferralChannel = (typeof referralChannels)[number]

/** `given`, or why the matter goes on without: danger to life, a child, a duty by law. */
export const referralConsents = ['given', 'danger', 'child', 'duty'] as const
export type ReferralConsent = (typeof referralConsents)[number]

export const referralOutcomes = ['accepted', 'helped', 'passed_on', 'declined'] as const
export type ReferralOutcome = (typeof referralOutcomes)[number]

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
