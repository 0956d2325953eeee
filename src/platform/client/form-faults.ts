import type { FieldFault } from '../shared/errors.ts'
import type { Schema } from '../shared/operation.ts'

const textKey = /^[a-z][A-Za-z-]*\.[A-Za-z][\w.-]*$/

interface Issue {
  readonly code?: string | undefined
  readonly message: string
  readonly path: readonly PropertyKey[]
  readonly minimum?: unknown
  readonly maximum?: unknown
}

/** What the contract's schema says about values, field by field, as the door would say it. */
export const faultsOfSchema = (schema: Schema, values: unknown): readonly FieldFault[] => {
  const parsed = schema.safeParse(values)
  if (parsed.success) return []
  return (parsed.error.issues as readonly Issue[]).map((issue) => ({
    field: issue.path.map(String).join('.'),
    code: textKey.test(issue.message) ? issue.message : `platform.field.${issue.code ?? 'custom'}`,
    details: {
      ...(typeof issue.minimum === 'number' && { minimum: issue.minimum }),
      ...(typeof issue.maximum === 'number' && { maximum: issue.maximum }),
    },
  }))
}

/** A field's fault; `members.0.name` counts for `members` too. */
export const faultOfField = (faults: readonly FieldFault[], field: string): FieldFault | undefined =>
  faults.find((fault) => fault.field === field) ?? faults.find((fault) => fault.field.startsWith(`${field}.`))
