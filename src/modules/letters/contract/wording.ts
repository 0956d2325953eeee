import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { kindCodes } from '../kinds/codes.ts'
import { contentSchema, paperSchema, textSchema } from './shapes.ts'

const kindSchema = z.enum(kindCodes)
const versionSchema = z.int().check(z.minimum(0))

/** Parts of the wording that was seen, in order: kept (`text` null), in new words, or new (`from` null). */
export const editedWordingSchema = z.object({
  pieces: z
    .array(
      z.object({
        from: z.nullable(z.int().check(z.minimum(0), z.maximum(99))),
        text: z.nullable(z.string().check(z.trim(), z.maxLength(1500))),
      }),
    )
    .check(z.minLength(1), z.maxLength(40)),
  closing: textSchema(1000),
})

const blockSchema = z.object({
  type: z.enum(['text', 'facts', 'list']),
  /** Of rows: their names only. */
  text: z.string(),
  /** Stays as it is: rows of data, lists, and what the law asks for. */
  fixed: z.boolean(),
  /** Printed only where its data are there. */
  conditional: z.boolean(),
})

export const listWordings = query('letters.listWordings', {
  summary: 'The kinds of letters with the wording this village uses: the standard, or its own with who and when.',
  input: z.object({}),
  output: z.object({
    wordings: z.array(
      z.object({
        kind: kindSchema,
        version: versionSchema,
        byName: z.nullable(z.string()),
        at: z.nullable(z.string()),
      }),
    ),
  }),
})

export const getWording = query('letters.getWording', {
  summary:
    'The wording of one kind, or an earlier version of it, with the blanks that fill themselves and its history.',
  input: z.object({ kind: kindSchema, version: z._default(z.nullable(versionSchema), null) }),
  output: z.object({
    kind: kindSchema,
    /** Of what is shown; 0 is the standard. */
    version: versionSchema,
    inForce: versionSchema,
    title: z.string(),
    blocks: z.array(blockSchema),
    closing: z.string(),
    blanks: z.array(z.object({ name: z.string(), optional: z.boolean() })),
    history: z.array(z.object({ id: z.uuid(), version: versionSchema, byName: z.string(), at: z.string() })),
  }),
})

export const getWordingPreview = query('letters.getWordingPreview', {
  summary:
    'A letter of this kind about invented people in the edited wording, on screen and as a PDF. Nothing is kept.',
  input: z.object({
    kind: kindSchema,
    from: versionSchema,
    wording: editedWordingSchema,
    /** Also as a PDF, in base 64. */
    paper: z._default(z.nullable(paperSchema), null),
  }),
  output: z.object({ content: contentSchema, paper: paperSchema, pdf: z.nullable(z.string()) }),
})

export const correctWording = command('letters.correctWording', {
  summary: 'Uses the edited words for letters asked for from now on, or an earlier version, or the standard (0) again.',
  input: z.object({
    kind: kindSchema,
    /** The version that was seen: somebody else may have changed it meanwhile. */
    from: versionSchema,
    to: z.union([editedWordingSchema, z.object({ version: versionSchema })]),
  }),
  output: z.object({ version: versionSchema }),
})
