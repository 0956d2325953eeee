import * as z from 'zod/mini'
import { newId } from '#platform/shared/ids.ts'
import type { Operation } from '#platform/shared/operation.ts'

/** What an attacker knows of a village: the id behind each field's name. */
export type Known = Readonly<Record<string, unknown>>

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minimum?: number
  readonly minLength?: number
}

const schemas = new Map<string, JsonSchema>()

export const schemaOf = (operation: Operation): JsonSchema => {
  const known = schemas.get(operation.name)
  if (known) return known
  const made = z.toJSONSchema(operation.input, { unrepresentable: 'any', io: 'input' }) as JsonSchema
  schemas.set(operation.name, made)
  return made
}

const isDay = /(on|from|until|date)$/i

const textOf = (schema: JsonSchema, name: string): string => {
  const text = [
    'melati',
    '2026-11-01',
    '123456',
    'a'.repeat(64),
    'A'.repeat(32),
    'ID',
    '1',
    '3307105208029001',
    '2026-10',
  ]
  if (schema.format === 'uuid') return newId()
  if (schema.format === 'date-time') return '2026-11-01T01:00:00Z'
  if (schema.format === 'date' || (isDay.test(name) && !schema.pattern)) return '2026-11-01'
  if (schema.pattern) return text.find((one) => new RegExp(schema.pattern ?? '').test(one)) ?? 'melati'
  return 'melati'.padEnd(schema.minLength ?? 0, ' melati')
}

const objectOf = (schema: JsonSchema, known: Known): Record<string, unknown> => {
  const required = new Set(schema.required)
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => required.has(name) || name in known)
  return Object.fromEntries(fields.map(([name, one]) => [name, sampleOf(one, name, known)]))
}

const sampleOf = (schema: JsonSchema, name: string, known: Known): unknown => {
  if (name in known && schema.type !== 'array') return known[name]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return sampleOf(choices.find((one) => one.type !== 'null') ?? {}, name, known)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') return objectOf(schema, known)
  if (type === 'array') {
    if (Array.isArray(known[name])) return known[name]
    return [sampleOf(schema.items ?? {}, name.replace(/s$/, ''), known)]
  }
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 0)
  return textOf(schema, name)
}

/** A valid input for an operation, with every id the attacker knows in its place. */
export const sampleInput = (operation: Operation, known: Known): Record<string, unknown> =>
  sampleOf(schemaOf(operation), '', known) as Record<string, unknown>
