import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'

/** Days after which waiting is late: a family waits with its papers in hand. */
export const lateDays = 7
export const silentDays = 14
const endingDays = 60
/** The monthly look at the keys is due in the first half of the month. */
const reviewDay = 14

export interface VillageState {
  readonly officers: number
  readonly head: 'serving' | 'acting' | 'vacant'
  readonly nextEndOn: string | null
  readonly invited: number
  readonly lastSeenOn: string | null
  readonly glassOpen: number
  readonly reviewedMonth: string | null
  readonly counts: Readonly<Record<string, number | 'few' | 'beside'>>
  readonly since: Readonly<Record<string, string>>
}

export const needCodes = [
  'glassOpen',
  'noHead',
  'noOfficer',
  'headActing',
  'checkLate',
  'headLate',
  'lettersLate',
  'witness',
  'ending',
  'oneOfficer',
  'silent',
  'invited',
  'review',
] as const
export type NeedCode = (typeof needCodes)[number]

const waitedDays = (state: VillageState, facts: readonly string[], today: PlainDate): number =>
  Math.max(
    0,
    ...facts.flatMap((fact) => (state.since[fact] ? [daysBetween(state.since[fact] as PlainDate, today)] : [])),
  )

/** How long the oldest verification has waited, in days; 0 when none waits. */
export const verificationDays = (state: VillageState, today: PlainDate): number =>
  waitedDays(state, ['migration.waitsForCheck', 'migration.waitsForHead'], today)

/** What a village needs from the area above it, the gravest first. */
export const needsOf = (state: VillageState, today: PlainDate): readonly NeedCode[] => {
  const late = (fact: string) => waitedDays(state, [fact], today) > lateDays
  const reviewed = state.reviewedMonth === today.slice(0, 7) || Number(today.slice(8)) < reviewDay
  const holds: Readonly<Record<NeedCode, boolean>> = {
    glassOpen: state.glassOpen > 0,
    noHead: state.head === 'vacant',
    noOfficer: state.officers === 0,
    headActing: state.head === 'acting',
    checkLate: late('migration.waitsForCheck'),
    headLate: late('migration.waitsForHead'),
    lettersLate: late('letters.waiting') || late('letters.toIssue'),
    witness: (state.counts['letters.frequentWitnesses'] ?? 0) !== 0,
    ending: state.nextEndOn !== null && state.nextEndOn <= addDays(today, endingDays),
    oneOfficer: state.officers === 1,
    silent: state.lastSeenOn !== null && state.lastSeenOn < addDays(today, -silentDays),
    invited: state.invited > 0,
    review: !reviewed,
  }
  return needCodes.filter((code) => holds[code])
}
