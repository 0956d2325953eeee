import { openValue } from '#platform/server/keys.ts'
import { openForVillage } from '#platform/server/sync/village-keys.ts'
import type { World } from './world.ts'

/** What is looked for: words in any column, sealed ones included, and keyed digests. */
export interface Traces {
  readonly words: readonly string[]
  readonly digests: readonly Buffer[]
}

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly data_type: string
}

const columnsOfVillages = (world: World): Promise<Column[]> =>
  world.asOwner<Column & Record<string, unknown>>(
    `select c.table_name, c.column_name, c.data_type from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
       and (c.data_type in ('text', 'bytea', 'ARRAY', 'json', 'jsonb', 'character varying'))
       and exists (select from information_schema.columns v
         where v.table_schema = 'public' and v.table_name = c.table_name and v.column_name = 'village_id')
     order by 1, 2`,
  )

const opened = (bytes: Buffer, open: (sealed: Buffer) => string): string | undefined => {
  try {
    return open(bytes)
  } catch {
    return undefined
  }
}

/** As the house may open it, by its own key or as the village to which a phone sealed it. */
const readable = (bytes: Buffer, village: number): string =>
  opened(bytes, openValue) ??
  opened(bytes, (sealed) => openForVillage(village, sealed).toString('utf8')) ??
  bytes.toString('utf8')

/** Every `table.column` of this village that still tells of the person, seen as superuser, past every wall. */
export const findTraces = async (world: World, village: number, traces: Traces): Promise<string[]> => {
  const words = traces.words.map((word) => word.toLowerCase())
  const tells = (value: unknown): boolean => {
    if (value === null) return false
    if (Buffer.isBuffer(value) && traces.digests.some((digest) => value.includes(digest))) return true
    const text = (Buffer.isBuffer(value) ? readable(value, village) : JSON.stringify(value)).toLowerCase()
    return words.some((word) => text.includes(word))
  }
  const found: string[] = []
  for (const { table_name: table, column_name: column } of await columnsOfVillages(world)) {
    const rows = await world.asOwner<{ value: unknown }>(
      `select distinct "${column}" as value from "${table}" where village_id = $1 and "${column}" is not null`,
      [village],
    )
    if (rows.some(({ value }) => tells(value))) found.push(`${table}.${column}`)
  }
  return found
}
