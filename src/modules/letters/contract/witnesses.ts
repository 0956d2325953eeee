import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { countSchema, yearSchema } from './shapes.ts'

export const listRepeatedWitnesses = query('letters.listRepeatedWitnesses', {
  summary: 'Villages of the own regency where one name witnesses more than five letters of a year: numbers, no names.',
  scope: 'area',
  input: z.object({ year: z._default(z.nullable(yearSchema), null) }),
  output: z.object({
    year: yearSchema,
    villages: z.array(
      z.object({
        villageId: z.int(),
        village: z.string(),
        district: z.string(),
        /** One witness a row: how many letters, and which. Who it is stays in the village. */
        witnesses: z.array(z.object({ count: countSchema, letters: z.array(z.string()) })),
      }),
    ),
  }),
})
