import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { countSchema, idSchema, plainDateSchema, textSchema } from './shapes.ts'

export const listErasureDue = query('registry.listErasureDue', {
  summary:
    'Whose time of keeping is over, and which parts of other files: made each month, erased only by somebody who read it.',
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
    /** What is kept for a shorter time than the person, or by a law of its own: by kind, with whose it is and how many. */
    parts: z.array(
      z.object({
        kind: z.string(),
        months: countSchema,
        groups: z.array(z.object({ key: z.string(), label: z.string(), count: countSchema })),
      }),
    ),
  }),
})

/** The list was shown; only who is on it today can be erased. What remains is a row without a name, for the counts. */
export const settleErasure = command('registry.settleErasure', {
  summary: 'Erases what is held of people whose time of keeping is over (UU 27/2022 art. 43 and 44).',
  input: z.object({ personIds: z.array(idSchema).check(z.minLength(1), z.maxLength(100)), reason: textSchema(240) }),
  output: z.object({ erased: countSchema }),
})

/** The same for parts: only what is on the list today, of the kind and the people or years that were ticked. */
export const settlePartErasure = command('registry.settlePartErasure', {
  summary: 'Erases parts of files whose own time of keeping is over, as the fields declare it.',
  input: z.object({
    kind: z.string().check(z.maxLength(60)),
    keys: z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.minLength(1), z.maxLength(500)),
    reason: textSchema(240),
  }),
  output: z.object({ erased: countSchema }),
})
