import * as z from 'zod/mini'
import { command, query } from './operation.ts'

const shownValue = z.nullable(z.string())

/** One field that two people changed; numbers of identity come masked. */
export const ConflictField = z.object({
  field: z.string(),
  /** What the author of the waiting command had before their eyes. */
  seen: shownValue,
  wanted: shownValue,
  current: shownValue,
  currentByName: shownValue,
  currentAt: shownValue,
})
export type ConflictField = z.infer<typeof ConflictField>

export const Conflict = z.object({
  id: z.uuid(),
  operation: z.string(),
  subjectName: z.string(),
  /** The page of what it is about. */
  path: z.string(),
  queuedByName: z.string(),
  queuedAt: shownValue,
  receivedAt: z.string(),
  fields: z.array(ConflictField),
  /** Fields of the same command that nobody else touched: written when the rest is settled. */
  others: z.array(z.object({ field: z.string(), seen: shownValue, wanted: shownValue })),
})
export type Conflict = z.infer<typeof Conflict>

export const listConflicts = query('platform.listConflicts', {
  summary: 'Lists the fields that two people changed and that a person must settle, oldest first.',
  input: z.object({}),
  output: z.object({ conflicts: z.array(Conflict) }),
})

export const ConflictChoice = z.object({
  field: z.string().check(z.maxLength(80)),
  keep: z.enum(['phone', 'office']),
  /** The value at the office that the person saw when choosing. */
  current: shownValue,
})
export type ConflictChoice = z.infer<typeof ConflictChoice>

export const settleConflict = command('platform.settleConflict', {
  summary:
    'Settles, field by field, what two people said differently; the rule of the act runs again on the merged row.',
  input: z.object({ conflictId: z.uuid(), choices: z.array(ConflictChoice).check(z.minLength(1), z.maxLength(40)) }),
  output: z.object({ conflictId: z.uuid(), written: z.array(z.string()) }),
})
