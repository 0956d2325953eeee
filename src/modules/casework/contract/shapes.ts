import * as z from 'zod/mini'
import { caseOffices, caseTypes } from '#modules/references/contract/codes.ts'
import { caseSteps } from '../rules/next-step.ts'
import { caseStates } from '../rules/states.ts'
import { risks } from '../rules/trouble.ts'

export { countrySchema, recordedShape } from '#modules/migration/contract/shapes.ts'
export {
  countSchema,
  idSchema,
  optionalFileHash,
  optionalId,
  optionalText,
  plainDateSchema,
  textSchema,
} from '#modules/registry/contract/shapes.ts'

export const typesSchema = z.array(z.enum(caseTypes)).check(z.minLength(1), z.maxLength(6))
export const severitySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export const riskSchema = z.enum(risks)
export const caseStateSchema = z.enum(caseStates)
export const officeSchema = z.enum(caseOffices)
export const amountSchema = z.int().check(z.minimum(1), z.maximum(900_000_000_000_000))

export const nextStepSchema = z.object({
  code: z.enum(caseSteps),
  dueOn: z.nullable(z.string()),
  office: z.nullable(officeSchema),
})
