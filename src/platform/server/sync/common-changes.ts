import { sql } from 'kysely'
import { columnsOf } from '../../shared/device-table.ts'
import type { DeviceValue, TableChanges } from '../../shared/sync-contract.ts'
import type { Context } from '../context.ts'
import type { HeldTable } from './held-tables.ts'

/** The rows of everybody, whole, unless the device has just these: they are few and change with a release or a decree. */
export const commonChanges = async (
  context: Context,
  tables: readonly HeldTable[],
  known: string | null,
): Promise<{ readonly version: string; readonly tables: TableChanges[] }> => {
  const versions = await Promise.all(tables.map((table) => versionOf(context, table)))
  const version = versions.join('.')
  if (version === known) return { version, tables: [] }
  return { version, tables: await Promise.all(tables.map((table) => wholeTable(context, table))) }
}

const versionOf = async (context: Context, { table, needed, version }: HeldTable): Promise<string> => {
  const { rows } = await sql<{ version: string }>`
    select md5(coalesce(string_agg(t.id::text || ${version ?? sql`''`}, ',' order by t.id), '')) as version
    from ${sql.table(table)} t where ${needed ?? sql`true`}`.execute(context.database)
  return rows[0]?.version ?? ''
}

const wholeTable = async (context: Context, table: HeldTable): Promise<TableChanges> => {
  const columns = columnsOf(table)
  const { rows } = await sql<Record<string, DeviceValue> & { id: string }>`
    select t.id, ${sql.join(columns.map((column) => sql.ref(`t.${column}`)))}
    from ${sql.table(table.table)} t where ${table.needed ?? sql`true`} order by t.id`.execute(context.database)
  return {
    ...{ table: table.table, columns: [...columns], gone: [], whole: true },
    rows: rows.map((row) => [row.id, ...columns.map((column) => row[column] ?? null)]),
  }
}
