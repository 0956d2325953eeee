import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { costComponents, costPayers, costProofs, currencies } from '../rules/costs.ts'
import { idSchema, optionalFileHash, optionalId, optionalText, plainDateSchema, recordedShape } from './shapes.ts'

/** Whole units of the currency; nobody is charged a fraction of one. */
const amountSchema = z.int().check(z.minimum(1), z.maximum(100_000_000_000))

export const costSchema = z.object({
  id: idSchema,
  component: z.enum(costComponents),
  toldName: z.nullable(z.string()),
  amount: z.int(),
  currency: z.enum(currencies),
  paidBy: z.enum(costPayers),
  paidTo: z.nullable(z.string()),
  paidOn: plainDateSchema,
  proof: z.enum(costProofs),
  fileHash: z.nullable(z.string()),
  note: z.nullable(z.string()),
  verdict: z.enum(['barred', 'allowed', 'unclear', 'not_the_worker']),
  /** The rule that says so, or would if the work were known. */
  rule: z.nullable(z.object({ title: z.string(), source: z.string(), confirmed: z.boolean() })),
  ...recordedShape,
})
export type Cost = z.output<typeof costSchema>

const totalSchema = z.object({
  currency: z.enum(currencies),
  /** Paid by the worker, or by a loan in the worker's name. */
  paid: z.int(),
  barred: z.int(),
})
export type CostTotal = z.output<typeof totalSchema>

export const listCosts = query('migration.listCosts', {
  summary:
    "What a migration cost and who paid: each line against the rules of its day and the worker's job, with the totals.",
  logged: (input) => input.episodeId,
  opens: 'migration.getEpisode',
  input: z.object({ episodeId: idSchema }),
  output: z.object({ costs: z.array(costSchema), totals: z.array(totalSchema) }),
})

export const recordCost = command('migration.recordCost', {
  summary: 'Records what was paid for a migration, as told or from a receipt; a later row puts an earlier one right.',
  offline: true,
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    component: z.enum(costComponents),
    toldName: optionalText(80),
    amount: amountSchema,
    currency: z._default(z.enum(currencies), 'IDR'),
    paidBy: z.enum(costPayers),
    paidTo: optionalText(120),
    paidOn: plainDateSchema,
    proof: z.enum(costProofs),
    fileHash: optionalFileHash,
    note: optionalText(400),
    /** The earlier row that this one puts right. */
    replacesId: optionalId,
  }),
  output: z.object({ costId: idSchema, verdict: z.enum(['barred', 'allowed', 'unclear', 'not_the_worker']) }),
})

export const withdrawCost = command('migration.withdrawCost', {
  summary: 'Takes back what was recorded as paid; it counts nowhere any more, and the history keeps it.',
  offline: true,
  input: z.object({ id: idSchema, episodeId: idSchema, costId: idSchema }),
  output: z.object({ costId: idSchema }),
})
