import type { PlainDate } from '#platform/shared/dates.ts'
import { courseOf, type EarlyRule, type Payment } from './course.ts'
import type { LoanTerms } from './terms.ts'

/** Interest to the day it is paid off, or to the next due date: asked once, and on the contract (`peers-pillars.md` §11.2, trap 14). */
export const payOffRules = ['to_the_day', 'to_the_due_date'] as const
export type PayOffRule = (typeof payOffRules)[number]

/** What closes a loan on a day. */
export interface PayOff {
  readonly principal: bigint
  readonly interest: bigint
  readonly total: bigint
}

export interface PayOffAsked {
  readonly terms: LoanTerms
  readonly payments: readonly Payment[]
  readonly on: PlainDate
  readonly rule: PayOffRule
  readonly early: EarlyRule
}

export const payOffOf = ({ terms, payments, on, rule, early }: PayOffAsked): PayOff => {
  const { owed, interestOwed, accruedToDay, accruedToDue } = courseOf(terms, payments, on, early)
  const interest = interestOwed + (rule === 'to_the_day' ? accruedToDay : accruedToDue)
  return { principal: owed, interest, total: owed + interest }
}
