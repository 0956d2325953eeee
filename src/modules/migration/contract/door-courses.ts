import * as z from 'zod/mini'
import { documentCodes } from '#modules/references/contract/required-document.ts'
import { query } from '#platform/shared/operation.ts'
import { phases, stepNames } from '../rules/stages.ts'
import { countrySchema, idSchema, occupationSchema, plainDateSchema } from './shapes.ts'

const day = z.nullable(plainDateSchema)

export const listCoursesAtDoor = query('migration.listCoursesAtDoor', {
  summary:
    'Where a journey stands, in plain words, for whoever makes it and for those to whom it is shown: never where somebody lives, for whom he works, or how he left.',
  logged: (input) => input.personId,
  opens: 'access.getOwnDoor',
  input: z.object({ personId: idSchema }),
  output: z.object({
    courses: z.array(
      z.object({
        id: idSchema,
        phase: z.enum(phases),
        /** What is under way before leaving. */
        step: z.nullable(z.enum(stepNames)),
        since: plainDateSchema,
        country: z.nullable(countrySchema),
        occupation: z.nullable(occupationSchema),
        occupationTold: z.nullable(z.string()),
        departsOn: day,
        contractEndsOn: day,
        /** Papers the village still waits for; told to the traveller alone. */
        lacking: z.array(z.enum(documentCodes)),
        closedOn: day,
      }),
    ),
  }),
})
