import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { getRow, listKinds, listRows, type ReferenceKind, referenceKinds } from '../contract.ts'
import { foldText } from '../rules/fold-text.ts'
import { statesOn } from '../rules/row-state.ts'
import { datedRow, type ReferenceRow, type StoredRow, shapeRow } from './row-shape.ts'
import { confirmedOn, currentRows } from './rows-of.ts'
import { db } from './tables.ts'

/** What no longer speaks on a day, or does not yet. */
const otherRows = (on: string, only: 'past' | 'coming', kind?: ReferenceKind) => sql<StoredRow>`
  select * from reference_rows r
  where ${kind === undefined ? sql`true` : sql`kind = ${kind}`}
    and ${only === 'coming' ? sql`effective_from > ${on}::date and withdrawn_on is null` : sql`(effective_from <= ${on}::date or withdrawn_on is not null) and id not in (select id from (${currentRows(on, kind)}) current)`}`

const matching = (text: string) => {
  const words = foldText(text).split(' ').filter(Boolean)
  return words.length === 0
    ? sql`true`
    : sql.join(
        words.map((word) => sql`' ' || search_text like ${`% ${word}%`}`),
        sql` and `,
      )
}

/** States need the rows of the same keys: at most one of them speaks. */
const withStates = async (context: Context, rows: readonly StoredRow[], on: string): Promise<ReferenceRow[]> => {
  if (rows.length === 0) return []
  const family = await db(context)
    .selectFrom('reference_rows')
    .selectAll()
    .where('key', 'in', [...new Set(rows.map((row) => row.key))])
    .execute()
  return rows.map((row) => {
    const kin = family.filter((one) => one.kind === row.kind && one.key === row.key)
    return shapeRow(row, statesOn(kin.map(datedRow), on).get(row.id) ?? 'current', on)
  })
}

export const listRowsHandler = handle(listRows, async (context, { kind, text, only, offset, limit, ...input }) => {
  const on = input.on ?? context.today
  const holding = only === 'current' || only === 'unconfirmed'
  const from = holding ? currentRows(on, kind) : otherRows(on, only, kind)
  const unconfirmed = only === 'unconfirmed' ? sql`not ${confirmedOn(on)}` : sql`true`
  const found = await sql<StoredRow & { total: number }>`
    select *, count(*) over () as total from (${from}) held where ${unconfirmed} and ${matching(text)}
    order by array_position(${[...referenceKinds]}::text[], kind), ${only === 'past' ? sql`effective_from desc,` : sql``} key, recorded_at
    limit ${limit} offset ${offset}`.execute(context.database)
  return { total: found.rows[0]?.total ?? 0, rows: await withStates(context, found.rows, on) }
})

export const listKindsHandler = handle(listKinds, async (context, input) => {
  const on = input.on ?? context.today
  const found = await sql<{ kind: ReferenceKind; count: number; unconfirmed: number }>`
    select kind, count(*) as count, count(*) filter (where not ${confirmedOn(on)}) as unconfirmed
    from (${currentRows(on)}) held group by kind`.execute(context.database)
  const byKind = new Map(found.rows.map((row) => [row.kind, row]))
  return referenceKinds.map((kind) => byKind.get(kind) ?? { kind, count: 0, unconfirmed: 0 })
})

export const getRowHandler = handle(getRow, async (context, { id }) => {
  const row = await db(context).selectFrom('reference_rows').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw missing('references.rowMissing')
  const family = await db(context)
    .selectFrom('reference_rows')
    .selectAll()
    .where('kind', '=', row.kind)
    .where('key', '=', row.key)
    .orderBy('effective_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  const states = statesOn(family.map(datedRow), context.today)
  const shaped = family.map((one) => shapeRow(one, states.get(one.id) ?? 'current', context.today))
  const own = shaped.find((one) => one.id === id)
  if (!own) throw missing('references.rowMissing')
  return { row: own, history: shaped.filter((one) => one.id !== id) }
})
