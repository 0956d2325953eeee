import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { daySchema, instantSchema, villageIdSchema } from './shape.ts'

/** Acts of no village lie in 16 lanes of their own; any of them stands for all here. */
const firstLane = -1
const ofVillage = z.nullable(villageIdSchema)
const filterDaySchema = daySchema.check(z.refine((day) => day >= '2000-01-01' && day < '2200-01-01'))

export const auditEntrySchema = z.object({
  auditNo: z.int(),
  commandId: z.string(),
  at: instantSchema,
  actor: z.string(),
  actorKind: z.string(),
  role: z.string(),
  operation: z.string(),
  applied: z.boolean(),
  refusal: z.nullable(z.string()),
  notes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const listAuditEntries = query('access.listAuditEntries', {
  summary:
    'The log of acts of one village, or of those of no village: who, when, which act, done or refused; newest first.',
  villageOf: (input) => input.villageId ?? firstLane,
  input: z.object({
    villageId: ofVillage,
    operation: z.optional(z.string().check(z.maxLength(80))),
    onlyRefused: z.optional(z.boolean()),
    from: z.optional(filterDaySchema),
    until: z.optional(filterDaySchema),
    /** The moment of the last entry of the page before. */
    before: z.optional(z.iso.datetime({ offset: true })),
  }),
  output: z.object({ entries: z.array(auditEntrySchema), more: z.boolean() }),
})

export const getChainState = query('access.getChainState', {
  summary:
    'Walks the chain of a village again, and compares it with the newest signed checkpoint outside the database.',
  villageOf: (input) => input.villageId ?? firstLane,
  input: z.object({ villageId: ofVillage }),
  output: z.object({
    entries: z.int(),
    faults: z.array(z.object({ auditNo: z.int(), fault: z.string() })),
    checkpoint: z.nullable(
      z.object({ number: z.int(), madeAt: instantSchema, genuine: z.boolean(), auditNo: z.nullable(z.int()) }),
    ),
  }),
})
