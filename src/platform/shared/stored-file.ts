import * as z from 'zod/mini'
import { type FileKind, fileKinds } from './file-kind.ts'
import type { Operation } from './operation.ts'

/** The SHA-256 of a file, in hexadecimal. */
export const sha256Pattern = /^[0-9a-f]{64}$/

const mark = 'x-stored-file'

const storedFile = (...kinds: readonly FileKind[]) => {
  const schema = z.string().check(z.regex(sha256Pattern))
  z.globalRegistry.add(schema, { [mark]: kinds.join(' ') })
  return schema
}

/** Names a photo or PDF that this village has sent. The door refuses any other before the act begins. */
export const paperHashSchema = storedFile('picture', 'pdf')
/** Names a picture that this village has sent. */
export const pictureHashSchema = storedFile('picture')
/** Names any file that this village has sent: reading it says what is wrong with it. */
export const sentFileHashSchema = storedFile(...fileKinds)

interface JsonSchema {
  readonly [mark]?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly additionalProperties?: JsonSchema | boolean
}

interface Place {
  /** `*` is every entry of a list or record. */
  readonly path: readonly string[]
  readonly kinds: readonly FileKind[]
}

const placesIn = (schema: JsonSchema, path: readonly string[]): Place[] => {
  const kinds = schema[mark]
  if (kinds !== undefined) return [{ path, kinds: kinds.split(' ') as FileKind[] }]
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, one]) => placesIn(one, [...path, name]))
  const entries = [schema.items, schema.additionalProperties].filter((one) => typeof one === 'object')
  const choices = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  return [
    ...inside,
    ...entries.flatMap((one) => placesIn(one, [...path, '*'])),
    ...choices.flatMap((one) => placesIn(one, path)),
  ]
}

const placesByOperation = new WeakMap<Operation, readonly Place[]>()

/** Where an operation's input names stored files. */
export const storedFilePlaces = (operation: Operation): readonly Place[] => {
  const known = placesByOperation.get(operation)
  if (known) return known
  const schema = z.toJSONSchema(operation.input, { unrepresentable: 'any', io: 'input', cycles: 'ref' }) as JsonSchema
  const made = placesIn(schema, [])
  placesByOperation.set(operation, made)
  return made
}

const valuesAt = (value: unknown, [name, ...rest]: readonly string[]): unknown[] => {
  if (name === undefined) return [value]
  if (typeof value !== 'object' || value === null) return []
  const inside = name === '*' ? Object.values(value) : [(value as Record<string, unknown>)[name]]
  return inside.flatMap((one) => valuesAt(one, rest))
}

export interface NamedFile {
  readonly hash: string
  readonly field: string
  readonly kinds: readonly FileKind[]
}

/** The stored files that this input names. */
export const namedFiles = (operation: Operation, input: unknown): readonly NamedFile[] =>
  storedFilePlaces(operation).flatMap(({ path, kinds }) =>
    valuesAt(input, path).flatMap((hash) =>
      typeof hash === 'string' ? [{ hash, field: path.filter((part) => part !== '*').join('.'), kinds }] : [],
    ),
  )
