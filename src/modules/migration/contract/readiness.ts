import * as z from 'zod/mini'
import { documentCodes, documentPhases } from '#modules/references/contract/required-document.ts'
import { command } from '#platform/shared/operation.ts'
import { paperHashSchema } from '#platform/shared/stored-file.ts'
import { heldBy, paperWarnings, recordedStatuses } from '../rules/readiness.ts'
import { mostPages } from '../rules/scans.ts'
import { countSchema, idSchema, optionalDate, optionalId, optionalText, plainDateSchema } from './shapes.ts'

/** One page; without an id it is the scan kept with the person, which is changed there. */
const scanSchema = z.object({ id: z.nullable(idSchema), fileHash: z.string(), recordedAt: z.string() })

export const readinessItemSchema = z.object({
  code: z.enum(documentCodes),
  status: z.enum([...recordedStatuses, 'expired']),
  need: z.enum(['must', 'if_any']),
  later: z.boolean(),
  phase: z.enum(documentPhases),
  issuer: z.enum(['village', 'regency', 'other']),
  issuedBy: z.string(),
  mustShow: z.string(),
  mustShowEn: z.string(),
  siapkerjaSet: z.boolean(),
  rule: z.string(),
  source: z.string(),
  confirmed: z.boolean(),
  heldBy: z.nullable(z.enum(heldBy)),
  numberShown: z.nullable(z.string()),
  issuedOn: z.nullable(plainDateSchema),
  validUntil: z.nullable(plainDateSchema),
  issuerShown: z.nullable(z.string()),
  /** As written on the paper; `validUntil` may also come from the rule of its kind. */
  expiresOn: z.nullable(plainDateSchema),
  /** Kept with the person: the same paper serves every file. */
  fromRegister: z.boolean(),
  scans: z.array(scanSchema),
  letterId: z.nullable(idSchema),
  documentId: z.nullable(idSchema),
  note: z.nullable(z.string()),
  warnings: z.array(z.enum(paperWarnings)),
  recordedAt: z.nullable(z.string()),
  recordedByName: z.nullable(z.string()),
})
export type ReadinessItemView = z.output<typeof readinessItemSchema>

export const readinessSchema = z.object({
  items: z.array(readinessItemSchema),
  verified: countSchema,
  total: countSchema,
  villageVerified: countSchema,
  villageTotal: countSchema,
  villageReady: z.boolean(),
  ready: z.boolean(),
})

export const recordReadiness = command('migration.recordReadiness', {
  summary:
    'Records what is known of one paper: missing, brought, seen in the original or not fitting, and who holds it.',
  offline: true,
  input: z.object({
    id: idSchema,
    episodeId: idSchema,
    documentCode: z.enum(documentCodes),
    status: z.enum(recordedStatuses),
    heldBy: z._default(z.enum(heldBy), 'unknown'),
    /** Kept masked. What is left empty was not said, and what is known of the paper stays. */
    number: optionalText(60),
    issuer: optionalText(120),
    issuedOn: optionalDate,
    expiresOn: optionalDate,
    note: optionalText(400),
  }),
  output: z.object({ verified: countSchema, total: countSchema, ready: z.boolean() }),
})

export const recordPaperScans = command('migration.recordPaperScans', {
  summary: 'Keeps the photographed or scanned pages of one paper; a page may take the place of another.',
  offline: true,
  input: z.object({
    episodeId: idSchema,
    documentCode: z.enum(documentCodes),
    scans: z
      .array(z.object({ id: idSchema, fileHash: paperHashSchema, replacesId: optionalId }))
      .check(z.minLength(1), z.maxLength(mostPages)),
  }),
  output: z.object({ pages: countSchema }),
})

export const withdrawPaperScan = command('migration.withdrawPaperScan', {
  summary: 'Takes a page of a paper away; that it was there stays in the history.',
  offline: true,
  input: z.object({ id: idSchema, episodeId: idSchema, scanId: idSchema }),
  output: z.object({ pages: countSchema }),
})
