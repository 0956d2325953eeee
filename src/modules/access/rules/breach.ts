import type { Instant } from '#platform/shared/dates.ts'
import type { breachSteps } from '../contract/breach.ts'

/** UU 27/2022 art. 46: written notice within 3 × 24 hours. */
export const breachHours = 72

export const breachDueAt = (foundAt: string): Instant =>
  new Date(Date.parse(foundAt) + breachHours * 3_600_000).toISOString() as Instant

/** Whole hours left, negative when the time is over. */
export const hoursLeft = (foundAt: string, now: string): number =>
  Math.floor((Date.parse(breachDueAt(foundAt)) - Date.parse(now)) / 3_600_000)

type BreachStep = (typeof breachSteps)[number]
const neededToClose: readonly BreachStep[] = ['contained', 'agency_told', 'people_told']

/** Duties of the law that are still open before a breach may be closed. */
export const openDuties = (stepsDone: readonly string[]): BreachStep[] =>
  neededToClose.filter((step) => !stepsDone.includes(step))
