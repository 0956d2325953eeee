import * as z from 'zod/mini'
import {
  caseClocks,
  caseOffices,
  caseTypes,
  contactRisks,
  contactRules,
  contractTerms,
  expiryKinds,
  hotlineNeeds,
  occupations,
  outsideSystems,
  schemes,
} from './codes.ts'
import { documentCodes, requiredDocumentBody } from './required-document.ts'

const text = z.string()
const country = z.string().check(z.regex(/^[A-Z]{2}$/))
const anyOrSome = <Item extends z.ZodMiniType<string>>(item: Item) =>
  z.union([z.literal('*'), z.array(item).check(z.minLength(1))])
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const someSchemes = anyOrSome(z.enum(schemes))
const someCountries = anyOrSome(country)
const someOccupations = anyOrSome(z.enum(occupations))

/** A law, regulation, decree or guideline, and what it is for here. */
export const lawBody = z.object({
  subject: text,
  status: z.enum(['in_force', 'amended', 'replaced', 'draft', 'unknown']),
  /** What this house takes from it. */
  about: text,
  replacedBy: z.nullable(text),
})

/** May people be placed there, for that work, by that way? */
export const countryPolicyBody = z.object({
  countries: someCountries,
  occupations: someOccupations,
  schemes: someSchemes,
  /** `no_route`: no agreement or programme of that kind is known. */
  status: z.enum(['open', 'open_restricted', 'moratorium', 'high_risk', 'no_route']),
  note: text,
  noteEn: text,
})

export const organisationTypes = [
  'p3mi',
  'bp3mi',
  'p4mi',
  'ltsa',
  'manpower_office',
  'ministry',
  'mission',
  'bank',
  'insurer',
  'ngo',
  'training',
  'certification',
  'clinic',
  'police',
  'other',
] as const

/** An agency, office, bank or association. The title is its name; a licence is as of a day. */
export const organisationBody = z.object({
  type: z.enum(organisationTypes),
  licenceNumber: z.nullable(text),
  licenceStatus: z.enum(['active', 'suspended', 'revoked', 'expired', 'unknown', 'not_needed']),
  asOf: z.nullable(day),
  address: z.nullable(text),
  phone: z.nullable(text),
  email: z.nullable(text),
  website: z.nullable(text),
  /** Kemendagri code of the area it serves; `null`: the nation. */
  regionCode: z.nullable(text),
  countries: someCountries,
})

/** A cost that a worker may not be made to pay for that work. */
export const barredCostBody = z.object({
  component: text,
  occupations: someOccupations,
  /** Other names it goes under. */
  alsoCalled: z.array(text),
})

/** A premium of social security. */
export const premiumBody = z.object({
  programme: z.enum(['JKK_JKM', 'JHT']),
  phase: z.enum(['before', 'during_and_after', 'extension', 'voluntary']),
  /** Length of the contract it is for; `null`: any, or a month each. */
  months: z.nullable(z.number()),
  amountRupiah: z.number(),
  maximumRupiah: z.nullable(z.number()),
})

/** A tariff, threshold or policy number: an amount within bounds. */
export const tariffBody = z.object({
  subject: text,
  appliesTo: text,
  unit: z.enum(['basis_points', 'rupiah', 'months', 'days', 'count']),
  amount: z.number(),
  from: z.nullable(z.number()),
  to: z.nullable(z.number()),
  boundUnit: z.nullable(z.enum(['rupiah', 'months', 'days'])),
})

/** The most that may be asked. */
export const rateCapBody = z.object({
  subject: text,
  appliesTo: text,
  maximumBasisPoints: z.nullable(z.number()),
  per: z.enum(['year', 'month', 'day']),
  method: z.enum(['effective', 'flat', 'unknown']),
  maximumRupiah: z.nullable(z.number()),
  maximumMonths: z.nullable(z.number()),
})

export const holidayBody = z.object({ on: day, type: z.enum(['national', 'joint_leave', 'observance']) })

export const kbliBody = z.object({ code: text, digits: z.number(), category: z.nullable(text) })
export const kbjiBody = z.object({ code: text, digits: z.number() })

export const hotlineBody = z.object({
  phones: z.array(text),
  website: z.nullable(text),
  hours: z.nullable(text),
  /** Whom it is for, in the words of who calls. */
  serves: text,
  servesEn: text,
  /** Where it answers; `null`: from anywhere. */
  country: z.nullable(country),
  /** Rows of the releases before have none. */
  needs: z._default(z.array(z.enum(hotlineNeeds)), []),
})

