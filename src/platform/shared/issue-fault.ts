import type { FieldFault } from './errors.ts'

/** What a schema says is wrong with one value, of zod's own many words for it. */
export interface SchemaIssue {
  readonly code?: string | undefined
  readonly origin?: string | undefined
  readonly message: string
  readonly path: readonly PropertyKey[]
  readonly minimum?: unknown
  readonly maximum?: unknown
}

const textKey = /^[a-z][A-Za-z-]*\.[A-Za-z][\w.-]*$/

const sizes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  too_small: { string: 'too_short', array: 'too_few', number: 'too_low', int: 'too_low' },
  too_big: { string: 'too_long', array: 'too_many', number: 'too_high', int: 'too_high' },
}

// A schema that says `registry.nikLength` names its own sentence; others get a general one by what is wrong.
const codeOf = ({ code = 'custom', origin = '', message }: SchemaIssue): string =>
  textKey.test(message) ? message : `platform.field.${sizes[code]?.[origin] ?? code}`

/** The fault at its field, said in the same words in the form and at the door. */
export const faultOfIssue = (issue: SchemaIssue): FieldFault => ({
  field: issue.path.map(String).join('.'),
  code: codeOf(issue),
  details: {
    ...(typeof issue.minimum === 'number' && { minimum: issue.minimum }),
    ...(typeof issue.maximum === 'number' && { maximum: issue.maximum }),
  },
})
