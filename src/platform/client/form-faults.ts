import type { FieldFault } from '../shared/errors.ts'
import { faultOfIssue, type SchemaIssue } from '../shared/issue-fault.ts'
import type { Schema } from '../shared/operation.ts'

/** What the contract's schema says about values, field by field, as the door would say it. */
export const faultsOfSchema = (schema: Schema, values: unknown): readonly FieldFault[] => {
  const parsed = schema.safeParse(values)
  if (parsed.success) return []
  return (parsed.error.issues as readonly SchemaIssue[]).map(faultOfIssue)
}

/** A field's fault; `members.0.name` counts for `members` too. */
export const faultOfField = (faults: readonly FieldFault[], field: string): FieldFault | undefined =>
  faults.find((fault) => fault.field === field) ?? faults.find((fault) => fault.field.startsWith(`${field}.`))
