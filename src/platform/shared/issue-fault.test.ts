import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { faultOfIssue, type SchemaIssue } from './issue-fault.ts'
import { platformTexts } from './texts-platform.ts'

const form = z.object({
  name: z.string().check(z.minLength(2)),
  note: z.string().check(z.minLength(1), z.maxLength(5)),
  events: z.array(z.string()).check(z.minLength(1), z.maxLength(2)),
  people: z.int().check(z.minimum(0), z.maximum(9)),
  kind: z.enum(['lost', 'sent']),
})

const issuesOf = (schema: z.ZodMiniType, value: unknown): readonly SchemaIssue[] =>
  (schema.safeParse(value).error?.issues ?? []) as readonly SchemaIssue[]
const faultsOf = (values: unknown) => issuesOf(form, values).map(faultOfIssue)

test('what is left empty, too short or too many is said as such at its field, not by size alone', () => {
  expect(faultsOf({ name: '', note: '', events: [], people: -1, kind: '' })).toEqual([
    { field: 'name', code: 'platform.field.too_short', details: { minimum: 2 } },
    { field: 'note', code: 'platform.field.too_short', details: { minimum: 1 } },
    { field: 'events', code: 'platform.field.too_few', details: { minimum: 1 } },
    { field: 'people', code: 'platform.field.too_low', details: { minimum: 0 } },
    { field: 'kind', code: 'platform.field.invalid_value', details: {} },
  ])
  expect(faultsOf({ name: 'Sri', note: 'enam huruf', events: ['a', 'b', 'c'], people: 10, kind: 'lost' })).toEqual([
    { field: 'note', code: 'platform.field.too_long', details: { maximum: 5 } },
    { field: 'events', code: 'platform.field.too_many', details: { maximum: 2 } },
    { field: 'people', code: 'platform.field.too_high', details: { maximum: 9 } },
  ])
})

test('a schema that names its own sentence keeps it, and every general one has words in both languages', () => {
  const own = z.string().check(z.refine((value) => value === '', { error: 'registry.nikLength' }))
  expect(issuesOf(own, 'x').map((issue) => faultOfIssue(issue).code)).toEqual(['registry.nikLength'])
  const said = ['short', 'few', 'low', 'long', 'many', 'high'].map((size) => `platform.field.too_${size}`)
  for (const language of ['id', 'en'] as const)
    expect(said.filter((code) => !(code in platformTexts[language]))).toEqual([])
})
