import * as z from 'zod/mini'
import { documentCodes, documentPhases } from '#modules/references/contract/required-document.ts'
import { command } from '#platform/shared/operation.ts'
import { heldBy, paperWarnings, recordedStatuses } from '../rules/readiness.ts'
import {
  countSchema,
  idSchema,
  optionalDate,
  optionalFileHash,
  optionalId,
  optionalText,
  plainDateSchema,
} from './shapes.ts'

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
  fileHash: z.nullable(z.string()),
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
    /** Kept masked. */
    number: optionalText(60),
    issuedOn: optionalDate,
    expiresOn: optionalDate,
    fileHash: optionalFileHash,
    documentId: optionalId,
    note: optionalText(400),
  }),
  output: z.object({ verified: countSchema, total: countSchema, ready: z.boolean() }),
})