/** A sign to talk about: never an accusation, never a lock. */
export const redFlagBody = z.object({
  code: z.string().check(z.regex(/^R\d{2}$/)),
  weight: z.number().check(z.gte(1), z.lte(5)),
  /** Asked of the family, in ordinary words. */
  question: text,
  questionEn: text,
  /** What to say or do when the answer is yes. */
  advice: text,
  adviceEn: text,
})

export const minimumAgeBody = z.object({
  minimum: z.number(),
  countries: someCountries,
  occupations: someOccupations,
  schemes: someSchemes,
})

/** Law cited at the head of a kind of letter. */
export const letterLawBody = z.object({
  letterKinds: anyOrSome(text),
  /** As it is printed: "Undang-Undang Nomor 18 Tahun 2017 …". */
  citation: text,
  article: z.nullable(text),
  order: z.number(),
})

/** What whoever works abroad has a right to, in one plain sentence: the title says which. */
export const workerRightBody = z.object({
  countries: someCountries,
  occupations: someOccupations,
  /** Its place in the list. */
  order: z.number(),
  note: text,
  noteEn: text,
})

/** What a village does in which part of the year: reminders hang on it. */
export const villageYearBody = z.object({
  fromMonth: z.number().check(z.gte(1), z.lte(12)),
  toMonth: z.number().check(z.gte(1), z.lte(12)),
  pillar: z.number().check(z.gte(0), z.lte(4)),
  note: text,
  noteEn: text,
})

/** How many calendar days a step of a case may wait, for which kinds of trouble. Of several that fit, the shortest counts. */
export const caseClockBody = z.object({
  clock: z.enum(caseClocks),
  days: z.number().check(z.gte(0)),
  caseTypes: anyOrSome(z.enum(caseTypes)),
})

/** To whom a case goes on when the office that has it stays silent. */
export const caseEscalationBody = z.object({
  escalatesFrom: z.enum(caseOffices),
  escalatesTo: z.enum(caseOffices),
  afterDays: z.number().check(z.gte(0)),
})

/**
 * What a work contract must give in a country: a floor, or the most that may be asked. Of several rows on one term the
 * narrowest speaks. Wages are a month's, in the country's own money.
 */
export const contractRuleBody = z.object({
  term: z.enum(contractTerms),
  countries: someCountries,
  occupations: someOccupations,
  amount: z.number(),
  currency: z.nullable(z.string().check(z.regex(/^[A-Z]{3}$/))),
})

/** A number of another system: how it usually looks, and where it is looked up. Another shape is a question, never a refusal. */
export const outsideNumberBody = z.object({
  system: z.enum(outsideSystems),
  /** A regular expression over the number without spaces and dots; `null`: nobody knows. */
  pattern: z.nullable(text),
  example: z.nullable(text),
  website: z.nullable(text),
})

/** The rhythm of contact with a worker abroad, in days: from departure, between calls, until silence is acted on. */
export const contactRhythmBody = z.object({
  contactRule: z.enum(contactRules),
  contactRisk: z.enum(contactRisks),
  days: z.number().check(z.gte(1)),
})

/** How many days before its end somebody is reminded of what runs out; one row for each time. */
export const expiryReminderBody = z.object({
  runsOut: z.enum(expiryKinds),
  /** Of one paper alone; `null`: of all of that kind that have no rows of their own. */
  document: z.nullable(z.enum(documentCodes)),
  daysBefore: z.int().check(z.gte(1), z.lte(730)),
})

/** Every kind of reference and the shape of its body. */
export const bodies = {
  law: lawBody,
  'required-document': requiredDocumentBody,
  'country-policy': countryPolicyBody,
  organisation: organisationBody,
  'barred-cost': barredCostBody,
  premium: premiumBody,
  tariff: tariffBody,
  'rate-cap': rateCapBody,
  holiday: holidayBody,
  kbli: kbliBody,
  kbji: kbjiBody,
  hotline: hotlineBody,
  'red-flag': redFlagBody,
  'minimum-age': minimumAgeBody,
  'letter-law': letterLawBody,
  'worker-right': workerRightBody,
  'village-year': villageYearBody,
  'case-clock': caseClockBody,
  'case-escalation': caseEscalationBody,
  'country-contract-rule': contractRuleBody,
  'outside-number': outsideNumberBody,
  'contact-rhythm': contactRhythmBody,
  'expiry-reminder': expiryReminderBody,
} as const

export type ReferenceKind = keyof typeof bodies
export type BodyOf<Kind extends ReferenceKind> = z.output<(typeof bodies)[Kind]>

export const referenceKinds = Object.keys(bodies) as [ReferenceKind, ...ReferenceKind[]]
