import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Context } from '#platform/server/context.ts'
import { kyselyOn } from '#platform/server/database.ts'
import { bodies } from '../contract/bodies.ts'
import type { StarterRow } from '../rules/starter-row.ts'
import { starterRows } from '../starter/index.ts'
import { searchTextOf } from './row-shape.ts'

/** The same words give the same id, so loading twice changes nothing and a better release adds a row. */
const starterId = (content: string): string => {
  const hex = createHash('sha256').update(content).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const prepared = (row: StarterRow) => {
  const body = JSON.stringify(bodies[row.kind].parse(row.body))
  return {
    ...row,
    body,
    id: starterId([row.kind, row.key, row.effectiveFrom, row.title, row.source, row.confirmed, body].join('|')),
  }
}

/**
 * Brings the rows typed from public sources. A key that people have recorded or withdrawn for the same day is left to them.
 * The database must be allowed common rows. Says how many rows it wrote.
 */
export const loadStarterRows = async (database: Context['database']): Promise<number> => {
  const rows = starterRows.map(prepared)
  const column = <Value>(read: (row: (typeof rows)[number]) => Value) => rows.map(read)
  const inserted = await sql`
    insert into reference_rows (id, kind, key, title, title_en, body, search_text, effective_from, effective_to, source, source_url,
      confirmed_by, confirmed_on, recorded_at, recorded_by, starter)
    select id, kind, key, title, title_en, body, search, starts, ends, source, url,
      case when confirmed then 'Penyusun Desmigratif, dari sumber yang disebut' end, case when confirmed then date '2026-11-22' end,
      now(), 'Desmigratif', true
    from unnest(
      ${column((row) => row.id)}::uuid[], ${column((row) => row.kind)}::text[], ${column((row) => row.key)}::text[],
      ${column((row) => row.title)}::text[], ${column((row) => row.titleEn ?? null)}::text[], ${column((row) => row.body)}::text[],
      ${column((row) => searchTextOf({ ...row, titleEn: row.titleEn ?? null, body: JSON.parse(row.body) as unknown }))}::text[],
      ${column((row) => row.effectiveFrom)}::date[], ${column((row) => row.effectiveTo ?? null)}::date[],
      ${column((row) => row.source)}::text[], ${column((row) => row.sourceUrl ?? null)}::text[], ${column((row) => row.confirmed)}::boolean[]
    ) as one(id, kind, key, title, title_en, body, search, starts, ends, source, url, confirmed)
    where not exists (
      select from reference_rows r where r.kind = one.kind and r.key = one.key and r.effective_from = one.starts
        and (not r.starter or r.withdrawn_on is not null))
    on conflict (id) do nothing`.execute(database)
  return Number(inserted.numAffectedRows ?? 0)
}

/** After the migrations, as owner. */
export const prepareReferences = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await loadStarterRows(kyselyOn<unknown>(client))
  } finally {
    await client.end()
  }
}
