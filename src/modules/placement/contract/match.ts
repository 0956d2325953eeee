import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { criteria, verdicts, whyAsked, wishedPlaces } from '../rules/match.ts'
import { educationCodes, languageLevels, languages } from '../rules/vacancy-shape.ts'
import {
  countrySchema,
  countSchema,
  idSchema,
  occupationSchema,
  optionalText,
  recordedShape,
  textSchema,
} from './shapes.ts'
import { vacancyItemSchema, vacancySchema } from './vacancy.ts'

const orNull = <Item extends z.ZodMiniType>(item: Item) => z._default(z.nullable(item), null)

const profileShape = {
  education: orNull(z.enum(educationCodes)),
  /** `null`: nobody asked; empty: asked, and there is none. */
  languages: orNull(
    z.array(z.object({ language: z.enum(languages), level: z.enum(languageLevels) })).check(z.maxLength(6)),
  ),
  certificates: orNull(z.array(textSchema(80)).check(z.maxLength(10))),
  experience: orNull(
    z
      .array(z.object({ occupation: occupationSchema, months: z.int().check(z.minimum(1), z.maximum(600)) }))
      .check(z.maxLength(10)),
  ),
  skills: optionalText(400),
  wishedPlace: orNull(z.enum(wishedPlaces)),
  wishedCountries: orNull(z.array(countrySchema).check(z.maxLength(8))),
  wishedWork: orNull(z.array(occupationSchema).check(z.maxLength(8))),
}

export const recordProfile = command('placement.recordProfile', {
  summary: 'Records what a candidate can do and wishes. The newest counts; earlier ones stay.',
  input: z.object({ id: idSchema, personId: idSchema, ...profileShape }),
  output: z.object({ personId: idSchema }),
})

const profileSchema = z.object({ ...profileShape, ...recordedShape })

const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  sex: z.enum(['male', 'female', 'unknown']),
  age: z.nullable(countSchema),
})

export const getProfile = query('placement.getProfile', {
  summary: 'What is known of a candidate for finding work: the newest profile, and what the register says.',
  logged: ({ personId }) => personId,
  opens: 'registry.getPerson',
  input: z.object({ personId: idSchema }),
  output: z.object({
    person: personSchema,
    profile: z.nullable(profileSchema),
    /** Of the open journey: where to and for what work, as far as it says. */
    planned: z.object({ country: z.nullable(z.string()), occupation: z.nullable(z.string()) }),
  }),
})
export type Profile = z.output<typeof getProfile.output>

const shownAtOnce = z._default(z.int().check(z.minimum(1), z.maximum(2000)), 60)

const judgedSchema = z.array(z.object({ criterion: z.enum(criteria), verdict: z.enum(verdicts) }))
export type JudgedList = z.output<typeof judgedSchema>

export const listFittingVacancies = query('placement.listFittingVacancies', {
  summary:
    'Open vacancies beside a candidate: for each thing asked met, not met or unknown. Nobody is left out for what nobody knows.',
  logged: ({ personId }) => personId,
  opens: 'registry.getPerson',
  input: z.object({ personId: idSchema, limit: shownAtOnce }),
  output: z.object({
    person: personSchema,
    hasProfile: z.boolean(),
    vacancies: z.array(z.object({ vacancy: vacancyItemSchema, judged: judgedSchema, fits: z.boolean() })),
    total: countSchema,
  }),
})

export const listFittingCandidates = query('placement.listFittingCandidates', {
  summary:
    'Candidates who plan to go, from interest to the village check, beside one vacancy; for work at home also who came back and who wishes to stay.',
  input: z.object({ vacancyId: idSchema, limit: shownAtOnce }),
  output: z.object({
    vacancy: vacancySchema,
    candidates: z.array(
      z.object({
        ...{ personId: idSchema, name: z.string(), hamlet: z.nullable(z.string()), why: z.enum(whyAsked) },
        ...{ hasProfile: z.boolean(), judged: judgedSchema, fits: z.boolean() },
      }),
    ),
    total: countSchema,
  }),
})
