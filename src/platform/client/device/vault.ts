import type { RowsChanged } from './apply-changes.ts'
import type { OutboxEntry } from './outbox.ts'
import type { DeviceRow } from './row-tables.ts'

/** Up to which number of the village's chain the rows reach, and in which form they are. */
export interface Mark {
  readonly since: number
  readonly shape: string
  /** The hash of that number in the chain, as far as a pack told it. */
  readonly head?: string | null
  /** The tables that the app had which wrote them: another app's rows are fetched anew. */
  readonly tables?: string
  /** Which references are here. */
  readonly common?: string | undefined
}

export interface Kept {
  /** Counts the writings: who writes says which one he saw last. */
  readonly turn: number
  readonly mark: Mark | null
  readonly rows: readonly { readonly table: string; readonly rows: readonly DeviceRow[] }[]
  readonly outbox: readonly OutboxEntry[]
}

/** What is written together: all of it or nothing, whenever the phone dies. */
export interface Saving {
  readonly rows?: readonly RowsChanged[]
  /** Instead of single rows: everything anew. */
  readonly allRows?: Kept['rows']
  readonly mark?: Mark
  readonly outboxPut?: readonly OutboxEntry[]
  readonly outboxGone?: readonly string[]
}

/** Another window of the same phone wrote meanwhile: what this one believes is old. */
export class VaultMoved extends Error {}

/** Where a device keeps what it has when it is switched off. */
export interface Vault {
  load(): Promise<Kept>
  /** Writes all of it or nothing and answers the new turn. Throws `VaultMoved` when `turn` is not the last one. */
  save(saving: Saving, turn: number): Promise<number>
}
