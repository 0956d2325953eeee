import type { Operation, Schema } from '#platform/shared/operation.ts'

/** What the tree of a schema is read by; zod's own type of it is wider. */
interface Definition {
  readonly type: string
  readonly entries?: Readonly<Record<string, string>>
  readonly shape?: Readonly<Record<string, Node>>
  readonly element?: Node
  readonly innerType?: Node
  readonly valueType?: Node
  readonly options?: readonly Node[]
}
interface Node {
  readonly _zod: { readonly def: Definition }
}

/** One list of words that answers use: where it stands, which words it has, which of them an answer said. */
export interface StateList {
  readonly field: string
  readonly words: readonly string[]
  readonly seen: Set<string>
}

/** Lists of words by the words themselves: one list stands in many answers. */
export type StateLists = Map<string, StateList>

const record = (lists: StateLists, field: string, words: readonly string[], value: unknown): void => {
  const key = words.join(' ')
  const list = lists.get(key) ?? { field, words, seen: new Set<string>() }
  lists.set(key, list)
  if (typeof value === 'string' && words.includes(value)) list.seen.add(value)
}

// A count of none says that nothing is there.
const isNone = (value: unknown): boolean => (value as { count?: unknown } | null)?.count === 0

const walk = (lists: StateLists, field: string, { _zod: { def } }: Node, value: unknown): void => {
  if (def.type === 'enum') record(lists, field, Object.values(def.entries ?? {}), value)
  if (def.innerType) walk(lists, field, def.innerType, value)
  const parts = isNone(value) ? undefined : (value as Readonly<Record<string, unknown>> | null | undefined)
  for (const [name, part] of Object.entries(def.shape ?? {})) walk(lists, `${field}.${name}`, part, parts?.[name])
  if (def.element)
    for (const one of Array.isArray(value) && value.length > 0 ? value : [undefined])
      walk(lists, field, def.element, one)
  if (def.valueType)
    for (const one of Object.values(value ?? { none: undefined })) walk(lists, field, def.valueType, one)
  for (const option of def.options ?? []) walk(lists, field, option, value)
}

/** Reads an answer by the contract of its question, and remembers every word of every list that it says. */
export const seeStates = (lists: StateLists, operation: Operation, answer: unknown): void =>
  walk(lists, operation.name, operation.output as Schema as unknown as Node, answer)
