import * as z from 'zod/mini'
import { documentCodes } from '#modules/references/contract/required-document.ts'
import { query } from '#platform/shared/operation.ts'
import { recordedStatuses } from '../rules/readiness.ts'
import { countrySchema, idSchema, occupationSchema, plainDateSchema, schemeSchema } from './shapes.ts'

export const counterPackSchema = z.object({
  format: z.literal('desmigratif-counter-pack/2'),
  episodeId: idSchema,
  madeOn: plainDateSchema,
  village: z.object({ id: z.int(), name: z.string(), code: z.nullable(z.string()) }),
  candidate: z.object({
    name: z.string(),
    nik: z.nullable(z.string()),
    birthPlace: z.nullable(z.string()),
    birthDate: z.nullable(plainDateSchema),
    sex: z.string(),
    address: z.nullable(z.string()),
  }),
  plan: z.object({
    destinationCountry: z.nullable(countrySchema),
    occupation: z.nullable(occupationSchema),
    occupationTold: z.nullable(z.string()),
    scheme: schemeSchema,
    agencyName: z.nullable(z.string()),
    agencyLicence: z.nullable(z.string()),
    employerName: z.nullable(z.string()),
  }),
  verifiedOn: z.nullable(plainDateSchema),
  papers: z.array(
    z.object({
      code: z.enum(documentCodes),
      status: z.enum([...recordedStatuses, 'expired']),
      issuedBy: z.string(),
      mustShow: z.string(),
      numberShown: z.nullable(z.string()),
      issuedOn: z.nullable(plainDateSchema),
      validUntil: z.nullable(plainDateSchema),
      /** SHA-256 of each page, in order. */
      pages: z.array(z.string()),
      letterId: z.nullable(idSchema),
    }),
  ),
  /** Papers of the set not yet seen in the original. */
  missing: z.array(z.enum(documentCodes)),
  charge: z.literal('gratis'),
})
export type CounterPack = z.output<typeof counterPackSchema>

export const getCounterPack = query('migration.getCounterPack', {
  summary: 'The papers of the SIAPkerja set of one candidate, for the counter of the labour office.',
  logged: (input) => input.episodeId,
  input: z.object({ episodeId: idSchema }),
  output: counterPackSchema,
})
