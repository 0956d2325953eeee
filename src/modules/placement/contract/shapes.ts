import * as z from 'zod/mini'
import { currencies } from '#modules/migration/contract.ts'

export { countrySchema, occupationSchema, recordedShape } from '#modules/migration/contract/shapes.ts'
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

export const currencySchema = z.enum(currencies)

export const optionalWhole = (least: number, most: number) =>
  z._default(z.nullable(z.int().check(z.minimum(least), z.maximum(most))), null)

/** What stands in the references about something: with its source, its day, and whether anybody compared it. */
export const sourcedShape = {
  source: z.string(),
  sourceUrl: z.nullable(z.string()),
  since: z.string(),
  confirmed: z.boolean(),
}
