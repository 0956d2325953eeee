import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { markAnswers, markBases } from '../rules/marks.ts'
import { countrySchema, countSchema, idSchema, optionalText, plainDateSchema } from './shapes.ts'

export const migrantMarkSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  age: z.nullable(z.int()),
  hamlet: z.nullable(z.string()),
  rt: z.nullable(z.string()),
  basis: z.enum(markBases),
  country: z.nullable(countrySchema),
  /** The job in the file's own words. */
  occupationTold: z.nullable(z.string()),
  markedOn: plainDateSchema,
})
export type MigrantMarkView = z.output<typeof migrantMarkSchema>

export const listMarks = query('migration.listMarks', {
  summary: 'People whom a population file calls migrants and whom nobody has asked about yet.',
  input: z.object({}),
  output: z.object({ marks: z.array(migrantMarkSchema), total: countSchema }),
})

export const confirmMark = command('migration.confirmMark', {
  summary:
    'Somebody was asked about a mark of a file: a migration begins, with the file as its source and told as its grade.',
  input: z.object({
    markId: idSchema,
    episodeId: idSchema,
    answer: z.enum(markAnswers),
    destinationCountry: z._default(z.nullable(countrySchema), null),
    occupationTold: optionalText(120),
  }),
  output: z.object({ episodeId: idSchema }),
})

export const refuseMark = command('migration.refuseMark', {
  summary: 'A file was wrong about somebody: no migrant. The same file does not ask again.',
  input: z.object({ markId: idSchema }),
  output: z.object({ markId: idSchema }),
})
