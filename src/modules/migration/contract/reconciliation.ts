import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { sentFileHashSchema } from '#platform/shared/stored-file.ts'
import { comparedFields, explanations, listFields, listSources, rowClasses } from '../rules/reconciliation.ts'
import { countrySchema, idSchema, optionalId, optionalText, plainDateSchema, recordedShape } from './shapes.ts'

const columnsSchema = z.partialRecord(z.enum(listFields), z.int().check(z.minimum(0), z.maximum(200)))

const countsSchema = z.object({
  differs: z.int(),
  state_only: z.int(),
  village_only: z.int(),
  matched: z.int(),
  /** Of all that is not matched: how many somebody has explained. */
  explained: z.int(),
})

const headShape = {
  id: idSchema,
  source: z.enum(listSources),
  listedOn: plainDateSchema,
  fileName: z.string(),
  state: z.enum(['mapping', 'open']),
  counts: countsSchema,
  ...recordedShape,
}
export const reconciliationSchema = z.object(headShape)
export type Reconciliation = z.output<typeof reconciliationSchema>

export const reconciliationRowSchema = z.object({
  id: idSchema,
  /** Of the row in the file; `null` for who stands in the village's book alone. */
  number: z.nullable(z.int()),
  class: z.enum(rowClasses),
  episodeId: z.nullable(idSchema),
  ourName: z.nullable(z.string()),
  theirName: z.nullable(z.string()),
  hamlet: z.nullable(z.string()),
  differences: z.array(
    z.object({ field: z.enum(comparedFields), ours: z.nullable(z.string()), theirs: z.nullable(z.string()) }),
  ),
  /** Of who stands in the list alone: what it says of him. */
  told: z.nullable(
    z.object({
      birthDate: z.nullable(plainDateSchema),
      country: z.nullable(countrySchema),
      agency: z.nullable(z.string()),
      departedOn: z.nullable(plainDateSchema),
    }),
  ),
  explanation: z.nullable(z.enum(explanations)),
  note: z.nullable(z.string()),
  explainedByName: z.nullable(z.string()),
})
export type ReconciliationRow = z.output<typeof reconciliationRowSchema>

export const requestReconciliation = command('migration.requestReconciliation', {
  summary: 'Reads a list of another office and holds it against the journeys of the village. Nothing is overwritten.',
  input: z.object({
    id: idSchema,
    source: z.enum(listSources),
    listedOn: plainDateSchema,
    fileHash: sentFileHashSchema,
    fileName: z.string().check(z.maxLength(200)),
  }),
  output: z.object({ reconciliationId: idSchema, state: z.enum(['mapping', 'open']) }),
})

export const recordListColumns = command('migration.recordListColumns', {
  summary: 'Says which column of a list is what, where its headings did not tell; then the list is compared.',
  input: z.object({
    reconciliationId: idSchema,
    headerRow: z.int().check(z.minimum(1), z.maximum(50)),
    columns: columnsSchema,
  }),
  output: z.object({ reconciliationId: idSchema }),
})

export const listReconciliations = query('migration.listReconciliations', {
  summary: 'The lists of other offices that were compared with the journeys of the village, newest first.',
  input: z.object({}),
  output: z.object({ reconciliations: z.array(reconciliationSchema) }),
})

export const getReconciliation = query('migration.getReconciliation', {
  summary: 'One comparison: matched, only in the village, only in the list, differing; each row with its explanation.',
  logged: (input) => input.reconciliationId,
  input: z.object({
    reconciliationId: idSchema,
    class: z._default(z.nullable(z.enum(rowClasses)), null),
    /** This row alone. */
    rowId: optionalId,
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(5000)), 50),
  }),
  output: z.object({
    ...headShape,
    /** While its columns are not known: the first rows as they stand in the file. */
    sample: z.nullable(z.object({ headerRow: z.int(), rows: z.array(z.array(z.string())) })),
    rows: z.array(reconciliationRowSchema),
    total: z.int(),
  }),
})

export const settleReconciliationRow = command('migration.settleReconciliationRow', {
  summary: 'Explains one difference between two lists, with a reason; the records themselves stay as they are.',
  input: z.object({
    rowId: idSchema,
    explanation: z.enum(explanations),
    note: optionalText(400),
  }),
  output: z.object({ rowId: idSchema }),
})
