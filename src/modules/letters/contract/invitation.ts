import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { daySchema, idSchema } from './shapes.ts'

export const getInvitation = query('letters.getInvitation', {
  summary: 'The numbered invitation to a meeting, if there is one, and whether the plan changed after it.',
  input: z.object({ meetingId: idSchema }),
  output: z.object({
    letter: z.nullable(
      z.object({
        ...{ letterId: idSchema, number: z.string(), issuedOn: daySchema },
        /** The day, place or agenda is another one now: it takes a new letter. */
        isOutdated: z.boolean(),
      }),
    ),
    isAsked: z.boolean(),
    /** Only before the meeting is held. */
    mayBeIssued: z.boolean(),
    /** The asker signs for the village today. */
    signs: z.boolean(),
  }),
})

export const requestInvitation = command('letters.requestInvitation', {
  summary: 'Asks the head for a numbered invitation to a meeting.',
  input: z.object({ meetingId: idSchema }),
  output: z.object({ asked: z.literal(true) }),
})

export const issueInvitation = command('letters.issueInvitation', {
  summary: 'Issues the invitation to a meeting as a numbered letter; the one before it loses its force.',
  input: z.object({ id: idSchema, meetingId: idSchema }),
  output: z.object({ letterId: idSchema, number: z.string(), code: z.string() }),
})
