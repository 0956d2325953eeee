import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { confidences, entryRoutes, stages } from '../rules/stages.ts'
import { countrySchema, countSchema, idSchema, occupationSchema, plainDateSchema } from './shapes.ts'

const optionalDay = z.nullable(plainDateSchema)

const stretchSchema = z.object({ fromOn: plainDateSchema, untilOn: optionalDay })

export const lifeSchema = z.object({
  personId: idSchema,
  /** Oldest first. */
  spells: z.array(
    z.object({
      episodeId: idSchema,
      country: z.nullable(countrySchema),
      occupation: z.nullable(occupationSchema),
      occupationTold: z.nullable(z.string()),
      entryRoute: z.enum(entryRoutes),
      closedOn: optionalDay,
      plannedUntilOn: optionalDay,
      preparation: z.nullable(z.object({ fromOn: plainDateSchema, untilOn: plainDateSchema, count: countSchema })),
      /** What happened after the papers, in the order of life. */
      events: z.array(
        z.object({
          id: idSchema,
          stage: z.enum(stages),
          occurredOn: plainDateSchema,
          confidence: z.enum(confidences),
          /** Whether the person is away from home from here on. */
          away: z.boolean(),
        }),
      ),
      stretches: z.array(stretchSchema),
    }),
  ),
  today: plainDateSchema,
})
export type Life = z.output<typeof lifeSchema>
export type LifeSpell = Life['spells'][number]

export const getLife = query('migration.getLife', {
  summary: 'The migrations of one person on one line of time: preparing, away, home, across all spells.',
  logged: (input) => input.personId,
  opens: 'registry.getPerson',
  input: z.object({ personId: idSchema }),
  output: lifeSchema,
})
