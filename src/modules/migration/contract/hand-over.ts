import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { stages } from '../rules/stages.ts'
import { countrySchema, idSchema, occupationSchema, plainDateSchema, textSchema } from './shapes.ts'

const aboutEpisode = {
  destinationCountry: z.nullable(countrySchema),
  occupation: z.nullable(occupationSchema),
  occupationTold: z.nullable(z.string()),
  stage: z.enum(stages),
  stageOn: plainDateSchema,
}

export const handoverSchema = z.object({
  id: idSchema,
  /** The village that served the person before, with its chain. */
  fromVillage: z.string(),
  occurredOn: plainDateSchema,
  ...aboutEpisode,
})
export type Handover = z.output<typeof handoverSchema>

export const listHandovers = query('migration.listHandovers', {
  summary: 'Files that came with a person from another village and wait here, and the open ones that would go along.',
  logged: (input) => input.personId,
  opens: 'registry.getPerson',
  input: z.object({ personId: idSchema }),
  output: z.object({
    waiting: z.array(handoverSchema),
    open: z.array(z.object({ episodeId: idSchema, ...aboutEpisode })),
  }),
})

export const applyHandover = command('migration.applyHandover', {
  summary: 'Takes up a file that came with a person: an episode here, with the stages known so far.',
  input: z.object({ handoverId: idSchema, episodeId: idSchema }),
  output: z.object({ episodeId: idSchema }),
})

export const refuseHandover = command('migration.refuseHandover', {
  summary: 'Leaves a file that came with a person where it is, with the reason.',
  input: z.object({ handoverId: idSchema, reason: textSchema(240) }),
  output: z.object({ handoverId: idSchema }),
})
