import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { CaseState } from './states.ts'

export const closingReasons = ['solved', 'partly_solved', 'not_solvable', 'passed_on_whole'] as const
export type ClosingReason = (typeof closingReasons)[number]

/** Why it is closed although the family said nothing of the result. */
export const unverifiedReasons = ['family_unreachable', 'anonymous', 'unsafe_to_ask'] as const
export type UnverifiedReason = (typeof unverifiedReasons)[number]

interface ClosingQuestion {
  readonly state: CaseState
  readonly unverifiedBecause: UnverifiedReason | null
  readonly openReferrals: number
  readonly openFlags: number
}

/** A field and the code of its sentence, or nothing when closing may be asked for. */
export const closingFault = (question: ClosingQuestion): string | undefined => {
  const { state, unverifiedBecause, openReferrals, openFlags } = question
  if (state !== 'resolved' && state !== 'verified_by_family') return 'casework.closing.notResolved'
  if (state === 'resolved' && unverifiedBecause === null) return 'casework.closing.unverified'
  if (openReferrals > 0) return 'casework.closing.referralOpen'
  return openFlags > 0 ? 'casework.closing.flagOpen' : undefined
}

/** A second pair of eyes: whoever asked does not decide. */
export const canApproveClosing = (askedBy: string, accountId: string): boolean => askedBy !== accountId

/** How long one case took; `limit` in days, `null` where nobody set one. */
interface CaseCourse {
  readonly openedOn: PlainDate
  readonly closedOn: PlainDate | null
  readonly limit: number | null
}

/** Of the cases that are closed or past their limit: how many were closed within it. What still has time is not judged yet. */
export const closedWithin = (courses: readonly CaseCourse[], today: PlainDate) => {
  const judged = courses.flatMap(({ openedOn, closedOn, limit }) =>
    limit !== null && (closedOn !== null || daysBetween(openedOn, today) > limit)
      ? [closedOn !== null && daysBetween(openedOn, closedOn) <= limit]
      : [],
  )
  return { judged: judged.length, inTime: judged.filter(Boolean).length }
}

export const followUpDays = [30, 90] as const
export type FollowUpDay = (typeof followUpDays)[number]

export const followUpResults = ['holds', 'trouble_again', 'unreachable'] as const
export type FollowUpResult = (typeof followUpResults)[number]

/** The first look that is still to be taken after a closing; `null` when both were. */
export const nextFollowUp = (
  closedOn: PlainDate,
  taken: readonly FollowUpDay[],
  days: Readonly<Record<FollowUpDay, number>>,
): { readonly day: FollowUpDay; readonly on: PlainDate } | null => {
  const day = followUpDays.find((one) => !taken.includes(one))
  return day ? { day, on: addDays(closedOn, days[day]) } : null
}
