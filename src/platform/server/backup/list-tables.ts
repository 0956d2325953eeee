import type pg from 'pg'

export interface BackupTable {
  readonly name: string
  readonly columns: readonly string[]
}

interface TableRow extends pg.QueryResultRow {
  readonly name: string
  readonly columns: string[]
  readonly needs: string[]
}

/** Every table of the house, those that others point to first. */
export const listTables = async (client: pg.ClientBase): Promise<BackupTable[]> => {
  const { rows } = await client.query<TableRow>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      array(select distinct other.relname::text from pg_constraint f join pg_class other on other.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    order by c.relname`)
  return inOrder(rows)
}

const inOrder = (rows: readonly TableRow[]): TableRow[] => {
  const rowByName = new Map(rows.map((row) => [row.name, row]))
  const ordered = new Set<TableRow>()
  const visit = (row: TableRow, above: readonly TableRow[]) => {
    if (ordered.has(row) || above.includes(row)) return
    for (const name of row.needs) {
      const needed = rowByName.get(name)
      if (needed) visit(needed, [...above, row])
    }
    ordered.add(row)
  }
  for (const row of rows) visit(row, [])
  return [...ordered]
}

export const readSequences = async (client: pg.ClientBase): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' and last_value is not null order by 1`,
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, Number(last)]))
}
