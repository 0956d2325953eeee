import * as z from 'zod/mini'
import { currencies } from '#modules/migration/contract.ts'
import { occupations } from '#modules/references/contract/codes.ts'

export {
  countSchema,
  idSchema,
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
export const currencySchema = z.enum(currencies)

export const optionalWhole = (least: number, most: number) =>
  z._default(z.nullable(z.int().check(z.minimum(least), z.maximum(most))), null)

/** Who recorded a fact, and when. */
export const recordedShape = { recordedAt: z.string(), recordedByName: z.string() }

/** What stands in the references about something: with its source, its day, and whether anybody compared it. */
export const sourcedShape = {
  source: z.string(),
  sourceUrl: z.nullable(z.string()),
  since: z.string(),
  confirmed: z.boolean(),
}
