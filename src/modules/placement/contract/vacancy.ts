import * as z from 'zod/mini'
import { agencyStands } from '#modules/references/contract.ts'
import { command, query } from '#platform/shared/operation.ts'
import { policyStates } from '../rules/policy.ts'
import { vacancyStates } from '../rules/vacancy.ts'
import {
  educationCodes,
  languageLevels,
  languages,
  sexesAsked,
  vacancyFields,
  wagePeriods,
  workPlaces,
} from '../rules/vacancy-shape.ts'
import {
  countrySchema,
  countSchema,
  currencySchema,
  idSchema,
  occupationSchema,
  optionalDate,
  optionalText,
  optionalWhole,
  plainDateSchema,
  recordedShape,
  sourcedShape,
  textSchema,
} from './shapes.ts'

const longestWage = 1_000_000_000
const orNull = <Item extends z.ZodMiniType>(item: Item) => z._default(z.nullable(item), null)
const webAddress = z.string().check(z.regex(/^https?:\/\/\S+$/, { error: 'placement.notAnAddress' }), z.maxLength(400))

export const vacancyShape = {
  workPlace: z._default(z.enum(workPlaces), 'abroad'),
  orderNumber: optionalText(80),
  title: textSchema(120),
  occupation: orNull(occupationSchema),
  country: orNull(countrySchema),
  region: optionalText(120),
  agencyName: optionalText(160),
  agencyLicence: optionalText(80),
  employerName: optionalText(160),
  places: optionalWhole(1, 100_000),
  wageMinimum: optionalWhole(0, longestWage),
  wageMaximum: optionalWhole(0, longestWage),
  wageCurrency: z._default(currencySchema, 'IDR'),
  wagePer: z._default(z.enum(wagePeriods), 'month'),
  workerPaysRupiah: optionalWhole(0, longestWage),
  costsNote: optionalText(400),
  contractMonths: optionalWhole(1, 120),
  deadlineOn: optionalDate,
  documents: z._default(z.array(textSchema(80)).check(z.maxLength(20)), []),
  /** Only where the order itself asks for it. */
  sex: orNull(z.enum(sexesAsked)),
  ageMinimum: optionalWhole(15, 80),
  ageMaximum: optionalWhole(15, 80),
  education: orNull(z.enum(educationCodes)),
  experienceMonths: optionalWhole(1, 480),
  languages: z._default(
    z.array(z.object({ language: z.enum(languages), level: z.enum(languageLevels) })).check(z.maxLength(6)),
    [],
  ),
  certificates: z._default(z.array(textSchema(80)).check(z.maxLength(10)), []),
  sourceName: textSchema(160),
  sourceUrl: orNull(webAddress),
  sourceOn: plainDateSchema,
}

export const recordVacancy = command('placement.recordVacancy', {
  summary: 'Records a vacancy or job order, abroad or at home, with its source and day.',
  input: z.object({ id: idSchema, ...vacancyShape }),
  output: z.object({ vacancyId: idSchema }),
})

export const correctVacancy = command('placement.correctVacancy', {
  summary: 'Puts a vacancy right, with the reason; each changed field keeps what stood before.',
  input: z.object({ vacancyId: idSchema, ...vacancyShape, reason: textSchema(240) }),
  output: z.object({ changed: z.array(z.enum(vacancyFields)) }),
})

export const withdrawVacancy = command('placement.withdrawVacancy', {
  summary: 'Takes a vacancy back: filled, false, or recorded twice. Its row and the reason stay.',
  input: z.object({ vacancyId: idSchema, reason: textSchema(240) }),
  output: z.object({ vacancyId: idSchema }),
})

/** What the licence list says of an agency on the day, and from which day that list is. */
export const agencySchema = z.object({
  stand: z.enum(agencyStands),
  title: z.nullable(z.string()),
  licenceNumber: z.nullable(z.string()),
  asOf: z.nullable(z.string()),
  source: z.nullable(z.string()),
  confirmed: z.boolean(),
})

export const policySchema = z.object({
  status: z.enum(policyStates),
  note: z.string(),
  noteEn: z.string(),
  ...sourcedShape,
})
export type PolicyAnswer = z.output<typeof policySchema>

/** A cost that may not be asked for this work, where the vacancy says that the worker pays. */
export const barredSchema = z.object({ title: z.string(), ...sourcedShape })

export const vacancyItemSchema = z.object({
  id: idSchema,
  workPlace: z.enum(workPlaces),
  title: z.string(),
  country: z.nullable(z.string()),
  region: z.nullable(z.string()),
  agencyName: z.nullable(z.string()),
  employerName: z.nullable(z.string()),
  places: z.nullable(countSchema),
  wageMinimum: z.nullable(countSchema),
  wageMaximum: z.nullable(countSchema),
  wageCurrency: currencySchema,
  wagePer: z.enum(wagePeriods),
  expiresOn: z.string(),
  state: z.enum(vacancyStates),
  policy: z.nullable(z.enum(policyStates)),
})
export type VacancyItem = z.output<typeof vacancyItemSchema>

export const vacancyOrders = ['deadline', 'newest', 'name'] as const

export const listVacancies = query('placement.listVacancies', {
  summary: 'The vacancies of a village by words, place, country, work and state.',
  input: z.object({
    text: z._default(z.string().check(z.maxLength(80)), ''),
    state: z._default(z.enum(vacancyStates), 'open'),
    workPlace: z._default(z.nullable(z.enum(workPlaces)), null),
    country: z._default(z.nullable(countrySchema), null),
    occupation: z._default(z.nullable(occupationSchema), null),
    order: z._default(z.enum(vacancyOrders), 'deadline'),
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(2000)), 40),
  }),
  output: z.object({
    vacancies: z.array(vacancyItemSchema),
    total: countSchema,
    states: z.array(z.object({ state: z.enum(vacancyStates), count: countSchema })),
    workPlaces: z.array(z.object({ workPlace: z.enum(workPlaces), count: countSchema })),
    countries: z.array(z.object({ country: z.string(), count: countSchema })),
    occupations: z.array(z.object({ occupation: occupationSchema, count: countSchema })),
    villageTotal: countSchema,
  }),
})

const changeSchema = z.object({
  id: idSchema,
  field: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
  reason: z.string(),
  ...recordedShape,
})

export const vacancySchema = z.object({
  id: idSchema,
  ...vacancyShape,
  expiresOn: z.string(),
  state: z.enum(vacancyStates),
  withdrawnOn: z.nullable(z.string()),
  imported: z.boolean(),
  ...recordedShape,
})

export const getVacancy = query('placement.getVacancy', {
  summary: 'One vacancy whole, with what the licence list and the country policy say of it today, and its history.',
  input: z.object({ vacancyId: idSchema }),
  output: z.object({
    vacancy: vacancySchema,
    agency: z.nullable(agencySchema),
    policy: z.nullable(policySchema),
    barred: z.nullable(barredSchema),
    changes: z.array(changeSchema),
  }),
})
export type VacancyFile = z.output<typeof getVacancy.output>
