import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { effectSchema } from './life-event.ts'
import { idSchema, instantSchema, optionalText, textSchema } from './shapes.ts'

export const requestProtection = command('registry.requestProtection', {
  summary: 'Protects a threatened person at once, or asks that the protection be lifted; a second person decides.',
  input: z.object({ id: idSchema, personId: idSchema, wanted: z.boolean(), reason: textSchema(400) }),
  output: z.object({ requestId: idSchema, sealed: z.boolean() }),
})

export const protectionRequestSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  wanted: z.boolean(),
  reason: z.string(),
  status: z.enum(['open', 'approved', 'refused']),
  requestedAt: instantSchema,
  requestedByName: z.string(),
  mayDecide: z.boolean(),
  settledAt: z.nullable(instantSchema),
  settledByName: z.nullable(z.string()),
  note: z.nullable(z.string()),
})
export type ProtectionRequest = z.output<typeof protectionRequestSchema>

export const listProtection = query('registry.listProtection', {
  summary: 'Protected people and the requests about them, for the few who may know.',
  input: z.object({ personId: z._default(z.nullable(idSchema), null) }),
  output: z.object({
    people: z.array(z.object({ id: idSchema, name: z.string() })),
    requests: z.array(protectionRequestSchema),
    /** What protecting or lifting would change for the person asked about. */
    effects: z.array(effectSchema),
  }),
})

export const settleProtection = command('registry.settleProtection', {
  summary: 'A second person confirms a protection, or its end, or says no.',
  input: z.object({ requestId: idSchema, approve: z.boolean(), note: optionalText(400) }),
  output: z.object({ personId: idSchema, sealed: z.boolean() }),
})
