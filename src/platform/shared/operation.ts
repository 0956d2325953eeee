import type * as z from 'zod/mini'

/** The words of `docs/glossary.md` an operation may begin with. */
export type OperationName = `${string}.${string}`

/**
 * Where an operation looks. `village`: one village, under row-level security. `area`: the villages of the actor's area.
 * `common`: no village's rows at all (places, references, accounts).
 */
export type Scope = 'village' | 'area' | 'common'

/** How far a permission reaches, from the person to the nation. */
export const reaches = ['own', 'household', 'hamlet', 'village', 'district', 'regency', 'province', 'nation'] as const
export type Reach = (typeof reaches)[number]

export type Schema<Output = unknown, Input = unknown> = z.ZodMiniType<Output, Input>

export type Upcasts = Readonly<Record<number, (input: Readonly<Record<string, unknown>>) => unknown>>

export interface Operation<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'command' | 'query'
  readonly name: OperationName
  readonly input: I
  readonly output: O
  readonly scope: Scope
  /** May wait in the outbox without a signal. */
  readonly offline: boolean
  /** Counts the forms its input had; a phone says in which one it queued. */
  readonly version: number
  /** From the form of that number to the next one: what a phone queued before its app was renewed is accepted for ever. */
  readonly upcasts: Upcasts
  /** Asked by many phones at the same moment, when a line comes back: answered a few at a time, the same answer made once. */
  readonly crowded: boolean
  /** Fields of the input that no phone may hold: queued, they are sealed to the village. */
  readonly sealed?: readonly string[]
  /** Open to anyone without signing in. The village then comes from the input. */
  readonly open: boolean
  /** A read of a person's file: names whose file is read, so that the person can be told. */
  readonly logged?: (input: z.output<I>) => string
  /** The logged query whose page asks this one too: read together, within ten seconds, they are one opening of the file and one row. */
  readonly opens?: OperationName
  /** For an operation whose village is not the actor's own: reads it from the input. */
  readonly villageOf?: (input: z.output<I>) => number | undefined
  /** One line for the API's readers. */
  readonly summary: string
}

interface Declaration<I extends Schema, O extends Schema> {
  readonly summary: string
  readonly input: I
  readonly output: O
  readonly scope?: Scope
  readonly open?: boolean
  readonly crowded?: boolean
  readonly villageOf?: (input: z.output<I>) => number | undefined
}

interface Queueable {
  readonly offline?: boolean
  readonly sealed?: readonly string[]
  readonly version?: number
  readonly upcasts?: Upcasts
}

const usual = { scope: 'village', open: false, offline: false, crowded: false, version: 1, upcasts: {} } as const

/** A thing a person may ask that changes something. Its name is the route, the permission, the audit action and the outbox key. */
export const command = <I extends Schema, O extends Schema>(
  name: OperationName,
  declared: Declaration<I, O> & Queueable,
): Operation<I, O> => ({ ...usual, ...declared, kind: 'command', name })

/** A thing a person may ask that only reads. It runs in a read-only transaction unless it is `logged`. */
export const query = <I extends Schema, O extends Schema>(
  name: OperationName,
  declared: Declaration<I, O> & { readonly logged?: (input: z.output<I>) => string; readonly opens?: OperationName },
): Operation<I, O> => ({ ...usual, ...declared, kind: 'query', name })

export type InputOf<Op extends Operation> = z.input<Op['input']>
export type OutputOf<Op extends Operation> = z.output<Op['output']>
