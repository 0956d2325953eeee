import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { sentFileHashSchema } from '#platform/shared/stored-file.ts'
import { countSchema, idSchema, instantSchema, optionalDate, pageSchema, textSchema } from './shapes.ts'

export const importStatuses = ['mapping', 'staged', 'applied', 'reversed', 'closed'] as const
export type ImportStatus = (typeof importStatuses)[number]

/** What a row of a file means for the register. `duplicate`: new, but much like somebody known. `known`/`unknown`: rows of lists. */
export const importVerdicts = [
  'new',
  'changed',
  'unchanged',
  'moved',
  'duplicate',
  'rejected',
  'known',
  'unknown',
] as const
export type ImportVerdict = (typeof importVerdicts)[number]

export const importDecisions = ['same', 'different'] as const
export type ImportDecision = (typeof importDecisions)[number]

/** Why a row may be somebody who works abroad. */
export const pickHints = ['passport', 'away', 'address', 'occupation', 'remark', 'listed'] as const
export type PickHint = (typeof pickHints)[number]

export const importFaultSchema = z.object({
  field: z.string(),
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ImportFault = z.output<typeof importFaultSchema>

export const importCountsSchema = z.object({
  read: countSchema,
  created: countSchema,
  updated: countSchema,
  unchanged: countSchema,
  rejected: countSchema,
  warnings: countSchema,
  families: countSchema,
  picked: countSchema,
})
export type ImportCounts = z.output<typeof importCountsSchema>

const mappingSchema = z.object({
  headerRow: z.int().check(z.minimum(1)),
  /** Column (0 is A) → header of the OpenSID list. */
  fields: z.record(z.string().check(z.regex(/^\d{1,3}$/)), z.string()),
})

export const requestImport = command('registry.requestImport', {
  summary: 'Reads a file that was sent before (POST /files) and stages its rows. Nothing is recorded of anybody yet.',
  input: z.object({
    importId: idSchema,
    fileHash: sentFileHashSchema,
    fileName: textSchema(200),
    mapping: z._default(z.nullable(mappingSchema), null),
    /** `all`: every row counts as chosen; `migrants`: those with a hint, and their families. */
    pick: z._default(z.enum(['all', 'migrants']), 'migrants'),
  }),
  output: z.object({
    importId: idSchema,
    status: z.enum(importStatuses),
    layout: z.nullable(z.string()),
    counts: importCountsSchema,
  }),
})

export const recordImportMapping = command('registry.recordImportMapping', {
  summary: 'Says which column of a plain table holds what; the waiting file is read with it.',
  input: z.object({ importId: idSchema, headerRow: mappingSchema.shape.headerRow, fields: mappingSchema.shape.fields }),
  output: z.object({
    importId: idSchema,
    status: z.enum(importStatuses),
    layout: z.nullable(z.string()),
    counts: importCountsSchema,
  }),
})

export const importSummarySchema = z.object({
  id: idSchema,
  fileName: z.string(),
  layout: z.nullable(z.string()),
  status: z.enum(importStatuses),
  read: countSchema,
  created: z.nullable(countSchema),
  updated: z.nullable(countSchema),
  unchanged: z.nullable(countSchema),
  rejected: countSchema,
  warnings: countSchema,
  left: z.nullable(countSchema),
  recordedAt: instantSchema,
  recordedByName: z.string(),
  appliedAt: z.nullable(instantSchema),
  appliedByName: z.nullable(z.string()),
  endedAt: z.nullable(instantSchema),
  endedByName: z.nullable(z.string()),
  endedBecause: z.nullable(z.string()),
})
export type ImportSummary = z.output<typeof importSummarySchema>

export const getImport = query('registry.getImport', {
  summary: 'One import: what the file is, what it would do, what is wrong in it.',
  input: z.object({ importId: idSchema }),
  output: z.object({
    batch: importSummarySchema,
    counts: importCountsSchema,
    verdicts: z.record(z.string(), countSchema),
    hints: z.record(z.string(), countSchema),
    hinted: countSchema,
    faults: z.array(
      z.object({
        field: z.string(),
        code: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        rows: countSchema,
      }),
    ),
    notices: z.array(z.object({ row: countSchema, fault: importFaultSchema })),
    macros: z.boolean(),
    heading: z.nullable(z.object({ row: z.int(), headers: z.array(z.string()) })),
    familiesPicked: countSchema,
    canReverse: z.boolean(),
  }),
})

export const importRowSchema = z.object({
  position: countSchema,
  sheet: z.string(),
  row: countSchema,
  name: z.nullable(z.string()),
  nikMasked: z.nullable(z.string()),
  cardMasked: z.nullable(z.string()),
  birthDate: z.nullable(z.string()),
  sex: z.nullable(z.string()),
  relationCode: z.nullable(z.string()),
  hamlet: z.nullable(z.string()),
  rt: z.nullable(z.string()),
  verdict: z.enum(importVerdicts),
  hints: z.array(z.enum(pickHints)),
  remark: z.nullable(z.string()),
  picked: z.boolean(),
  decision: z.nullable(z.enum(importDecisions)),
  faults: z.array(importFaultSchema),
  /** The person the row means or resembles. */
  personId: z.nullable(idSchema),
  personName: z.nullable(z.string()),
  score: z.nullable(z.number()),
  reasons: z.array(z.string()),
  family: z.nullable(z.string()),
})
export type ImportRow = z.output<typeof importRowSchema>

export const importFilters = [
  'all',
  'picked',
  'left',
  'hinted',
  'rejected',
  'warnings',
  'new',
  'changed',
  'moved',
  'duplicate',
  'unchanged',
  'known',
  'unknown',
] as const
export type ImportFilter = (typeof importFilters)[number]

export const listImportRows = query('registry.listImportRows', {
  summary: 'Rows of a staged file by what they mean, what is wrong with them, or whether they are picked.',
  input: z.object({
    importId: idSchema,
    filter: z._default(z.enum(importFilters), 'all'),
    text: z._default(z.string().check(z.maxLength(80)), ''),
    ...pageSchema,
  }),
  output: z.object({ rows: z.array(importRowSchema), total: countSchema }),
})

export const correctImportRow = command('registry.correctImportRow', {
  summary: 'Corrects cells of one staged row; it is read again with everything that is wrong with it.',
  input: z.object({
    importId: idSchema,
    position: countSchema,
    /** Header of the OpenSID list → text as it would stand in the cell; empty leaves the cell out. */
    values: z.record(z.string(), z.string().check(z.maxLength(240))),
  }),
  output: z.object({ row: importRowSchema }),
})

export const recordImportPick = command('registry.recordImportPick', {
  summary: 'Picks rows of a staged file, with their families: by hints, by a list of migrants, by hand.',
  input: z.object({
    importId: idSchema,
    how: z.enum(['all', 'none', 'hints', 'list', 'rows']),
    /** For `rows`. */
    positions: z._default(z.array(countSchema).check(z.maxLength(2000)), []),
    picked: z._default(z.boolean(), true),
    withFamily: z._default(z.boolean(), true),
    /** For `list`: another import that is a list (suplemen, BP3MI). */
    listImportId: z._default(z.nullable(idSchema), null),
  }),
  output: z.object({ picked: countSchema, families: countSchema }),
})

export const settleImportRow = command('registry.settleImportRow', {
  summary: 'Says whether a row that resembles somebody known is that person or another one.',
  input: z.object({ importId: idSchema, position: countSchema, decision: z.enum(importDecisions) }),
  output: z.object({ position: countSchema }),
})

export const importReceiptSchema = z.object({
  created: countSchema,
  updated: countSchema,
  unchanged: countSchema,
  rejected: countSchema,
  warnings: countSchema,
  families: countSchema,
  /** Rows that were let go, and how many counts without names stay of the whole file. */
  left: countSchema,
  hamletCounts: countSchema,
  householdsWithoutMigrants: countSchema,
})
export type ImportReceipt = z.output<typeof importReceiptSchema>

export const applyImport = command('registry.applyImport', {
  summary: 'Records the picked rows in one transaction, lets the rest go, and leaves counts without names.',
  input: z.object({
    importId: idSchema,
    /** The day the families that were left out were asked: they are kept as dated rows without names. */
    askedOn: optionalDate,
  }),
  output: importReceiptSchema,
})

export const reverseImport = command('registry.reverseImport', {
  summary: 'Takes a whole import back, while nothing is built on it.',
  input: z.object({ importId: idSchema, reason: textSchema(240) }),
  output: z.object({ importId: idSchema, people: countSchema }),
})

export const closeImport = command('registry.closeImport', {
  summary: 'Lets go of a staged file, or of the rows that are still wrong after applying.',
  input: z.object({ importId: idSchema }),
  output: z.object({ importId: idSchema, left: countSchema }),
})

export const listImports = query('registry.listImports', {
  summary: 'Imports of this village, newest first.',
  input: z.object({}),
  output: z.object({ imports: z.array(importSummarySchema) }),
})

export const getImportFaultSheet = query('registry.getImportFaultSheet', {
  summary: 'A workbook of the rows that are wrong, with the cells marked: to correct and load again.',
  logged: (input) => input.importId,
  input: z.object({ importId: idSchema }),
  output: z.object({ fileName: z.string(), base64: z.string() }),
})

export const getImportProgress = query('registry.getImportProgress', {
  summary: 'How far an import under way has come.',
  input: z.object({ importId: idSchema }),
  output: z.object({
    stage: z.nullable(z.enum(['reading', 'comparing', 'writing'])),
    done: countSchema,
    of: countSchema,
  }),
})

export const listImportFaults = query('registry.listImportFaults', {
  summary: 'Everything that is wrong or doubtful in a staged file, row by row.',
  input: z.object({ importId: idSchema }),
  output: z.object({
    faults: z.array(z.object({ row: countSchema, sheet: z.string(), fault: importFaultSchema })),
  }),
})
