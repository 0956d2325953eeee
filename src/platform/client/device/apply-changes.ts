import { columnsOf, type DeviceTable } from '../../shared/device-table.ts'
import type { TableChanges } from '../../shared/sync-contract.ts'
import type { DeviceRow, RowTables } from './row-tables.ts'

/** What the device must keep and forget after a page of changes, by table. */
export interface RowsChanged {
  readonly table: string
  readonly put: readonly DeviceRow[]
  readonly gone: readonly string[]
}

/** Writes a page of the server's rows; what belongs to a row that left goes with it. */
export const applyChanges = (
  rows: RowTables,
  tables: readonly DeviceTable[],
  changes: readonly TableChanges[],
): RowsChanged[] => changes.flatMap((change) => applyTable(rows, tables, change))

const applyTable = (rows: RowTables, tables: readonly DeviceTable[], change: TableChanges): RowsChanged[] => {
  const declared = tables.find(({ table }) => table === change.table)
  if (!declared) return [] // a table of a later release: this one does not show it
  // by name: a server of another release may have more columns, or others
  const places = columnsOf(declared).map((column) => [column, change.columns.indexOf(column)] as const)
  const put = change.rows.map(([id, ...values]) => {
    const columns = places.map(([column, place]) => [column, values[place] ?? null] as const)
    return { ...Object.fromEntries(columns), id: String(id) }
  })
  const left = change.whole ? leftBehind(rows, change.table, put) : change.gone
  for (const row of put) rows.put(change.table, row)
  const gone = left.flatMap((id) => removeWithOwned(rows, tables, change.table, id))
  return [{ table: change.table, put, gone: [] }, ...gone]
}

const leftBehind = (rows: RowTables, table: string, put: readonly DeviceRow[]): string[] => {
  const kept = new Set(put.map(({ id }) => id))
  return rows.all(table).flatMap(({ id }) => (kept.has(id) ? [] : [id]))
}

const removeWithOwned = (rows: RowTables, tables: readonly DeviceTable[], table: string, id: string): RowsChanged[] => {
  const owned = tables.filter(({ owner }) => owner?.table === table)
  const below = owned.flatMap(({ table: name, owner }) =>
    rows.where(name, owner?.key ?? '', id).flatMap((row) => removeWithOwned(rows, tables, name, row.id)),
  )
  rows.remove(table, id)
  return [...below, { table, put: [], gone: [id] }]
}
