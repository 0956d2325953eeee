import { Refusal } from '../shared/errors.ts'
import { faultOfIssue, type SchemaIssue } from '../shared/issue-fault.ts'
import type { Operation } from '../shared/operation.ts'

const deepest = 60

// PostgreSQL keeps every sign but NUL, and no form of ours is deeper than a few levels.
const isUnkeepable = (value: unknown, depth = 0): boolean => {
  if (typeof value === 'string') return value.includes('\u0000')
  if (typeof value !== 'object' || value === null) return false
  if (depth === deepest) return true
  return Object.entries(value).some(([name, one]) => isUnkeepable(name) || isUnkeepable(one, depth + 1))
}

/** Every fault of every field at once, each at the field it belongs to. */
export const parseInput = (operation: Operation, input: unknown): unknown => {
  if (isUnkeepable(input)) throw new Refusal('invalid', 'platform.invalidInput')
  const parsed = operation.input.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Refusal(
    'invalid',
    'platform.invalidInput',
    {},
    parsed.error.issues.map((issue) => faultOfIssue(issue as SchemaIssue)),
  )
}

/** What leaves is what the contract says and nothing more; a handler that answers otherwise is a bug. */
export const parseOutput = (operation: Operation, output: unknown): unknown => {
  const parsed = operation.output.safeParse(output)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.')} (${issue.code})`)
    .join(', ')
  throw new Error(`${operation.name} answered outside its contract: ${where}`)
}
