import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import {
  type AttributeName,
  attributeNames,
  attributes,
  type StageDetails,
  withReasonNow,
} from '../rules/stage-evidence.ts'
import { confidences, stageSources, stages, toldSources } from '../rules/stages.ts'
import { idSchema, optionalText, plainDateSchema, recordedShape, textSchema } from './shapes.ts'

const valueSchema = (name: AttributeName) => {
  const attribute = attributes[name]
  if (attribute.kind === 'day') return plainDateSchema
  if (attribute.kind === 'choice') return z.enum(attribute.of)
  if (attribute.kind === 'text') return z.string().check(z.maxLength(attribute.most))
  return z.int().check(z.minimum(0), z.maximum(attribute.most))
}

/** One field for each attribute of `rules/stage-evidence.ts`; which a stage asks, its rule says. */
export const stageDetailsSchema = z.strictObject(
  Object.fromEntries(attributeNames.map((name) => [name, z.optional(z.nullable(valueSchema(name)))])),
) as unknown as z.ZodMiniType<StageDetails, StageDetails>

export const stageEventSchema = z.object({
  id: idSchema,
  stage: z.enum(stages),
  occurredOn: plainDateSchema,
  source: z.enum(stageSources),
  evidence: z.nullable(z.string()),
  /** What its form asked and somebody knew; guarded attributes are told to the migration officer alone. */
  details: stageDetailsSchema,
  confidence: z.enum(confidences),
  /** Taken back as a mistake, and why. */
  withdrawnBecause: z.nullable(z.string()),
  ...recordedShape,
})
export type StageEvent = z.output<typeof stageEventSchema>

export const recordStage = command('migration.recordStage', {
  summary:
    'Records that a stage was reached on a day, with its source, confidence and the evidence that its form asks.',
  offline: true,
  version: 3,
  upcasts: {
    1: (input) => ({ ...input, details: null }),
    2: (input) => ({ ...input, details: input.details ? withReasonNow(input.details as StageDetails) : null }),
  },
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    stage: z.enum(stages),
    occurredOn: plainDateSchema,
    source: z.enum(toldSources),
    evidence: optionalText(400),
    confidence: z._default(z.enum(confidences), 'sure'),
    /** `null`: nobody asked. */
    details: z._default(z.nullable(stageDetailsSchema), null),
  }),
  output: z.object({ currentStage: z.enum(stages), skipped: z.array(z.enum(stages)) }),
})

export const withdrawStage = command('migration.withdrawStage', {
  summary: 'Takes back a stage that was recorded by mistake; both rows stay to be read.',
  offline: true,
  input: z.object({ id: idSchema, stageEventId: idSchema, episodeId: idSchema, reason: textSchema(400) }),
  output: z.object({ currentStage: z.enum(stages) }),
})
