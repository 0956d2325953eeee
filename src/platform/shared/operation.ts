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

export interface Operation<I extends Schema = Schema, O extends Schema = Schema> {
  readonly kind: 'command' | 'query'
  readonly name: OperationName
  readonly input: I
  readonly output: O
  readonly scope: Scope
  /** May wait in the outbox without a signal. */
  readonly offline: boolean
  /** Fields of the input that no phone may hold: queued, they are sealed to the village. */
  readonly sealed?: readonly string[]
  /** Open to anyone without signing in. The village then comes from the input. */
  readonly open: boolean
  /** A read of a person's file: names whose file is read, so that the person can be told. */
  readonly logged?: (input: z.output<I>) => string
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
  readonly villageOf?: (input: z.output<I>) => number | undefined
}

/** A thing a person may ask that changes something. Its name is the route, the permission, the audit action and the outbox key. */
export const command = <I extends Schema, O extends Schema>(
  name: OperationName,
  declared: Declaration<I, O> & { readonly offline?: boolean; readonly sealed?: readonly string[] },
): Operation<I, O> => ({ scope: 'village', open: false, offline: false, ...declared, kind: 'command', name })

/** A thing a person may ask that only reads. It runs in a read-only transaction unless it is `logged`. */
export const query = <I extends Schema, O extends Schema>(
  name: OperationName,
  declared: Declaration<I, O> & { readonly logged?: (input: z.output<I>) => string },
): Operation<I, O> => ({ scope: 'village', open: false, offline: false, ...declared, kind: 'query', name })

export type InputOf<Op extends Operation> = z.input<Op['input']>
export type OutputOf<Op extends Operation> = z.output<Op['output']>
