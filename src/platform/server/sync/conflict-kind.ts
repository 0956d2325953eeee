import type { OperationName } from '../../shared/operation.ts'
import type { Context } from '../context.ts'
import type { TaskKind } from '../tasks.ts'

/** One field of a waiting correction beside the row of today, as a reader may see it. */
export interface JudgedField {
  readonly field: string
  readonly seen: string | null
  readonly wanted: string | null
  readonly current: string | null
  readonly verdict: 'write' | 'nothing' | 'conflict'
  readonly currentByName: string | null
  readonly currentAt: string | null
}

export interface Judged {
  readonly subjectName: string
  readonly path: string
  readonly fields: readonly JudgedField[]
}

/** How a module's correction waits and is settled. The platform keeps it; what it means the module says. */
export interface ConflictKind {
  readonly operation: OperationName
  /** The refusal that says: somebody changed this meanwhile. */
  readonly code: string
  readonly task: TaskKind
  /** What it is about; the person, if it is one, so that erasing finds it. */
  readonly subjectOf: (input: never) => { readonly subjectId: string; readonly personId: string | null }
  /** Compares with the row of today; refused as missing to whoever may not know of it. */
  readonly judge: (context: Context, input: never) => Promise<Judged>
  /** Writes these fields through the act itself, so that its rule runs on the merged row. */
  readonly write: (context: Context, input: never, fields: readonly string[]) => Promise<unknown>
}

export const conflictKind = <Input>(
  kind: Omit<ConflictKind, 'subjectOf' | 'judge' | 'write'> & {
    readonly subjectOf: (input: Input) => ReturnType<ConflictKind['subjectOf']>
    readonly judge: (context: Context, input: Input) => Promise<Judged>
    readonly write: (context: Context, input: Input, fields: readonly string[]) => Promise<unknown>
  },
): ConflictKind => kind as ConflictKind
