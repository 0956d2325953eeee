import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { vacancyColumns } from '../rules/read-vacancies.ts'
import { vacancyFields, workPlaces } from '../rules/vacancy-shape.ts'
import { countSchema, idSchema, plainDateSchema, textSchema } from './shapes.ts'

const file = {
  /** The whole file: a first row of names, then a vacancy a row; comma, semicolon or tab. */
  text: z.string().check(z.minLength(1, { error: 'placement.fileEmpty' }), z.maxLength(2_000_000)),
  /** What a column means, by the name in the first row, where its name alone does not say it; `''`: nothing. */
  mapping: z._default(z.record(z.string(), z.union([z.enum(vacancyColumns), z.literal('')])), {}),
  workPlace: z._default(z.enum(workPlaces), 'abroad'),
  sourceName: textSchema(160),
  sourceOn: plainDateSchema,
}

const countsSchema = z.object({
  ...{ read: countSchema, new: countSchema, changed: countSchema, same: countSchema, rejected: countSchema },
})

export const importStates = ['new', 'changed', 'same', 'rejected'] as const

export const listVacancyChanges = query('placement.listVacancyChanges', {
  summary:
    'What a file of vacancies would bring: each row new, changed, the same, or with all that cannot be read in it.',
  input: z.object(file),
  output: z.object({
    columns: z.array(z.object({ header: z.string(), column: z.nullable(z.enum(vacancyColumns)) })),
    counts: countsSchema,
    rows: z.array(
      z.object({
        line: countSchema,
        title: z.string(),
        state: z.enum(importStates),
        fields: z.array(z.enum(vacancyFields)),
        faults: z.array(z.object({ field: z.string(), code: z.string(), told: z.string() })),
      }),
    ),
  }),
})
export type VacancyChanges = z.output<typeof listVacancyChanges.output>

export const importVacancies = command('placement.importVacancies', {
  summary: 'Loads the readable rows of a file of vacancies. The same file twice changes nothing.',
  input: z.object(file),
  output: z.object({ counts: countsSchema, firstId: z.nullable(idSchema) }),
})
