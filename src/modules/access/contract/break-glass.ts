import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { doneSchema, idSchema, instantSchema, reasonSchema, villageIdSchema } from './shape.ts'

export const requestBreakGlass = command('access.requestBreakGlass', {
  summary: 'Opens one village to this session for three hours, with a reason the village sees at once.',
  scope: 'common',
  input: z.object({ id: idSchema, villageId: villageIdSchema, reason: reasonSchema }),
  output: z.object({ expiresAt: instantSchema }),
})

export const closeBreakGlass = command('access.closeBreakGlass', {
  summary: 'Ends the opening before its three hours.',
  scope: 'common',
  input: z.object({ grantId: idSchema }),
  output: doneSchema,
})

export const recordBreakGlassSeen = command('access.recordBreakGlassSeen', {
  summary: 'The village says that it has seen who opened its files and why.',
  input: z.object({ id: idSchema, grantId: idSchema }),
  output: doneSchema,
})

const grantSchema = z.object({
  id: idSchema,
  villageId: villageIdSchema,
  reason: z.string(),
  openedAt: instantSchema,
  expiresAt: instantSchema,
  endedAt: z.nullable(instantSchema),
  state: z.enum(['open', 'over']),
})

export const listBreakGlass = query('access.listBreakGlass', {
  summary: "Openings of a village's files from above: who, why, how long, and whether the village has seen it.",
  input: z.object({ unseen: z.optional(z.boolean()) }),
  output: z.object({
    grants: z.array(
      z.extend(grantSchema, {
        name: z.string(),
        role: z.string(),
        office: z.string(),
        seenAt: z.nullable(instantSchema),
        seenBy: z.nullable(z.string()),
      }),
    ),
  }),
})

export const listOwnBreakGlass = query('access.listOwnBreakGlass', {
  summary: "One's own openings, newest first.",
  scope: 'common',
  input: z.object({}),
  output: z.object({ grants: z.array(z.extend(grantSchema, { village: z.string() })) }),
})
