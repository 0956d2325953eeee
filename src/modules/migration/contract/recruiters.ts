import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { brokerAnswers, recruiterRelations } from '../rules/recruiters.ts'
import { evidenceGrades, storySources } from '../rules/red-flags.ts'
import { countSchema, idSchema, optionalId, optionalText, recordedShape } from './shapes.ts'

export const recruiterSchema = z.object({
  id: idSchema,
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  account: z.nullable(z.string()),
  relation: z.enum(recruiterRelations),
  localBroker: z.enum(brokerAnswers),
  storySource: z.enum(storySources),
  evidenceGrade: z.enum(evidenceGrades),
  /** Other people in whose files the same name, phone or account stands. */
  otherPeople: countSchema,
  ...recordedShape,
})
export type Recruiter = z.output<typeof recruiterSchema>

export const recordRecruiter = command('migration.recordRecruiter', {
  summary:
    'Records who recruits, as told: an allegation with source and grade. The same one in several files is a sign to talk about.',
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    name: optionalText(120),
    phone: optionalText(40),
    account: optionalText(60),
    relation: z.enum(recruiterRelations),
    localBroker: z._default(z.enum(brokerAnswers), 'unknown'),
    storySource: z._default(z.enum(storySources), 'candidate'),
    evidenceGrade: z._default(z.enum(evidenceGrades), 'C'),
    /** The earlier row that this one puts right. */
    replacesId: optionalId,
  }),
  output: z.object({ recruiterId: idSchema, otherPeople: countSchema }),
})

export const withdrawRecruiter = command('migration.withdrawRecruiter', {
  summary: 'Takes back what was told about a recruiter; it counts nowhere any more.',
  input: z.object({ id: idSchema, episodeId: idSchema, recruiterId: idSchema }),
  output: z.object({ recruiterId: idSchema }),
})
