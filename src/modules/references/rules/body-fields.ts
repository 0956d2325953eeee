import type * as z from 'zod/mini'
import { bodies, type ReferenceKind } from '../contract/bodies.ts'

export type FieldControl = 'line' | 'lines' | 'number' | 'choice' | 'day' | 'yes-no' | 'several'

export interface BodyField {
  readonly name: string
  readonly control: FieldControl
  readonly choices: readonly string[]
  readonly optional: boolean
}

interface Definition {
  readonly type: string
  readonly innerType?: z.ZodMiniType
  readonly element?: z.ZodMiniType
  readonly options?: readonly z.ZodMiniType[]
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly unknown[]
}

/** The fields of a kind's body, in the order they are declared. */
export const shapeOf = (kind: ReferenceKind): Readonly<Record<string, z.ZodMiniType>> => bodies[kind].shape

const definition = (schema: z.ZodMiniType): Definition => schema._zod.def as unknown as Definition

const longFields = new Set([
  'about',
  'note',
  'noteEn',
  'mustShow',
  'mustShowEn',
  'question',
  'questionEn',
  'advice',
  'adviceEn',
  'serves',
  'servesEn',
  'citation',
  'address',
])

const controlOf = (name: string, schema: z.ZodMiniType): Omit<BodyField, 'name'> => {
  const { type, innerType, element, options, entries } = definition(schema)
  if (type === 'default' && innerType) return controlOf(name, innerType)
  if (type === 'nullable' && innerType) return { ...controlOf(name, innerType), optional: true }
  const plain = { choices: [], optional: false }
  if (type === 'enum') return { control: 'choice', choices: Object.values(entries ?? {}), optional: false }
  if (type === 'number') return { control: 'number', ...plain }
  if (type === 'boolean') return { control: 'yes-no', ...plain }
  if (type === 'array')
    return { control: 'several', choices: element ? controlOf(name, element).choices : [], optional: true }
  const listed = type === 'union' ? options?.find((option) => definition(option).type === 'array') : undefined
  if (listed) return { ...controlOf(name, listed), optional: false }
  if (name === 'on' || name === 'asOf') return { control: 'day', ...plain }
  return { control: longFields.has(name) ? 'lines' : 'line', ...plain }
}

/** How each field of a kind is asked and shown: read from its schema, so that a new field appears by itself. */
export const fieldsOfKind = (kind: ReferenceKind): readonly BodyField[] =>
  Object.entries(shapeOf(kind)).map(([name, schema]) => ({ name, ...controlOf(name, schema) }))
