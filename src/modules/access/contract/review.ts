import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { doneSchema, idSchema, instantSchema, noteSchema, villageIdSchema } from './shape.ts'

export const monthSchema = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/))
export const reviewSigns = ['never_signed_in', 'silent', 'ending', 'no_second_factor', 'many_devices'] as const

export const getAccessReview = query('access.getAccessReview', {
  summary: 'Who holds a key to a village this month, with what deserves a look.',
  scope: 'common',
  input: z.object({ villageId: villageIdSchema }),
  output: z.object({
    rows: z.array(
      z.object({
        termId: idSchema,
        accountId: idSchema,
        name: z.string(),
        role: z.string(),
        until: z.nullable(z.string()),
        lastSignInAt: z.nullable(instantSchema),
        devices: z.int(),
        signs: z.array(z.enum(reviewSigns)),
      }),
    ),
  }),
})

export const listAccessReviews = query('access.listAccessReviews', {
  summary: 'The months in which the keys of a village were looked at, newest first.',
  input: z.object({}),
  output: z.object({
    reviews: z.array(z.object({ month: monthSchema, at: instantSchema, by: z.string(), note: z.string() })),
  }),
})

export const recordAccessReview = command('access.recordAccessReview', {
  summary: 'Says that the keys of this month were looked at.',
  input: z.object({ id: idSchema, month: monthSchema, note: noteSchema }),
  output: doneSchema,
})
