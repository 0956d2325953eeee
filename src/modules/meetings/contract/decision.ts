import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { decisionSchema } from './outcome.ts'
import { idSchema } from './shapes.ts'

export const getDecision = query('meetings.getDecision', {
  summary: 'One decision with the meeting it was taken in and what became of it.',
  input: z.object({ decisionId: idSchema }),
  output: z.object({ meetingId: idSchema, title: z.string(), heldOn: z.string(), decision: decisionSchema }),
})
