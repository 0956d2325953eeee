import { Refusal } from '#platform/shared/errors.ts'
import type { LetterKind } from './kind.ts'

const isEmpty = (fields: unknown, name: PropertyKey | undefined): boolean => {
  const value = (fields as Readonly<Record<PropertyKey, unknown>>)[name ?? '']
  return value === undefined || value === null || value === ''
}

/** Reads a form by its kind's own schema: each fault beside its field. */
export const readFields = (kind: LetterKind, fields: unknown): Record<string, unknown> => {
  const read = kind.schema.safeParse(fields)
  if (read.success) return read.data as Record<string, unknown>
  const faults = read.error.issues.map((issue) => ({
    field: `fields.${String(issue.path[0] ?? '')}`,
    code: isEmpty(fields, issue.path[0]) ? 'letters.fieldEmpty' : 'letters.fieldWrong',
  }))
  throw new Refusal('invalid', 'letters.fieldsWrong', { count: faults.length }, faults)
}
