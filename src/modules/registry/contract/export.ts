import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { countSchema, idSchema, instantSchema, textSchema } from './shapes.ts'

/** `opensid`: people OpenSID knows, in its 43 columns; `new-people`: those it does not, with columns the village fills in itself. */
export const exportKinds = ['opensid', 'new-people'] as const
export type ExportKind = (typeof exportKinds)[number]

export const exportStatuses = ['open', 'approved', 'refused', 'withdrawn'] as const

/** A passphrase is said elsewhere, never sent with the file. */
export const passphraseLength = 12

const exportSchema = z.object({
  id: idSchema,
  kind: z.enum(exportKinds),
  reason: z.string(),
  receiver: z.string(),
  status: z.enum(exportStatuses),
  people: countSchema,
  recordedAt: instantSchema,
  recordedByName: z.string(),
  settledAt: z.nullable(instantSchema),
  settledByName: z.nullable(z.string()),
  settledReason: z.nullable(z.string()),
  /** May be fetched now. */
  ready: z.boolean(),
  own: z.boolean(),
})
export type Export = z.output<typeof exportSchema>

export const requestExport = command('registry.requestExport', {
  summary: 'Asks the head for a file with names: which, for whom and why.',
  input: z.object({ id: idSchema, kind: z.enum(exportKinds), reason: textSchema(240), receiver: textSchema(120) }),
  output: z.object({ id: idSchema, people: countSchema }),
})

export const approveExport = command('registry.approveExport', {
  summary: 'The head lets a file with names leave, for seven days.',
  input: z.object({ id: idSchema }),
  output: z.object({ id: idSchema }),
})

export const refuseExport = command('registry.refuseExport', {
  summary: 'The head does not let a file with names leave, and says why.',
  input: z.object({ id: idSchema, reason: textSchema(240) }),
  output: z.object({ id: idSchema }),
})

export const withdrawExport = command('registry.withdrawExport', {
  summary: 'Takes back a request for a file with names.',
  input: z.object({ id: idSchema }),
  output: z.object({ id: idSchema }),
})

export const listExports = query('registry.listExports', {
  summary: 'Files with names that were asked for, newest first: who, for whom, why, and what the head said.',
  input: z.object({}),
  output: z.object({ exports: z.array(exportSchema), people: z.record(z.string(), countSchema) }),
})

export const getExportFile = query('registry.getExportFile', {
  summary: 'The file itself, encrypted with a passphrase (AES-256). Every fetch is logged.',
  logged: (input) => input.id,
  input: z.object({ id: idSchema, passphrase: z.string().check(z.minLength(passphraseLength), z.maxLength(200)) }),
  output: z.object({ fileName: z.string(), base64: z.string() }),
})
