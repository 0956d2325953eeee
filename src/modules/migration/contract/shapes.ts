import * as z from 'zod/mini'
import { countries, occupations } from '#modules/references/contract/codes.ts'
import { type Scheme, schemesToChoose } from '../rules/episode.ts'

export {
  countSchema,
  idSchema,
  instantSchema,
  optionalDate,
  optionalFileHash,
  optionalId,
  optionalText,
  plainDateSchema,
  textSchema,
} from '#modules/registry/contract/shapes.ts'

/** ISO 3166-1 alpha-2; names come from the reader's language. */
export const countrySchema = z.string().check(z.regex(/^[A-Z]{2}$/))
export const occupationSchema = z.enum(occupations)
export const schemeSchema = z.enum(schemesToChoose as readonly [Scheme, ...Scheme[]])
export const knownCountries = countries

/** Who recorded a fact, and when. */
export const recordedShape = { recordedAt: z.string(), recordedByName: z.string() }
