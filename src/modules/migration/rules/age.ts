import type { Occupation, Scheme } from '#modules/references/contract/codes.ts'
import { ageOn, type PlainDate } from '#platform/shared/dates.ts'

/** One lower bound of age with the rule it comes from. The highest that holds decides. */
export interface AgeRule {
  readonly minimum: number
  readonly countries: '*' | readonly string[]
  readonly occupations: '*' | readonly Occupation[]
  readonly schemes: '*' | readonly Scheme[]
  readonly source: string
  readonly confirmed: boolean
}

export interface AgeAnswer {
  /** `doubtful`: too young for a rule that nobody has confirmed yet. It is shown and asked about, and stops nothing. */
  readonly verdict: 'old_enough' | 'too_young' | 'doubtful' | 'unknown'
  readonly age: number | null
  readonly minimum: number
  readonly source: string
  readonly confirmed: boolean
}

export interface WayForAge {
  readonly scheme: Scheme | null
  readonly country: string | null
  readonly occupation: Occupation | null
}

/** `rules` are those in force on the day. A child is a child, whatever they say. */
export const checkAge = (
  rules: readonly AgeRule[],
  person: { readonly bornOn: PlainDate | null },
  way: WayForAge,
  on: PlainDate,
): AgeAnswer => {
  const holding = rules.filter((one) => holds(one, way))
  const age = person.bornOn ? ageOn(person.bornOn, on) : null
  const binding = strictest(holding.filter((rule) => rule.confirmed))
  const rule = age !== null && age < binding.minimum ? binding : strictest([binding, ...holding])
  const tooYoung = rule.confirmed ? 'too_young' : 'doubtful'
  const verdict = age === null ? 'unknown' : age < rule.minimum ? tooYoung : 'old_enough'
  return { verdict, age, minimum: rule.minimum, source: rule.source, confirmed: rule.confirmed }
}

/** The strictest rule that holds for a way, whether anybody confirmed it or not; below the floor none speaks. */
export const minimumAgeFor = <Rule extends AgeRule>(rules: readonly Rule[], way: WayForAge): Rule | null => {
  const holding = rules.filter((one) => holds(one, way) && one.minimum > ageFloor.minimum)
  return holding.reduce<Rule | null>((strict, rule) => (strict && strict.minimum >= rule.minimum ? strict : rule), null)
}

const holds = (rule: AgeRule, { scheme, country, occupation }: WayForAge) =>
  includes(rule.countries, country) && includes(rule.occupations, occupation) && includes(rule.schemes, scheme)

const includes = (listed: '*' | readonly string[], value: string | null) =>
  listed === '*' || (value !== null && listed.includes(value))

const strictest = (rules: readonly AgeRule[]): AgeRule =>
  rules.reduce<AgeRule>((strict, rule) => (rule.minimum > strict.minimum ? rule : strict), ageFloor)

/** UU 35/2014 art. 1: who is not yet 18 is a child. */
export const ageFloor: AgeRule = {
  minimum: 18,
  countries: '*',
  occupations: '*',
  schemes: '*',
  source: 'UU 18/2017 pasal 5; UU 35/2014 pasal 1',
  confirmed: true,
}
