import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { matchReasonSchema, personSchema } from './person.ts'
import { countSchema, idSchema, instantSchema, optionalText, textSchema } from './shapes.ts'

/** A pair side by side. */
export const duplicatePairSchema = z.object({
  first: personSchema,
  second: personSchema,
  score: z.number(),
  level: z.enum(['certain', 'likely', 'possible']),
  reasons: z.array(matchReasonSchema),
})
export type DuplicatePair = z.output<typeof duplicatePairSchema>

export const listDuplicates = query('registry.listDuplicates', {
  summary: 'Pairs of people who may be one, best first, without those already judged.',
  input: z.object({ limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50) }),
  output: z.object({ pairs: z.array(duplicatePairSchema), total: countSchema }),
})

export const getPair = query('registry.getPair', {
  summary: 'Two people side by side, with what they agree and disagree in.',
  logged: (input) => input.firstPersonId,
  input: z.object({ firstPersonId: idSchema, secondPersonId: idSchema }),
  output: duplicatePairSchema,
})

/** Where the two rows differ, which of them is right. */
export const mergeableFields = [
  'name', 'nik', 'sex', 'birthPlace', 'birthDate', 'educationCode', 'occupationCode', 'maritalCode', 'fatherName', 'motherName', 'currentAddress', 'household',
] as const // biome-ignore format: a list

export const recordVerdict = command('registry.recordVerdict', {
  summary: 'Says that two similar people are two people, or that it is not yet known.',
  offline: true,
  input: z.object({
    id: idSchema,
    firstPersonId: idSchema,
    secondPersonId: idSchema,
    verdict: z.enum(['different', 'unsure']),
    note: optionalText(240),
  }),
  output: z.object({ verdictId: idSchema }),
})

export const mergePeople = command('registry.mergePeople', {
  summary: 'Joins two rows of one person. Both histories stay and it can be reversed.',
  input: z.object({
    id: idSchema,
    keptPersonId: idSchema,
    mergedPersonId: idSchema,
    /** Fields to take from the row that is merged; all others stay as the kept row has them. Empty fields are filled. */
    takeFromMerged: z._default(z.array(z.enum(mergeableFields)), []),
    reason: textSchema(240),
  }),
  output: z.object({ mergeId: idSchema }),
})

export const reverseMerge = command('registry.reverseMerge', {
  summary: 'Takes a merge back: both rows stand again as they were, with what came to each since.',
  input: z.object({ mergeId: idSchema, reason: textSchema(240) }),
  output: z.object({ keptPersonId: idSchema, mergedPersonId: idSchema }),
})

export const listMerges = query('registry.listMerges', {
  summary: 'Merges of this village, newest first, and whether they were reversed.',
  input: z.object({}),
  output: z.object({
    merges: z.array(
      z.object({
        id: idSchema,
        keptPersonId: idSchema,
        keptName: z.string(),
        mergedPersonId: idSchema,
        mergedName: z.string(),
        reason: z.string(),
        mergedAt: instantSchema,
        reversedAt: z.nullable(instantSchema),
      }),
    ),
  }),
})
