import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { evidenceGrades, redFlagAdvices, redFlagCodes, redFlagReplies, storySources } from '../rules/red-flags.ts'
import { countSchema, idSchema, optionalText, plainDateSchema, recordedShape } from './shapes.ts'

export { redFlagAdvices }

const codeSchema = z.enum(redFlagCodes)

export const redFlagAnswerSchema = z.object({
  code: codeSchema,
  reply: z.enum(redFlagReplies),
  weight: z.int(),
  storySource: z.enum(storySources),
  evidenceGrade: z.enum(evidenceGrades),
  note: z.nullable(z.string()),
  /** Not answered by anybody: counted from the files of the village. */
  counted: z.nullable(z.object({ people: countSchema, cases: countSchema })),
  answeredOn: plainDateSchema,
  ...recordedShape,
})

/** What is asked at the desk, from the references, in both languages. */
export const redFlagQuestionSchema = z.object({
  code: codeSchema,
  weight: z.int(),
  question: z.string(),
  questionEn: z.string(),
  advice: z.string(),
  adviceEn: z.string(),
})
export type RedFlagQuestionView = z.output<typeof redFlagQuestionSchema>

export const redFlagSummarySchema = z.object({
  score: countSchema,
  advice: z.enum(redFlagAdvices),
  callToday: z.boolean(),
  asked: countSchema,
  answers: z.array(redFlagAnswerSchema),
  questions: z.array(redFlagQuestionSchema),
})
export type RedFlagSummary = z.output<typeof redFlagSummarySchema>

export const recordRedFlags = command('migration.recordRedFlags', {
  summary:
    'Records answers to the questions about signs of trafficking. Gives a score and advice; nothing is ever locked by it.',
  offline: true,
  input: z.object({
    episodeId: idSchema,
    answeredOn: plainDateSchema,
    answers: z
      .array(
        z.object({
          id: idSchema,
          code: codeSchema,
          reply: z.enum(redFlagReplies),
          storySource: z._default(z.enum(storySources), 'candidate'),
          evidenceGrade: z._default(z.enum(evidenceGrades), 'C'),
          note: optionalText(400),
        }),
      )
      .check(z.minLength(1), z.maxLength(redFlagCodes.length)),
  }),
  output: z.object({ score: countSchema, advice: z.enum(redFlagAdvices), callToday: z.boolean() }),
})
