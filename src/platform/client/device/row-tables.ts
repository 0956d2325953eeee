import type { DeviceValue } from '../../shared/sync-contract.ts'

/** A row as the device holds it: its id and the columns its table declares. */
export type DeviceRow = Readonly<Record<string, DeviceValue>> & { readonly id: string }

/** What a page offline reads from. */
export interface RowReader {
  find(table: string, id: string): DeviceRow | undefined
  all(table: string): readonly DeviceRow[]
  /** The rows whose column has this value. */
  where(table: string, column: string, value: DeviceValue): readonly DeviceRow[]
}

/** What a command that waits does to the rows of its device until the server's own rows arrive. */
export interface RowWriter extends RowReader {
  put(table: string, row: DeviceRow): void
  /** Changes columns of a row that is there; of one that is not, nothing. */
  change(table: string, id: string, columns: Readonly<Record<string, DeviceValue>>): void
  remove(table: string, id: string): void
}

type Rows = Map<string, DeviceRow>

const removed: DeviceRow = { id: '' }

/** The rows of a device in memory: 20,000 of them are a few megabytes, and every list is answered at once. */
export class RowTables implements RowWriter {
  private readonly rowsByTable = new Map<string, Rows>()
  private readonly indexes = new Map<string, Map<DeviceValue, DeviceRow[]>>()
  private readonly below: RowTables | undefined

  /** Over other tables: their rows shine through, and nothing written here reaches them. */
  constructor(below?: RowTables) {
    this.below = below
  }

  find(table: string, id: string): DeviceRow | undefined {
    const own = this.rowsByTable.get(table)?.get(id)
    if (own) return own === removed ? undefined : own
    return this.below?.find(table, id)
  }

  all(table: string): readonly DeviceRow[] {
    const own = this.rowsByTable.get(table)
    if (!this.below) return [...(own?.values() ?? [])]
    if (!own) return this.below.all(table)
    const kept = this.below.all(table).filter(({ id }) => !own.has(id))
    return [...kept, ...[...own.values()].filter((row) => row !== removed)]
  }

  where(table: string, column: string, value: DeviceValue): readonly DeviceRow[] {
    const name = `${table}.${column}`
    let index = this.indexes.get(name)
    if (!index) {
      index = Map.groupBy(this.all(table), (row) => row[column] ?? null)
      this.indexes.set(name, index)
    }
    return index.get(value) ?? []
  }

  put(table: string, row: DeviceRow): void {
    this.set(table, row.id, row)
  }

  private set(table: string, id: string, row: DeviceRow): void {
    let rows = this.rowsByTable.get(table)
    if (!rows) {
      rows = new Map()
      this.rowsByTable.set(table, rows)
    }
    rows.set(id, row)
    this.forgetIndexes(table)
  }

  change(table: string, id: string, columns: Readonly<Record<string, DeviceValue>>): void {
    const row = this.find(table, id)
    if (row) this.put(table, { ...row, ...columns })
  }

  remove(table: string, id: string): void {
    if (this.below) this.set(table, id, removed)
    else this.rowsByTable.get(table)?.delete(id)
    this.forgetIndexes(table)
  }

  clear(): void {
    this.rowsByTable.clear()
    this.indexes.clear()
  }

  private forgetIndexes(table: string): void {
    for (const name of this.indexes.keys()) if (name.startsWith(`${table}.`)) this.indexes.delete(name)
  }
}
