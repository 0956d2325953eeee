import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { confidences, stageSources, stages, toldSources } from '../rules/stages.ts'
import { idSchema, optionalText, plainDateSchema, recordedShape, textSchema } from './shapes.ts'

export const stageEventSchema = z.object({
  id: idSchema,
  stage: z.enum(stages),
  occurredOn: plainDateSchema,
  source: z.enum(stageSources),
  evidence: z.nullable(z.string()),
  confidence: z.enum(confidences),
  /** Taken back as a mistake, and why. */
  withdrawnBecause: z.nullable(z.string()),
  ...recordedShape,
})
export type StageEvent = z.output<typeof stageEventSchema>

export const recordStage = command('migration.recordStage', {
  summary: 'Records that a stage was reached on a day, with its source, evidence and confidence.',
  offline: true,
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    stage: z.enum(stages),
    occurredOn: plainDateSchema,
    source: z.enum(toldSources),
    evidence: optionalText(400),
    confidence: z._default(z.enum(confidences), 'sure'),
  }),
  output: z.object({ currentStage: z.enum(stages), skipped: z.array(z.enum(stages)) }),
})

export const withdrawStage = command('migration.withdrawStage', {
  summary: 'Takes back a stage that was recorded by mistake; both rows stay to be read.',
  offline: true,
  input: z.object({ id: idSchema, stageEventId: idSchema, episodeId: idSchema, reason: textSchema(400) }),
  output: z.object({ currentStage: z.enum(stages) }),
})
