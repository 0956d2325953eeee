import { type DeviceTable, shapeOf } from '../../shared/device-table.ts'
import { canonicalText, sha256 } from '../canonical-text.ts'
import type { Context } from '../context.ts'

/** The tables whose rows this actor may carry on a device: those of which he may ask the whole village. */
export const heldTables = (tables: readonly DeviceTable[], context: Context): readonly DeviceTable[] =>
  tables.filter(({ heldBy }) => {
    const reach = context.reachIn(heldBy)
    return reach !== undefined && reach !== 'own' && reach !== 'household' && reach !== 'hamlet'
  })

/** Names what a device holds: the village, who holds it, and the form of the rows. */
export const shapeName = (held: readonly DeviceTable[], context: Context): string =>
  sha256(canonicalText({ village: context.villageId, role: context.actor.role, tables: shapeOf(held) }))
    .toString('hex')
    .slice(0, 32)
