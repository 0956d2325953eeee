import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { kindCodes } from '../kinds/codes.ts'
import { refusalReasons, revocationReasons } from '../rules/letter-state.ts'
import {
  contentSchema,
  countSchema,
  daySchema,
  fieldsSchema,
  idSchema,
  letterEventSchema,
  letterItemSchema,
  mannerSchema,
  noteSchema,
  pageSchema,
  paperSchema,
  stateSchema,
  yearSchema,
} from './shapes.ts'

const kindSchema = z.enum(kindCodes)

export const getLetterForm = query('letters.getLetterForm', {
  summary: 'The form of one kind for one person, filled from the register, with what is still missing.',
  logged: (input) => input.personId,
  input: z.object({
    kind: kindSchema,
    personId: idSchema,
    episodeId: z._default(z.nullable(idSchema), null),
    /** A case whose words the form takes over, for whoever works on it. */
    caseId: z._default(z.nullable(idSchema), null),
  }),
  output: z.object({
    fields: fieldsSchema,
    /** Blanks the register could not fill and the form does not ask: to be put right in the person's file. */
    missing: z.array(z.string()),
    episodeId: z.nullable(idSchema),
    householdId: z.nullable(idSchema),
    subjectName: z.string(),
    /** Members of the family to choose from. */
    family: z.array(
      z.object({ personId: idSchema, name: z.string(), relation: z.string(), age: z.nullable(z.number()) }),
    ),
    /** A refusal that would come at the end is said at the beginning: `letters.consultationMissing`. */
    obstacle: z.nullable(z.string()),
    /** A letter of this kind for this person that is still valid or waiting. */
    existing: z.array(letterItemSchema),
  }),
})

export const requestLetter = command('letters.requestLetter', {
  summary: 'Asks for a letter. Free of charge; the answer names what is still missing.',
  offline: true,
  input: z.object({
    id: idSchema,
    kind: kindSchema,
    personId: idSchema,
    episodeId: z._default(z.nullable(idSchema), null),
    fields: fieldsSchema,
    /** The letter that this one will stand in for. */
    replacesId: z._default(z.nullable(idSchema), null),
    requestedOn: z.optional(daySchema),
  }),
  output: z.object({ letterId: idSchema, missing: z.array(z.string()) }),
})

export const verifyLetter = command('letters.verifyLetter', {
  summary: 'The officer has compared the letter with the papers; with corrected fields where something was wrong.',
  input: z.object({ letterId: idSchema, fields: z.optional(fieldsSchema), note: noteSchema }),
  output: z.object({ letterId: idSchema }),
})

export const issueLetter = command('letters.issueLetter', {
  summary: 'Gives the letter its number and its force: the head, or who acts for the head.',
  input: z.object({
    letterId: idSchema,
    /** Another day than today needs the head himself and a reason. */
    issuedOn: z.optional(daySchema),
    backdatedBecause: noteSchema,
    manner: z._default(mannerSchema, 'own'),
  }),
  output: z.object({ letterId: idSchema, number: z.string(), code: z.string() }),
})

export const refuseLetter = command('letters.refuseLetter', {
  summary: 'Says no to a letter that waits, with the reason.',
  input: z.object({ letterId: idSchema, reason: z.enum(refusalReasons), note: noteSchema }),
  output: z.object({ letterId: idSchema }),
})

export const revokeLetter = command('letters.revokeLetter', {
  summary: 'Takes the force from an issued letter: its QR says so at once.',
  input: z.object({ letterId: idSchema, reason: z.enum(revocationReasons), note: noteSchema }),
  output: z.object({ letterId: idSchema }),
})

export const recordPrint = command('letters.recordPrint', {
  summary: 'Prints an issued letter and keeps the fingerprint of the file.',
  input: z.object({ letterId: idSchema, paper: paperSchema }),
  output: z.object({ fileHash: z.string(), path: z.string() }),
})

export const letterSchema = z.object({
  ...letterItemSchema.shape,
  householdId: z.nullable(idSchema),
  episodeId: z.nullable(idSchema),
  fields: fieldsSchema,
  missing: z.array(z.string()),
  content: contentSchema,
  events: z.array(letterEventSchema),
  code: z.nullable(z.string()),
  checkPath: z.nullable(z.string()),
  /** By which whoever asked follows the request at `/permintaan`. */
  receiptCode: z.nullable(z.string()),
  replacesId: z.nullable(idSchema),
  replacedById: z.nullable(idSchema),
  /** Somebody other than the head signs: the acting one. */
  acting: z.boolean(),
  paper: paperSchema,
  /** On a phone without a line: its words are kept at the office. */
  isAtOffice: z.boolean(),
})
export type Letter = z.output<typeof letterSchema>

export const getLetter = query('letters.getLetter', {
  summary: 'One letter with its words, its facts and what may still be missing.',
  logged: (input) => input.letterId,
  input: z.object({ letterId: idSchema }),
  output: letterSchema,
})

export const getLetterFile = query('letters.getLetterFile', {
  summary: 'The letter as a PDF, in base 64: a draft says so across the page.',
  logged: (input) => input.letterId,
  input: z.object({ letterId: idSchema, paper: z._default(z.nullable(paperSchema), null) }),
  output: z.object({ name: z.string(), pdf: z.string(), hash: z.string() }),
})

export const getReceiptFile = query('letters.getReceiptFile', {
  summary:
    'The receipt of a request as a PDF, in base 64: free of charge, and whom to call if somebody asks for money.',
  logged: (input) => input.letterId,
  input: z.object({ letterId: idSchema }),
  output: z.object({ name: z.string(), pdf: z.string() }),
})

export const listLetters = query('letters.listLetters', {
  summary: 'Letters of a village: waiting first, then the newest.',
  input: z.object({
    states: z._default(z.array(stateSchema), []),
    kind: z._default(z.nullable(z.string()), null),
    year: z._default(z.nullable(yearSchema), null),
    personId: z._default(z.nullable(idSchema), null),
    householdId: z._default(z.nullable(idSchema), null),
    text: z._default(z.string().check(z.maxLength(120)), ''),
    ...pageSchema,
  }),
  output: z.object({
    letters: z.array(letterItemSchema),
    total: countSchema,
    counts: z.object({ requested: countSchema, verified: countSchema, issued: countSchema }),
  }),
})
