import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { parentConsents } from './codes.ts'
import { idSchema, optionalDate, optionalId, optionalText, plainDateSchema, textSchema } from './shapes.ts'

export const carerRelations = [
  'father',
  'mother',
  'grandparent',
  'uncle-aunt',
  'sibling',
  'step-parent',
  'other-family',
  'neighbour',
  'institution',
  'other',
] as const

export const careSchema = z.object({
  id: idSchema,
  childPersonId: idSchema,
  childName: z.string(),
  carerPersonId: z.nullable(idSchema),
  carerName: z.string(),
  carerPhone: z.nullable(z.string()),
  carerRelation: z.string(),
  fromOn: plainDateSchema,
  untilOn: z.nullable(plainDateSchema),
  endedBecause: z.nullable(z.string()),
  fatherConsent: z.enum(parentConsents),
  motherConsent: z.enum(parentConsents),
  medicalConsent: z.boolean(),
  schoolConsent: z.boolean(),
  letterId: z.nullable(idSchema),
})
export type Care = z.output<typeof careSchema>

export const recordCareArrangement = command('registry.recordCareArrangement', {
  summary: 'Says who cares for a child from when, and whether both parents agree. An earlier arrangement ends.',
  offline: true,
  input: z.object({
    id: idSchema,
    childPersonId: idSchema,
    carerPersonId: optionalId,
    carerName: optionalText(120),
    carerPhone: optionalText(40),
    carerRelation: z.enum(carerRelations),
    fromOn: plainDateSchema,
    untilOn: optionalDate,
    fatherConsent: z._default(z.enum(parentConsents), 'unknown'),
    motherConsent: z._default(z.enum(parentConsents), 'unknown'),
    medicalConsent: z._default(z.boolean(), false),
    schoolConsent: z._default(z.boolean(), false),
    letterId: optionalId,
    note: optionalText(240),
  }),
  output: z.object({ careId: idSchema, warnings: z.array(z.object({ field: z.string(), code: z.string() })) }),
})

export const closeCareArrangement = command('registry.closeCareArrangement', {
  summary: 'Ends a care arrangement, with the day and the reason.',
  offline: true,
  input: z.object({ careId: idSchema, untilOn: plainDateSchema, reason: textSchema(240) }),
  output: z.object({ careId: idSchema }),
})
