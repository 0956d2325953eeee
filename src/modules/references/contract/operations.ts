import * as z from 'zod/mini'
import { isPlainDate } from '#platform/shared/dates.ts'
import { command, query } from '#platform/shared/operation.ts'
import { referenceKinds } from './bodies.ts'

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
/** A day to look at goes straight to the database; a day to be recorded has a sentence of its own when it is none. */
const lookedAt = day.check(z.refine(isPlainDate))
const kind = z.enum(referenceKinds)
const words = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
/** Checked against the schema of its kind. */
const body = z.record(z.string(), z.unknown())

export const rowStates = ['current', 'coming', 'ended', 'replaced', 'withdrawn'] as const

export const referenceRow = z.object({
  id: z.string(),
  kind,
  key: z.string(),
  title: z.string(),
  titleEn: z.nullable(z.string()),
  body,
  effectiveFrom: z.string(),
  effectiveTo: z.nullable(z.string()),
  source: z.string(),
  sourceUrl: z.nullable(z.string()),
  confirmed: z.boolean(),
  confirmedBy: z.nullable(z.string()),
  confirmedOn: z.nullable(z.string()),
  withdrawnOn: z.nullable(z.string()),
  withdrawnBy: z.nullable(z.string()),
  withdrawnBecause: z.nullable(z.string()),
  replaces: z.nullable(z.string()),
  recordedAt: z.string(),
  recordedBy: z.string(),
  state: z.enum(rowStates),
})

export const listRows = query('references.listRows', {
  summary: 'Rows of a kind as they hold on a day, with text search and paging',
  scope: 'common',
  input: z.object({
    kind: z.optional(kind),
    /** Absent: today. */
    on: z.optional(lookedAt),
    text: z._default(z.string().check(z.maxLength(80)), ''),
    /** `current` holds on the day; `unconfirmed` of those; `past` are ended, replaced, withdrawn; `coming` start later. */
    only: z._default(z.enum(['current', 'unconfirmed', 'past', 'coming']), 'current'),
    offset: z._default(z.number().check(z.gte(0)), 0),
    limit: z._default(z.number().check(z.gte(1), z.lte(200)), 50),
  }),
  output: z.object({ total: z.number(), rows: z.array(referenceRow) }),
})

export const listKinds = query('references.listKinds', {
  summary: 'How many rows of each kind hold on a day, and how many of them nobody confirmed',
  scope: 'common',
  input: z.object({ on: z.optional(lookedAt) }),
  output: z.array(z.object({ kind, count: z.number(), unconfirmed: z.number() })),
})

export const getRow = query('references.getRow', {
  summary: 'One row, with every row of the same key before and after it',
  scope: 'common',
  input: z.object({ id: z.uuid() }),
  output: z.object({ row: referenceRow, history: z.array(referenceRow) }),
})

export const recordRow = command('references.recordRow', {
  summary: 'Records a row; a correction names the row it replaces',
  scope: 'common',
  input: z.object({
    id: z.uuid(),
    kind,
    key: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/)),
    title: words(300),
    titleEn: z.nullable(z.string().check(z.maxLength(300))),
    body,
    effectiveFrom: day,
    effectiveTo: z.nullable(day),
    source: words(500),
    sourceUrl: z.nullable(z.string().check(z.maxLength(500))),
    replaces: z.nullable(z.uuid()),
  }),
  output: z.object({ id: z.string() }),
})

export const confirmRow = command('references.confirmRow', {
  summary: 'Says that somebody read the source and the rows agree with it',
  scope: 'common',
  input: z.object({ ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(5000)) }),
  output: z.object({ confirmed: z.number() }),
})

export const withdrawRow = command('references.withdrawRow', {
  summary: 'Takes a row away that should not have been there; it stays readable with the reason',
  scope: 'common',
  input: z.object({ id: z.uuid(), because: words(300) }),
  output: z.object({ id: z.string() }),
})

const importFile = z.object({
  kind,
  /** CSV, TSV or semicolons with a header. */
  text: z.string().check(z.minLength(1), z.maxLength(4_000_000)),
  /** For rows that carry no date of their own. */
  effectiveFrom: day,
  /** For rows that carry no source of their own. */
  source: words(500),
  sourceUrl: z._default(z.nullable(z.string().check(z.maxLength(500))), null),
})

const importCounts = z.object({
  read: z.number(),
  new: z.number(),
  changed: z.number(),
  same: z.number(),
  missing: z.number(),
  rejected: z.number(),
})

export const listImportChanges = query('references.listImportChanges', {
  summary: 'What a file would change, row by row, before anything is written',
  scope: 'common',
  input: importFile,
  output: z.object({
    counts: importCounts,
    /** The first five hundred that are not the same. */
    rows: z.array(
      z.object({
        line: z.nullable(z.number()),
        key: z.string(),
        title: z.string(),
        state: z.enum(['new', 'changed', 'missing', 'rejected']),
        /** Names of the fields that differ, or that cannot be read. */
        fields: z.array(z.string()),
      }),
    ),
  }),
})

export const importRows = command('references.importRows', {
  summary: 'Loads a file of one kind: new and changed rows are recorded, the rest stays as it is',
  scope: 'common',
  input: z.extend(importFile, {
    /** The rows were compared with their source by who loads them. */
    confirmed: z._default(z.boolean(), false),
    /** The list is complete: what it lacks ends the day before. */
    endMissing: z._default(z.boolean(), false),
  }),
  output: z.object({ counts: importCounts }),
})
