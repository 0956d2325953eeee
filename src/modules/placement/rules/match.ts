import type { Occupation } from '#modules/references/contract.ts'
import { foldText } from '#modules/references/contract.ts'
import {
  type EducationCode,
  educationCodes,
  type KnownLanguage,
  languageLevels,
  type Vacancy,
} from './vacancy-shape.ts'

/** Why somebody stands beside a vacancy: plans to go, came back, or wishes to work at home. */
export const whyAsked = ['plans', 'cameBack', 'staysHome'] as const
export type WhyAsked = (typeof whyAsked)[number]

export const criteria = [
  'sex',
  'age',
  'education',
  'experience',
  'languages',
  'certificates',
  'workPlace',
  'country',
  'work',
] as const
export type Criterion = (typeof criteria)[number]

export const verdicts = ['met', 'notMet', 'unknown'] as const
export type Verdict = (typeof verdicts)[number]

export const wishedPlaces = ['abroad', 'home', 'either'] as const
export type WishedPlace = (typeof wishedPlaces)[number]

export interface Experience {
  readonly occupation: Occupation
  readonly months: number
}

/** What is known of a candidate. `null`: nobody has asked; an empty list: asked, and there is none. */
export interface CandidateFacts {
  readonly sex: 'male' | 'female' | 'unknown'
  readonly age: number | null
  readonly education: EducationCode | null
  readonly languages: readonly KnownLanguage[] | null
  readonly certificates: readonly string[] | null
  readonly experience: readonly Experience[] | null
  readonly wishedPlace: WishedPlace | null
  readonly wishedCountries: readonly string[] | null
  readonly wishedWork: readonly Occupation[] | null
}

/** Of a vacancy, what a candidate is compared with. */
export type Wanted = Pick<
  Vacancy,
  | 'workPlace'
  | 'country'
  | 'occupation'
  | 'sex'
  | 'ageMinimum'
  | 'ageMaximum'
  | 'education'
  | 'experienceMonths'
  | 'languages'
  | 'certificates'
>

const judged = (isMet: boolean): Verdict => (isMet ? 'met' : 'notMet')

/** The worst of several: one that is not met decides, then one that nobody knows. */
const together = (parts: readonly Verdict[]): Verdict =>
  parts.includes('notMet') ? 'notMet' : parts.includes('unknown') ? 'unknown' : 'met'

const sex = (wanted: Wanted, { sex: own }: CandidateFacts): Verdict =>
  own === 'unknown' ? 'unknown' : judged(own === wanted.sex)

const age = ({ ageMinimum, ageMaximum }: Wanted, { age: own }: CandidateFacts): Verdict =>
  own === null ? 'unknown' : judged(own >= (ageMinimum ?? 0) && own <= (ageMaximum ?? Number.POSITIVE_INFINITY))

const rankOf = (code: EducationCode): number => educationCodes.indexOf(code)

const education = (wanted: EducationCode, { education: own }: CandidateFacts): Verdict =>
  own === null ? 'unknown' : judged(rankOf(own) >= rankOf(wanted))

/** In the same work, months add up. Work whose kind nobody named may be the same: that much of it is not known. */
const experience = (months: number, occupation: Occupation | null, { experience: own }: CandidateFacts): Verdict => {
  if (own === null) return 'unknown'
  const sum = (some: readonly Experience[]) => some.reduce((total, one) => total + one.months, 0)
  const isNamed = occupation !== null && occupation !== 'other'
  if (isNamed && sum(own.filter((one) => one.occupation === occupation)) >= months) return 'met'
  const perhaps = isNamed ? own.filter((one) => one.occupation === occupation || one.occupation === 'other') : own
  return sum(perhaps) >= months ? 'unknown' : 'notMet'
}

const language = (wanted: KnownLanguage, { languages: own }: CandidateFacts): Verdict => {
  if (own === null || wanted.language === 'other') return 'unknown'
  const level = own.find((one) => one.language === wanted.language)?.level
  return judged(level !== undefined && languageLevels.indexOf(level) >= languageLevels.indexOf(wanted.level))
}

/** A certificate of another name may be the same one: only its own words say that it is there. */
const certificate = (wanted: string, { certificates: own }: CandidateFacts): Verdict => {
  if (own === null) return 'unknown'
  if (own.length === 0) return 'notMet'
  const words = foldText(wanted)
  return own.some((one) => foldText(one).includes(words) || words.includes(foldText(one))) ? 'met' : 'unknown'
}

const wish = <Value>(asked: Value, wished: readonly Value[] | null): Verdict =>
  wished === null || wished.length === 0 ? 'unknown' : judged(wished.includes(asked))

export interface Judged {
  readonly criterion: Criterion
  readonly verdict: Verdict
}

/** Each thing the vacancy asks, and each wish of the candidate: met, not met, or not known. What is not asked is not judged. */
export const matchVacancy = (wanted: Wanted, own: CandidateFacts): Judged[] => {
  const { ageMinimum, ageMaximum, experienceMonths, occupation, workPlace, country } = wanted
  const found: readonly (readonly [Criterion, Verdict] | false)[] = [
    wanted.sex !== null && ['sex', sex(wanted, own)],
    (ageMinimum !== null || ageMaximum !== null) && ['age', age(wanted, own)],
    wanted.education !== null && ['education', education(wanted.education, own)],
    experienceMonths !== null && ['experience', experience(experienceMonths, occupation, own)],
    wanted.languages.length > 0 && ['languages', together(wanted.languages.map((one) => language(one, own)))],
    wanted.certificates.length > 0 && [
      'certificates',
      together(wanted.certificates.map((one) => certificate(one, own))),
    ],
    own.wishedPlace !== 'either' && [
      'workPlace',
      own.wishedPlace === null ? 'unknown' : judged(own.wishedPlace === workPlace),
    ],
    workPlace === 'abroad' && country !== null && ['country', wish(country, own.wishedCountries)],
    occupation !== null && occupation !== 'other' && ['work', wish(occupation, own.wishedWork)],
  ]
  return found.flatMap((one) => (one ? [{ criterion: one[0], verdict: one[1] }] : []))
}

export const countVerdicts = (judgements: readonly Judged[]): Readonly<Record<Verdict, number>> => {
  const counts = { met: 0, notMet: 0, unknown: 0 }
  for (const { verdict } of judgements) counts[verdict]++
  return counts
}

/** Nothing speaks against it. What nobody knows never does. */
export const fits = (judgements: readonly Judged[]): boolean => judgements.every(({ verdict }) => verdict !== 'notMet')

/** The best first: least that is not met, then most that is. Nobody is left out. */
export const byFit = (one: readonly Judged[], other: readonly Judged[]): number => {
  const [a, b] = [countVerdicts(one), countVerdicts(other)]
  return a.notMet - b.notMet || b.met - a.met
}
