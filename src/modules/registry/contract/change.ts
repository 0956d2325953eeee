import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import {
  countSchema,
  idSchema,
  instantSchema,
  optionalFileHash,
  optionalText,
  pageSchema,
  textSchema,
} from './shapes.ts'

/** Fields a person's correction may name. Birth date and its precision belong together. */
export const personFields = [
  'name', 'titleBefore', 'titleAfter', 'nik', 'sex', 'birthPlace', 'birthDate', 'birthPrecision', 'educationCode', 'educationNowCode',
  'occupationCode', 'maritalCode', 'citizenshipCode', 'fatherName', 'fatherNik', 'fatherPersonId', 'motherName', 'motherNik', 'motherPersonId',
  'lifeStatus', 'currentAddress',
] as const // biome-ignore format: a list
export type PersonField = (typeof personFields)[number]

/** Fields of a family card. */
export const householdFields = ['cardNo', 'cardIssuedOn', 'headPersonId', 'address', 'hamlet', 'rw', 'rt'] as const
export type HouseholdField = (typeof householdFields)[number]

const valueSchema = z.nullable(z.string().check(z.maxLength(240)))

/** The value seen and the value wanted: seen = current is written, wanted = current is nothing to do, else a conflict. */
export const changeOf = <const Fields extends readonly string[]>(fields: Fields) =>
  z.object({ field: z.enum(fields), from: valueSchema, to: valueSchema })
export const personChangeSchema = changeOf(personFields)
export const householdChangeSchema = changeOf(householdFields)
export type PersonChange = z.output<typeof personChangeSchema>
export type HouseholdChange = z.output<typeof householdChangeSchema>

export const evidenceKinds = [
  'KK',
  'KTP',
  'AKTA_LAHIR',
  'BUKU_NIKAH',
  'AKTA_CERAI',
  'SURAT_DUKCAPIL',
  'IJAZAH',
  'STATEMENT',
] as const

const correction = {
  reason: optionalText(240),
  evidenceKind: z._default(z.nullable(z.enum(evidenceKinds)), null),
  evidenceFileHash: optionalFileHash,
}

/** Told to whoever corrected: written now, waiting for a second pair of eyes, or nothing to do. */
const correctionOutput = z.object({
  written: z.array(z.string()),
  requestId: z.nullable(idSchema),
  requested: z.array(z.string()),
  warnings: z.array(z.object({ field: z.string(), code: z.string() })),
})

export const correctPerson = command('registry.correctPerson', {
  summary: 'Corrects fields of a person; of a verified one the important fields become a request.',
  offline: true,
  input: z.object({
    /** Made by the device: the id of the request, if one becomes needed. */
    id: idSchema,
    personId: idSchema,
    changes: z.array(personChangeSchema).check(z.minLength(1), z.maxLength(30)),
    ...correction,
  }),
  output: correctionOutput,
})

export const correctHousehold = command('registry.correctHousehold', {
  summary: 'Corrects a family card: address, hamlet, number, head.',
  offline: true,
  input: z.object({
    id: idSchema,
    householdId: idSchema,
    changes: z.array(householdChangeSchema).check(z.minLength(1), z.maxLength(10)),
    ...correction,
  }),
  output: correctionOutput,
})

export const changeRequestSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  householdId: z.nullable(idSchema),
  changes: z.array(z.object({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })),
  evidenceKind: z.string(),
  evidenceFileHash: z.nullable(z.string()),
  reason: z.string(),
  status: z.enum(['open', 'approved', 'refused', 'withdrawn']),
  requestedByPerson: z.boolean(),
  requestedAt: instantSchema,
  requestedByName: z.string(),
  mayDecide: z.boolean(),
  mayWithdraw: z.boolean(),
  settledAt: z.nullable(instantSchema),
  settledByName: z.nullable(z.string()),
  settledReason: z.nullable(z.string()),
})
export type ChangeRequest = z.output<typeof changeRequestSchema>

export const listChangeRequests = query('registry.listChangeRequests', {
  summary: 'Changes of verified people that wait for a second pair of eyes.',
  input: z.object({
    status: z._default(z.enum(['open', 'settled']), 'open'),
    personId: z._default(z.nullable(idSchema), null),
    ...pageSchema,
  }),
  output: z.object({ requests: z.array(changeRequestSchema), total: countSchema }),
})

export const approveChange = command('registry.approveChange', {
  summary: 'A second person has seen the evidence: the change is written.',
  input: z.object({ requestId: idSchema, note: optionalText(240) }),
  output: z.object({ written: z.array(z.string()) }),
})

export const refuseChange = command('registry.refuseChange', {
  summary: 'A second person says no, with the reason; nothing changes.',
  input: z.object({ requestId: idSchema, reason: textSchema(240) }),
  output: z.object({ requestId: idSchema }),
})

export const withdrawChange = command('registry.withdrawChange', {
  summary:
    'Whoever asked for a change takes it back before it is decided; so does the person who asked for it of himself.',
  input: z.object({ id: idSchema, requestId: idSchema, reason: optionalText(240) }),
  output: z.object({ requestId: idSchema }),
})

export const requestChange = command('registry.requestChange', {
  summary: 'A person asks that what is held of him be corrected (UU 27/2022 art. 6).',
  input: z.object({
    id: idSchema,
    personId: idSchema,
    changes: z.array(personChangeSchema).check(z.minLength(1), z.maxLength(30)),
    reason: textSchema(240),
    evidenceKind: z._default(z.enum(evidenceKinds), 'STATEMENT'),
    evidenceFileHash: optionalFileHash,
  }),
  output: z.object({ requestId: idSchema }),
})

export const verifyPerson = command('registry.verifyPerson', {
  summary: 'Says that the identity was compared with the original papers, and by whom.',
  input: z.object({
    personId: idSchema,
    level: z.enum(['officer', 'head', 'regency']),
    evidenceKind: z.enum(evidenceKinds),
  }),
  output: z.object({ personId: idSchema }),
})

export const fieldHistorySchema = z.object({
  id: idSchema,
  subjectTable: z.string(),
  field: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  source: z.string(),
  recordedAt: instantSchema,
  recordedByName: z.string(),
})
export type FieldChange = z.output<typeof fieldHistorySchema>
