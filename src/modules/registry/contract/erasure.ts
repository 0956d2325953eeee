import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { countSchema, idSchema, plainDateSchema, textSchema } from './shapes.ts'

export const listErasureDue = query('registry.listErasureDue', {
  summary: 'People whose time of keeping is over: dead, moved or gone, and nothing done for them since.',
  input: z.object({}),
  output: z.object({
    due: z.array(
      z.object({
        personId: idSchema,
        name: z.string(),
        lifeStatus: z.string(),
        lastServiceOn: plainDateSchema,
        dueSince: plainDateSchema,
      }),
    ),
    keptMonths: countSchema,
  }),
})

/** The list was shown; only who is on it today can be erased. What remains is a row without a name, for the counts. */
export const settleErasure = command('registry.settleErasure', {
  summary: 'Erases what is held of people whose time of keeping is over (UU 27/2022 art. 43 and 44).',
  input: z.object({ personIds: z.array(idSchema).check(z.minLength(1), z.maxLength(100)), reason: textSchema(240) }),
  output: z.object({ erased: countSchema }),
})
