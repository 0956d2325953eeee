import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { countrySchema, idSchema, plainDateSchema } from './shapes.ts'

export const emergencyCardSchema = z.object({
  madeOn: plainDateSchema,
  personName: z.string(),
  villageName: z.string(),
  villagePhone: z.nullable(z.string()),
  kin: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()) })),
  country: z.nullable(countrySchema),
  /** Whom to call, in the order in which to try. */
  lines: z.array(z.object({ title: z.string(), numbers: z.array(z.string()), confirmed: z.boolean() })),
})
export type EmergencyCard = z.output<typeof emergencyCardSchema>

export const getEmergencyCard = query('migration.getEmergencyCard', {
  summary:
    'What a worker carries in the wallet: whom to call in the country of destination and at home. No number of any paper.',
  logged: (input) => input.episodeId,
  opens: 'migration.getEpisode',
  input: z.object({ episodeId: idSchema }),
  output: emergencyCardSchema,
})
