import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { policyStates } from '../rules/policy.ts'
import { wagePeriods } from '../rules/vacancy-shape.ts'
import { countrySchema, countSchema, currencySchema, occupationSchema, sourcedShape } from './shapes.ts'
import { agencySchema } from './vacancy.ts'

const titled = { title: z.string(), titleEn: z.nullable(z.string()), ...sourcedShape }
const noted = { ...titled, note: z.string(), noteEn: z.string() }

export const listDestinations = query('placement.listDestinations', {
  summary: 'For anyone: every country the references speak of, and the word of the day for each.',
  open: true,
  scope: 'common',
  input: z.object({}),
  output: z.object({
    destinations: z.array(
      z.object({
        ...{ country: countrySchema, status: z.enum(policyStates), partly: z.boolean(), confirmed: z.boolean() },
      }),
    ),
    unknown: z.array(countrySchema),
  }),
})

/** `partly`: a stop for some work alone, where no work was named. */
const policyRowSchema = z.object({ status: z.enum(policyStates), partly: z.boolean(), ...noted })

export const destinationSchema = z.object({
  country: countrySchema,
  occupation: z.nullable(occupationSchema),
  on: z.string(),
  /** The row that decides the word of the day; `null` where the references say nothing. */
  word: z.nullable(policyRowSchema),
  policies: z.array(policyRowSchema),
  /** The wholly barred first. */
  barred: z.array(z.object(titled)),
  documents: z.array(
    z.object({ code: z.string(), mustShow: z.string(), mustShowEn: z.string(), issuedBy: z.string(), ...sourcedShape }),
  ),
  rights: z.array(z.object(noted)),
  hotlines: z.array(
    z.object({
      ...{ title: z.string(), phones: z.array(z.string()), website: z.nullable(z.string()) },
      ...{ serves: z.string(), servesEn: z.string(), ofMission: z.boolean(), ...sourcedShape },
    }),
  ),
  minimumAge: z.object({ years: countSchema, ...sourcedShape }),
})
export type Destination = z.output<typeof destinationSchema>

export const getDestination = query('placement.getDestination', {
  summary: 'For anyone: what the references say of a country and work today, each with its source and day.',
  open: true,
  scope: 'common',
  input: z.object({ country: countrySchema, occupation: z._default(z.nullable(occupationSchema), null) }),
  output: z.object({ destination: z.nullable(destinationSchema) }),
})

export const findWorkVillage = query('placement.findWorkVillage', {
  summary: 'For anyone: a village in use by its code, for the page that its leaflet leads to.',
  open: true,
  scope: 'common',
  input: z.object({ code: z.string().check(z.maxLength(20)) }),
  output: z.object({ village: z.nullable(z.object({ id: z.int(), name: z.string() })) }),
})

export const listOfferedWages = query('placement.listOfferedWages', {
  summary:
    'For anyone: from what to what open vacancies of a village pay in a country and work that is open today, by currency.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({
    village: z.int().check(z.minimum(1)),
    country: countrySchema,
    occupation: z._default(z.nullable(occupationSchema), null),
  }),
  output: z.object({
    ranges: z.array(
      z.object({
        ...{ currency: currencySchema, per: z.enum(wagePeriods), least: countSchema, most: countSchema },
        ...{ vacancies: countSchema, sourceOn: z.string() },
      }),
    ),
  }),
})
export type OfferedWages = z.output<typeof listOfferedWages.output>['ranges']

/** What of a name is looked for is no longer than a name. */
const typedName = z.string().check(z.maxLength(120))

export const checkAgency = query('placement.checkAgency', {
  summary: 'For anyone: what the licence list says of an agency. A missing entry is no accusation.',
  open: true,
  scope: 'common',
  input: z.object({ text: typedName }),
  output: z.object({
    agencies: z.array(agencySchema),
    /** How many agencies the list has, and from which day it is; `0`: nobody has loaded it. */
    listed: countSchema,
    listOn: z.nullable(z.string()),
    source: z.nullable(z.string()),
  }),
})
export type AgencyCheck = z.output<typeof checkAgency.output>
