import type { ContractTerm, Occupation } from '#modules/references/contract/codes.ts'
import { addMonths, type PlainDate } from '#platform/shared/dates.ts'

/** A rule of the references about contracts, as it holds on the day one was signed. */
export interface ContractRule {
  readonly title: string
  readonly titleEn: string | null
  readonly source: string
  readonly sourceUrl: string | null
  readonly effectiveFrom: PlainDate
  readonly confirmed: boolean
  readonly body: {
    readonly term: ContractTerm
    readonly countries: '*' | readonly string[]
    readonly occupations: '*' | readonly Occupation[]
    readonly amount: number
    readonly currency: string | null
  }
}

export interface ContractFacts {
  readonly country: string | null
  readonly occupation: Occupation | null
  /** A month's. */
  readonly wage: number | null
  readonly currency: string | null
  readonly hoursPerDay: number | null
  readonly daysPerWeek: number | null
  readonly annualLeaveDays: number | null
  readonly deductionMonthly: number | null
  readonly deductionMonths: number | null
  readonly endsOn: PlainDate | null
  readonly passportUntil: PlainDate | null
  readonly visaKind: string | null
}

/** `missing`: the contract, or who told of it, does not say. `unknown`: no rule is known to hold it against. */
export const verdicts = ['ok', 'below', 'missing', 'unknown'] as const
export type ContractVerdict = (typeof verdicts)[number]

export interface ContractFinding {
  readonly term: ContractTerm
  readonly verdict: ContractVerdict
  /** What the contract says, as far as it can be compared; a cut is a share of the wage. */
  readonly told: number | null
  readonly rule: ContractRule | null
}

/**
 * A contract against the rules of the day it was signed: each term once. It refuses nothing: somebody looks, asks the
 * agency or the mission, and the worker decides.
 */
export const checkContract = (facts: ContractFacts, rules: readonly ContractRule[]): readonly ContractFinding[] => {
  const ruleOf = (term: ContractTerm) => narrowest(rules, term, facts)
  return [
    wageFinding(facts, ruleOf('least_wage')),
    countFinding('most_hours_per_day', facts.hoursPerDay, ruleOf('most_hours_per_day'), atMost),
    countFinding('most_days_per_week', facts.daysPerWeek, ruleOf('most_days_per_week'), atMost),
    countFinding('least_leave_days', facts.annualLeaveDays, ruleOf('least_leave_days'), atLeast),
    deductionFinding(facts, ruleOf('most_deduction_percent')),
    countFinding('most_deduction_months', monthsCut(facts), ruleOf('most_deduction_months'), atMost),
    passportFinding(facts, ruleOf('passport_months_beyond')),
    visaFinding(facts, ruleOf('work_visa')),
  ].filter(({ term, rule }) => term !== 'most_deduction_months' || rule !== null)
}

/** Where nothing is cut, no month is; else as told. */
const monthsCut = ({ deductionMonthly, deductionMonths }: ContractFacts): number | null =>
  deductionMonthly === 0 ? 0 : deductionMonths

const atLeast = (told: number, amount: number) => told >= amount
const atMost = (told: number, amount: number) => told <= amount

const countFinding = (
  term: ContractTerm,
  told: number | null,
  rule: ContractRule | null,
  isGood: (told: number, amount: number) => boolean,
): ContractFinding => {
  if (told === null) return { term, told, rule, verdict: 'missing' }
  if (!rule) return { term, told, rule, verdict: 'unknown' }
  return { term, told, rule, verdict: isGood(told, rule.body.amount) ? 'ok' : 'below' }
}

/** Another money than the rule's is not turned into it: no rate of that day is kept here. */
const wageFinding = ({ wage, currency }: ContractFacts, rule: ContractRule | null): ContractFinding => {
  const compared = countFinding('least_wage', wage, rule, atLeast)
  const otherMoney = wage !== null && rule !== null && rule.body.currency !== currency
  return otherMoney ? { ...compared, verdict: 'unknown' } : compared
}

const deductionFinding = ({ wage, deductionMonthly }: ContractFacts, rule: ContractRule | null): ContractFinding => {
  const term = 'most_deduction_percent'
  if (deductionMonthly === null) return { term, told: null, rule, verdict: 'missing' }
  if (deductionMonthly === 0) return { term, told: 0, rule, verdict: 'ok' }
  if (rule?.body.amount === 0) return { term, told: shareOf(deductionMonthly, wage), rule, verdict: 'below' }
  const found = countFinding(term, wage ? (deductionMonthly * 100) / wage : null, rule, atMost)
  return { ...found, told: shareOf(deductionMonthly, wage) }
}

/** Per cent to one decimal, rounded up: what is over a rule never looks as if it were not. */
const shareOf = (deduction: number, wage: number | null): number | null =>
  wage ? Math.ceil((deduction * 1000) / wage) / 10 : null

const passportFinding = ({ endsOn, passportUntil }: ContractFacts, rule: ContractRule | null): ContractFinding => {
  const term = 'passport_months_beyond'
  if (!endsOn || !passportUntil) return { term, told: null, rule, verdict: 'missing' }
  if (!rule) return { term, told: null, rule, verdict: 'unknown' }
  const told = monthsBeyond(endsOn, passportUntil)
  return { term, told, rule, verdict: passportUntil >= addMonths(endsOn, rule.body.amount) ? 'ok' : 'below' }
}

/** Whole months from the end of the contract to that of the passport; below zero it ends first. */
const monthsBeyond = (endsOn: PlainDate, until: PlainDate): number => {
  let months = 0
  while (addMonths(endsOn, months + 1) <= until) months++
  while (addMonths(endsOn, months) > until) months--
  return months
}

const visaFinding = ({ visaKind }: ContractFacts, rule: ContractRule | null): ContractFinding => ({
  ...{ term: 'work_visa', told: null, rule },
  verdict: visaKind === null ? 'missing' : visaKind === 'work' ? 'ok' : 'below',
})

const narrowest = (
  rules: readonly ContractRule[],
  term: ContractTerm,
  { country, occupation }: Pick<ContractFacts, 'country' | 'occupation'>,
): ContractRule | null => {
  const fitting = rules
    .filter(({ body }) => body.term === term && holds(body.countries, country) && holds(body.occupations, occupation))
    .toSorted((one, other) => weight(other) - weight(one))
  return fitting[0] ?? null
}

const holds = (listed: '*' | readonly string[], value: string | null) =>
  listed === '*' || (value !== null && listed.includes(value))

/** Country before job, and a short list before a long one. */
const weight = ({ body }: ContractRule): number => {
  const narrow = (listed: '*' | readonly string[]) => (listed === '*' ? 0 : 1000 - Math.min(listed.length, 999))
  return narrow(body.countries) * 1000 + narrow(body.occupations)
}
