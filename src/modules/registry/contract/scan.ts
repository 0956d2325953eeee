import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { paperHashSchema } from '#platform/shared/stored-file.ts'
import { countSchema, idSchema, instantSchema, optionalId, optionalText, pageSchema } from './shapes.ts'

export const recordScans = command('registry.recordScans', {
  summary: 'Old paper scanned in bulk: kept now, named later.',
  offline: true,
  input: z.object({
    scans: z
      .array(z.object({ id: idSchema, fileHash: paperHashSchema, label: optionalText(160) }))
      .check(z.minLength(1), z.maxLength(100)),
  }),
  output: z.object({ recorded: countSchema }),
})

export const settleScan = command('registry.settleScan', {
  summary: 'Names a scan: whose it is, which letter number it bears.',
  offline: true,
  input: z.object({
    scanId: idSchema,
    label: optionalText(160),
    personId: optionalId,
    letterNumber: optionalText(80),
    kind: optionalText(40),
  }),
  output: z.object({ scanId: idSchema }),
})

export const listScans = query('registry.listScans', {
  summary: 'Old paper, unnamed first, found by label or letter number.',
  input: z.object({
    text: z._default(z.string().check(z.maxLength(120)), ''),
    personId: optionalId,
    onlyUnnamed: z._default(z.boolean(), false),
    ...pageSchema,
  }),
  output: z.object({
    scans: z.array(
      z.object({
        id: idSchema,
        fileHash: z.string(),
        label: z.nullable(z.string()),
        personId: z.nullable(idSchema),
        personName: z.nullable(z.string()),
        letterNumber: z.nullable(z.string()),
        kind: z.nullable(z.string()),
        recordedAt: instantSchema,
        settledAt: z.nullable(instantSchema),
      }),
    ),
    total: countSchema,
    unnamed: countSchema,
  }),
})
