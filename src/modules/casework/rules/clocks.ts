import type { CaseClock, CaseOffice, CaseType } from '#modules/references/contract/codes.ts'
import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'

/** A row of the references: of those that fit, the shortest counts. */
export interface ClockRule {
  readonly clock: CaseClock
  readonly days: number
  readonly caseTypes: '*' | readonly CaseType[]
}

export interface EscalationRule {
  readonly escalatesFrom: CaseOffice
  readonly escalatesTo: CaseOffice
  readonly afterDays: number
}

/** Calendar days that this step may take for these kinds of trouble; `null`: nobody set a limit. */
export const daysFor = (rules: readonly ClockRule[], clock: CaseClock, types: readonly CaseType[]): number | null => {
  const fitting = rules.filter(
    (rule) => rule.clock === clock && (rule.caseTypes === '*' || rule.caseTypes.some((type) => types.includes(type))),
  )
  return fitting.length === 0 ? null : Math.min(...fitting.map((rule) => rule.days))
}

export const dueOn = (
  rules: readonly ClockRule[],
  clock: CaseClock,
  types: readonly CaseType[],
  since: PlainDate,
): PlainDate | null => {
  const days = daysFor(rules, clock, types)
  return days === null ? null : addDays(since, days)
}

export interface Escalation {
  readonly to: CaseOffice
  readonly since: PlainDate
}

/** Where the case goes on to when the office that has it stays silent; `null` while it may still answer, and at the end of the chain. */
export const escalationOf = (
  rules: readonly EscalationRule[],
  at: { readonly office: CaseOffice; readonly since: PlainDate },
  today: PlainDate,
): Escalation | null => {
  const rule = rules.find(({ escalatesFrom }) => escalatesFrom === at.office)
  if (!rule || daysBetween(at.since, today) < rule.afterDays) return null
  return { to: rule.escalatesTo, since: addDays(at.since, rule.afterDays) }
}
