import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { documentHolders, documentStatuses } from './codes.ts'
import { idSchema, plainDateSchema } from './shapes.ts'

export const listPapersAtDoor = query('registry.listPapersAtDoor', {
  summary:
    'The papers of the own page, or of somebody who shows them: what there is and until when; no number, no issuer.',
  logged: (input) => input.personId,
  opens: 'access.getOwnDoor',
  input: z.object({ personId: idSchema }),
  output: z.object({
    papers: z.array(
      z.object({
        id: idSchema,
        kind: z.string(),
        status: z.enum(documentStatuses),
        expiresOn: z.nullable(plainDateSchema),
        /** The days before its end from which it is time to renew have begun. */
        ending: z.boolean(),
        /** Who has it in hand; told to its owner alone. */
        heldBy: z.nullable(z.enum(documentHolders)),
      }),
    ),
  }),
})
