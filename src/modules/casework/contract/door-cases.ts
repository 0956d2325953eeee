import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { trackerStands } from '../rules/receipt.ts'
import { idSchema, plainDateSchema } from './shapes.ts'

export const listCasesAtDoor = query('casework.listCasesAtDoor', {
  summary:
    'The own cases at the family’s door, as the tracker tells them: those about oneself and those one reported. Hidden ones are not there.',
  input: z.object({ personId: idSchema }),
  output: z.object({
    cases: z.array(
      z.object({
        id: idSchema,
        number: z.string(),
        stand: z.enum(trackerStands),
        since: plainDateSchema,
        openedOn: plainDateSchema,
        leadName: z.nullable(z.string()),
        nextOn: z.nullable(plainDateSchema),
      }),
    ),
  }),
})
