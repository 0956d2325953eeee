import { addMonths, type PlainDate } from '#platform/shared/dates.ts'
import type { Stage } from './stages.ts'

/** Why somebody came home, told with the stage or in the form of the homecoming: `domain.md` §2.9, and what was told beyond it. */
export const homeReasons = [
  ...(['contract_end', 'early_self', 'terminated', 'sick', 'pregnant', 'family', 'case'] as const),
  ...(['wage', 'treated_badly', 'other'] as const),
] as const
/** The form also asks for the ways of coming home that are a stage of their own. */
export const homecomingReasons = ['leave', 'repatriated', 'deported', ...homeReasons] as const
export type HomecomingReason = (typeof homecomingReasons)[number]

export const healthAnswers = ['well', 'needs_care', 'unknown'] as const
export type HealthAnswer = (typeof healthAnswers)[number]
export const wishes = ['business', 'domestic_job', 'remigrate', 'study', 'rest', 'undecided'] as const
export type Wish = (typeof wishes)[number]
export const claimAnswers = ['yes', 'no', 'unknown'] as const
export type ClaimAnswer = (typeof claimAnswers)[number]
export const incomes = ['wage', 'business', 'farming', 'family', 'savings', 'none'] as const
export type Income = (typeof incomes)[number]
export const childAnswers = ['well', 'concern', 'no_child', 'unknown'] as const
export type ChildAnswer = (typeof childAnswers)[number]

/** The stage that a homecoming is, where none was recorded yet. Who is on leave goes back. */
export const stageOfReturn = (reason: HomecomingReason): Stage => {
  if (reason === 'leave') return 'on_leave'
  return reason === 'deported' || reason === 'repatriated' ? reason : 'returned'
}

/** Six questions that anybody may ask kindly; a yes is a reason to talk, never a diagnosis and never a lock. */
export const screeningCodes = ['sleep', 'fear', 'sad', 'alone', 'hurt', 'no_wish_to_live'] as const
export type ScreeningCode = (typeof screeningCodes)[number]
export type ScreeningAdvice = 'none' | 'talk' | 'refer' | 'today'

/** In the outbox they lie as sealed words, so they travel as words: the questions answered with yes, `none` for none. */
export const readScreening = (words: string): readonly ScreeningCode[] | undefined => {
  const said = words.trim().split(/\s+/)
  if (said.length === 1 && said[0] === 'none') return []
  return said.every((one) => screeningCodes.some((code) => code === one)) ? (said as ScreeningCode[]) : undefined
}

export const screeningAdvice = (yes: readonly ScreeningCode[]): ScreeningAdvice => {
  if (yes.includes('no_wish_to_live')) return 'today'
  if (yes.includes('hurt') || yes.length >= 3) return 'refer'
  return yes.length > 0 ? 'talk' : 'none'
}

export const followUpMonths = [1, 6, 12] as const
export type FollowUpMonth = (typeof followUpMonths)[number]

interface Homecoming {
  readonly cameHomeOn: PlainDate
  readonly reason: HomecomingReason
}

export interface FollowUpDue {
  readonly months: FollowUpMonth
  readonly dueOn: PlainDate
}

/** The follow-ups still to come, in order. None for who is on leave: that one goes back. */
export const followUpsDue = (home: Homecoming | undefined, done: readonly FollowUpMonth[]): readonly FollowUpDue[] =>
  !home || home.reason === 'leave'
    ? []
    : followUpMonths
        .filter((months) => !done.includes(months))
        .map((months) => ({ months, dueOn: addMonths(home.cameHomeOn, months) }))

/** Pillars of the village to which somebody at home may be referred, and who answers there. */
export const pillarOffices = ['business', 'learning_house', 'cooperative'] as const
export type PillarOffice = (typeof pillarOffices)[number]
export const isPillarOffice = (office: string): office is PillarOffice => pillarOffices.some((one) => one === office)

export const roleOfPillar: Readonly<Record<PillarOffice, string>> = {
  business: 'business_officer',
  learning_house: 'tutor',
  cooperative: 'coop_manager',
}
export const pillarOfRole = (role: string): PillarOffice | undefined =>
  pillarOffices.find((office) => roleOfPillar[office] === role)
