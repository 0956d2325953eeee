import * as z from 'zod/mini'
import { expiryKinds } from '#modules/references/contract/codes.ts'
import { query } from '#platform/shared/operation.ts'
import { countSchema, idSchema, plainDateSchema } from './shapes.ts'

export const expirySchema = z.object({
  episodeId: idSchema,
  personId: idSchema,
  personName: z.string(),
  hamlet: z.nullable(z.string()),
  kind: z.enum(expiryKinds),
  code: z.nullable(z.string()),
  until: plainDateSchema,
  /** Below zero: over since. */
  daysLeft: z.int(),
  /** Somebody should speak of it now. */
  due: z.boolean(),
})
export type ExpiryView = z.output<typeof expirySchema>

/** How far ahead a list looks, in days. */
export const expiryWindows = [30, 60, 90, 275, 3650] as const

export const listExpiries = query('migration.listExpiries', {
  summary: 'What runs out for those who prepare or are away: passports, contracts, cover, permits, loans, papers.',
  input: z.object({
    kind: z._default(z.nullable(z.enum(expiryKinds)), null),
    hamlet: z._default(z.nullable(z.string().check(z.maxLength(80))), null),
    withinDays: z._default(z.int().check(z.minimum(0), z.maximum(3650)), 275),
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 50),
  }),
  output: z.object({
    expiries: z.array(expirySchema),
    total: countSchema,
    due: countSchema,
    kinds: z.array(z.object({ kind: z.enum(expiryKinds), count: countSchema })),
    hamlets: z.array(z.object({ hamlet: z.string(), count: countSchema })),
  }),
})
export type ExpiryFilter = z.output<typeof listExpiries.input>

export const getFamilyExpiries = query('migration.getFamilyExpiries', {
  summary: 'What runs out in one family, first to last: for its file.',
  logged: (input) => input.householdId,
  opens: 'registry.getHousehold',
  input: z.object({ householdId: idSchema }),
  output: z.object({ expiries: z.array(expirySchema) }),
})

export const getPersonExpiries = query('migration.getPersonExpiries', {
  summary: 'What runs out for one person, first to last.',
  logged: (input) => input.personId,
  opens: 'registry.getPerson',
  input: z.object({ personId: idSchema }),
  output: z.object({ expiries: z.array(expirySchema) }),
})
