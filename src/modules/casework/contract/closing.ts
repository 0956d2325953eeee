import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { closingReasons, followUpDays, followUpResults, unverifiedReasons } from '../rules/closing.ts'
import { caseStateSchema, idSchema, optionalText, plainDateSchema, textSchema } from './shapes.ts'

export const confirmOutcome = command('casework.confirmOutcome', {
  summary: 'Records what the family says of the result: it holds, or the trouble is still there.',
  input: z.object({
    id: idSchema,
    caseId: idSchema,
    solved: z.boolean(),
    occurredOn: plainDateSchema,
    words: optionalText(1000),
  }),
  output: z.object({ state: caseStateSchema }),
})

export const closeCase = command('casework.closeCase', {
  summary: 'Asks that a case be closed, with its result; a second person decides.',
  input: z.object({
    ...{ id: idSchema, caseId: idSchema, reason: z.enum(closingReasons), outcome: textSchema(2000) },
    unverifiedBecause: z._default(z.nullable(z.enum(unverifiedReasons)), null),
  }),
  output: z.object({ closingId: idSchema }),
})

export const approveClosing = command('casework.approveClosing', {
  summary: 'A second person agrees that the case is closed.',
  input: z.object({ id: idSchema, closingId: idSchema }),
  output: z.object({ state: caseStateSchema }),
})

export const refuseClosing = command('casework.refuseClosing', {
  summary: 'A second person gives the closing back, with what is still missing.',
  input: z.object({ closingId: idSchema, note: textSchema(1000) }),
  output: z.object({ state: caseStateSchema }),
})

export const recordFollowUp = command('casework.recordFollowUp', {
  summary: 'Records the look 30 or 90 days after closing: whether it holds.',
  input: z.object({
    ...{ id: idSchema, caseId: idSchema, day: z.literal(followUpDays), occurredOn: plainDateSchema },
    ...{ result: z.enum(followUpResults), words: optionalText(1000) },
  }),
  output: z.object({ state: caseStateSchema }),
})
