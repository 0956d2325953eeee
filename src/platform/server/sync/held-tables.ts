import type { RawBuilder } from 'kysely'
import { type DeviceTable, shapeOf } from '../../shared/device-table.ts'
import { canonicalText, sha256 } from '../canonical-text.ts'
import type { Context } from '../context.ts'

/** A table of devices with what only the server can say of it. */
export interface HeldTable extends DeviceTable {
  /** Rows that this actor may carry at all; the alias is the row's. */
  readonly shown?: (context: Context, alias: string) => RawBuilder<boolean>
  /** A column with an account: where it is filled, the row is for that account's phones alone. */
  readonly heldOnlyBy?: string
  /** The values of `added`, in its order. */
  readonly addedValues?: (context: Context, alias: string) => readonly RawBuilder<unknown>[]
  /** Of a table drawn from others: its rows for this actor, the id first. */
  readonly draw?: (context: Context) => RawBuilder<unknown>
  /** Of a common table: the rows that phones need. */
  readonly needed?: RawBuilder<boolean>
  /** Of a common table: changes with the row. */
  readonly version?: RawBuilder<string>
}

/** The tables whose rows this actor may carry on a device: those of which he may ask the whole village, and of a hamlet what is meant for it. */
export const heldTables = (tables: readonly HeldTable[], context: Context): readonly HeldTable[] =>
  tables.filter(({ heldBy, inHamlet }) => {
    const reach = context.reachIn(heldBy)
    if (reach === 'hamlet') return inHamlet !== undefined
    return reach !== undefined && reach !== 'own' && reach !== 'household' && inHamlet !== 'only'
  })

/** Names what a device holds: the village, who holds it, and the form of the rows. */
export const shapeName = (held: readonly DeviceTable[], { villageId, reach, actor }: Context): string =>
  sha256(
    canonicalText({
      ...{ village: villageId, role: actor.role, tables: shapeOf(held) },
      ...(reach === 'hamlet' && { hamlet: actor.hamlet }),
    }),
  )
    .toString('hex')
    .slice(0, 32)
