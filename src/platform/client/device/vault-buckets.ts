import type { DeviceValue } from '../../shared/sync-contract.ts'
import { type Bytes, bytesText, textBytes } from './keys-crypto.ts'
import type { DeviceRow } from './row-tables.ts'
import type { Kept, Saving } from './vault.ts'

/** Rows of one table that are kept in one box: opening one box for each of 20,000 rows would take a phone many seconds. */
export type Bucket = ReadonlyMap<string, DeviceRow>
/** By `table number`. */
export type Buckets = ReadonlyMap<string, Bucket>

const bucketsPerTable = 64

/** FNV-1a: which of a table's buckets a row lies in. The same for ever, or a row would lie in two. */
const bucketNumber = (id: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % bucketsPerTable
}

const bucketOf = (table: string, id: string): string => `${table} ${bucketNumber(id)}`

/** The buckets that a saving touches, as they are after it; the others stay as they are. */
export const touchedBuckets = (before: Buckets, { rows = [], allRows }: Saving): Buckets => {
  const touched = new Map<string, Map<string, DeviceRow>>()
  const bucketFor = (table: string, id: string) => {
    const name = bucketOf(table, id)
    let bucket = touched.get(name)
    if (!bucket) {
      bucket = new Map(allRows ? [] : before.get(name))
      touched.set(name, bucket)
    }
    return bucket
  }
  for (const { table, rows: all } of allRows ?? []) for (const row of all) bucketFor(table, row.id).set(row.id, row)
  for (const { table, put, gone } of rows) {
    for (const row of put) bucketFor(table, row.id).set(row.id, row)
    for (const id of gone) bucketFor(table, id).delete(id)
  }
  return touched
}

/** Column names once, then values: a third of the bytes of whole rows. */
export const writeBucket = (name: string, bucket: Bucket): Bytes => {
  const rows = [...bucket.values()]
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const values = rows.map((row) => columns.map((column) => row[column] ?? null))
  return textBytes(JSON.stringify({ name, columns, rows: values }))
}

/** Reads what `writeBucket` wrote. */
export const readBucket = (bytes: Bytes): readonly [string, Bucket] => {
  const { name, columns, rows } = JSON.parse(bytesText(bytes)) as {
    name: string
    columns: string[]
    rows: DeviceValue[][]
  }
  const bucket = new Map<string, DeviceRow>()
  for (const values of rows) {
    const row: Record<string, DeviceValue> & { id: string } = { id: '' }
    for (let index = 0; index < columns.length; index++) row[columns[index] as string] = values[index] as DeviceValue
    bucket.set(row.id, row)
  }
  return [name, bucket]
}

export const rowsOfBuckets = (buckets: Buckets): Kept['rows'] => {
  const byTable = new Map<string, DeviceRow[]>()
  for (const [name, bucket] of buckets) {
    const table = name.slice(0, name.lastIndexOf(' '))
    const rows = byTable.get(table) ?? []
    byTable.set(table, rows)
    for (const row of bucket.values()) rows.push(row)
  }
  return [...byTable].map(([table, rows]) => ({ table, rows }))
}
