import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type BodyOf, bodies, type ReferenceKind } from '../contract/bodies.ts'
import { comparedYearly, isConfirmed, yearDays } from '../rules/confirmed.ts'
import type { Reference } from '../rules/reference.ts'
import type { StoredRow } from './row-shape.ts'

type Database = Pick<Context, 'database'>

/** SQL of the rows that hold on a day: of each key the latest start that is neither withdrawn nor replaced, unless ended. */
export const currentRows = (on: string, kind?: ReferenceKind, key?: string) => sql<StoredRow>`
  select * from (
    select distinct on (kind, key) * from reference_rows r
    where effective_from <= ${on}::date and withdrawn_on is null
      ${kind === undefined ? sql`` : sql`and kind = ${kind}`} ${key === undefined ? sql`` : sql`and key = ${key}`}
      and not exists (select from reference_rows n where n.replaces = r.id and n.withdrawn_on is null)
    order by kind, key, effective_from desc, recorded_at desc
  ) latest where effective_to is null or effective_to >= ${on}::date`

/** SQL of `isConfirmed`. */
export const confirmedOn = (on: string) => sql<boolean>`
  (confirmed_on is not null and (kind <> all (${[...comparedYearly]}::text[]) or confirmed_on > ${on}::date - ${yearDays}::int))`

const shape = <Kind extends ReferenceKind>(kind: Kind, row: StoredRow, on: PlainDate): Reference<Kind> => ({
  id: row.id,
  key: row.key,
  title: row.title,
  titleEn: row.title_en,
  body: bodies[kind].parse(JSON.parse(row.body)) as BodyOf<Kind>,
  effectiveFrom: row.effective_from as PlainDate,
  effectiveTo: row.effective_to as PlainDate | null,
  source: row.source,
  sourceUrl: row.source_url,
  confirmed: isConfirmed(row.kind, row.confirmed_on, on),
})

/** Every row of a kind that holds on a day, in order of key. */
export const rowsOf = async <Kind extends ReferenceKind>(
  { database }: Database,
  kind: Kind,
  on: PlainDate,
): Promise<Reference<Kind>[]> => {
  const found = await currentRows(on, kind).execute(database)
  return found.rows.map((row) => shape(kind, row, on))
}

/** The row of a key that holds on a day, if there is one. */
export const findRow = async <Kind extends ReferenceKind>(
  { database }: Database,
  kind: Kind,
  key: string,
  on: PlainDate,
): Promise<Reference<Kind> | undefined> => {
  const found = await currentRows(on, kind, key).execute(database)
  const [row] = found.rows
  return row && shape(kind, row, on)
}
