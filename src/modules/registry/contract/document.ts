import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { pictureHashSchema } from '#platform/shared/stored-file.ts'
import { fieldHistorySchema } from './change.ts'
import { documentHolders, documentKinds, documentStatuses, verifiedLevelSchema } from './codes.ts'
import {
  idSchema,
  instantSchema,
  optionalDate,
  optionalFileHash,
  optionalText,
  plainDateSchema,
  textSchema,
} from './shapes.ts'

export const documentSchema = z.object({
  id: idSchema,
  kind: z.string(),
  numberMasked: z.nullable(z.string()),
  issuer: z.nullable(z.string()),
  issuedOn: z.nullable(plainDateSchema),
  expiresOn: z.nullable(plainDateSchema),
  fileHash: z.nullable(z.string()),
  heldBy: z.enum(documentHolders),
  status: z.enum(documentStatuses),
  /** What it is today: an expiry date that has passed makes it expired without anybody touching it. */
  statusToday: z.enum(documentStatuses),
  verifiedLevel: verifiedLevelSchema,
  verifiedAt: z.nullable(instantSchema),
  verifiedBy: z.nullable(z.string()),
  attributes: z.record(z.string(), z.string()),
  recordedAt: instantSchema,
})
export type RegistryDocument = z.output<typeof documentSchema>

const attributesSchema = z._default(z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(240))), {})

export const recordDocument = command('registry.recordDocument', {
  summary:
    'Records a paper of a person: number, issuer, dates, scan and who holds it. A newer one of the kind replaces the older.',
  offline: true,
  input: z.object({
    id: idSchema,
    personId: idSchema,
    kind: z.enum(documentKinds),
    number: optionalText(60),
    issuer: optionalText(120),
    issuedOn: optionalDate,
    expiresOn: optionalDate,
    attributes: attributesSchema,
    fileHash: optionalFileHash,
    heldBy: z._default(z.enum(documentHolders), 'unknown'),
    status: z._default(z.enum(['missing', 'collected']), 'collected'),
  }),
  output: z.object({ documentId: idSchema, redFlag: z.nullable(z.string()) }),
})

/** What a correction of a paper may name beside the attributes of its kind. */
export const paperFields = ['number', 'issuer', 'issuedOn', 'expiresOn'] as const

const paperChangeSchema = z.object({
  field: z.string().check(z.maxLength(40)),
  from: z.nullable(z.string().check(z.maxLength(240))),
  to: z.nullable(z.string().check(z.maxLength(240))),
})
export type PaperChange = z.output<typeof paperChangeSchema>

export const correctDocument = command('registry.correctDocument', {
  summary:
    'Corrects what was written down of a paper. One that was compared with the original waits to be compared again.',
  input: z.object({
    documentId: idSchema,
    changes: z.array(paperChangeSchema).check(z.minLength(1), z.maxLength(20)),
    reason: optionalText(240),
  }),
  output: z.object({ written: z.array(z.string()), lookAgain: z.boolean() }),
})

export const getDocument = query('registry.getDocument', {
  summary: 'One paper: what stands on it, what was found when it was looked at, and what was corrected.',
  logged: (input) => input.personId,
  input: z.object({ personId: idSchema, documentId: idSchema }),
  output: z.object({
    personName: z.string(),
    document: documentSchema,
    events: z.array(
      z.object({
        id: idSchema,
        status: z.enum(documentStatuses),
        level: verifiedLevelSchema,
        heldBy: z.nullable(z.enum(documentHolders)),
        reason: z.nullable(z.string()),
        occurredOn: plainDateSchema,
        recordedAt: instantSchema,
        recordedByName: z.string(),
      }),
    ),
    changes: z.array(fieldHistorySchema),
  }),
})

export const verifyDocument = command('registry.verifyDocument', {
  summary: 'Says what was found when the paper was looked at: verified, rejected or lost.',
  offline: true,
  input: z.object({
    documentId: idSchema,
    status: z.enum(['verified', 'rejected', 'lost', 'collected']),
    level: z._default(z.enum(['officer', 'head', 'regency']), 'officer'),
    heldBy: z._default(z.nullable(z.enum(documentHolders)), null),
    occurredOn: optionalDate,
    reason: optionalText(240),
  }),
  output: z.object({ documentId: idSchema }),
})

export const recordPhoto = command('registry.recordPhoto', {
  summary: 'Keeps a photo of a person; the earlier one stays in the history.',
  offline: true,
  input: z.object({
    id: idSchema,
    personId: idSchema,
    fileHash: pictureHashSchema,
    takenOn: optionalDate,
  }),
  output: z.object({ photoId: idSchema }),
})

export const closePhoto = command('registry.closePhoto', {
  summary: 'Takes the photo of a person away from every page.',
  offline: true,
  input: z.object({ personId: idSchema }),
  output: z.object({ personId: idSchema }),
})

export const recordContact = command('registry.recordContact', {
  summary: 'Records how a person is reached; phone numbers are kept in E.164.',
  offline: true,
  input: z.object({
    id: idSchema,
    personId: idSchema,
    kind: z._default(z.enum(['phone', 'whatsapp', 'email', 'other']), 'phone'),
    value: textSchema(80),
    whose: z._default(z.enum(['own', 'family', 'neighbour', 'employer', 'agency', 'other']), 'own'),
    note: optionalText(120),
  }),
  output: z.object({ contactId: idSchema, value: z.string() }),
})

export const closeContact = command('registry.closeContact', {
  summary: 'Ends a contact that no longer answers.',
  offline: true,
  input: z.object({ contactId: idSchema, endedOn: plainDateSchema }),
  output: z.object({ contactId: idSchema }),
})

export const contactSchema = z.object({
  id: idSchema,
  kind: z.string(),
  value: z.string(),
  whose: z.string(),
  note: z.nullable(z.string()),
  endedOn: z.nullable(plainDateSchema),
})
