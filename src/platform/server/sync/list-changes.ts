import { type RawBuilder, sql } from 'kysely'
import { columnsOf, type DeviceTable } from '../../shared/device-table.ts'
import { Refusal } from '../../shared/errors.ts'
import { getNews } from '../../shared/news-contract.ts'
import {
  type Changes,
  type DeviceValue,
  listChanges,
  type PhoneKeys,
  pullForm,
  type TableChanges,
} from '../../shared/sync-contract.ts'
import { canonicalText } from '../canonical-text.ts'
import type { Context } from '../context.ts'
import { type Handler, handle } from '../module.ts'
import { commonChanges } from './common-changes.ts'
import { type HeldTable, heldTables, shapeName } from './held-tables.ts'
import { isEnded } from './phones.ts'
import { sharedAnswers } from './shared-answers.ts'
import { keysForPhone } from './village-keys.ts'

// About 100 kB packed: two seconds of a thin line, and lost again when the line breaks.
const usualLimit = 2_500

/** A page ends inside a table: after this id, and never later than this number of the village's chain. */
interface Place {
  readonly since: number | null
  readonly upTo: number
  readonly table: number
  readonly after: string | null
}

/**
 * What a device lacks. The order is that of commits: the number comes from the village's one head row, taken as the last
 * act of each command, so that a slow command with a smaller number can never appear after a device has passed it.
 */
export const listChangesHandler = (tables: readonly HeldTable[]): Handler =>
  handle(listChanges, async (context, { since, shape, page, form, limit = usualLimit, ...known }) => {
    if (form < pullForm.oldest) throw new Refusal('rule', 'platform.appTooOld')
    if (form > pullForm.newest) throw new Refusal('rule', 'platform.serverOlder')
    const all = heldTables(tables, context)
    const [held, common] = [all.filter(({ isCommon }) => !isCommon), all.filter(({ isCommon }) => isCommon)]
    const name = shapeName(all, context)
    const reset = since === null || shape !== name
    const head = await headFor(context, known.phone)
    const place = page ? readPlace(page) : firstPlace(head.number, reset ? null : since)
    const isAnew = reset && !page
    // the hash of the chain stands for everything that was ever done in this village
    const keys = newKeys(context, known.keys)
    const own = held.some(({ draw }) => draw) ? context.actor.accountId : null
    const key = canonicalText({ village: context.villageId, name, head, place, limit, own })
    // what is in one officer's hands only makes the answer his own; the rows are read once all the same
    const whose = held.some(({ assigned, heldOnlyBy }) => assigned || heldOnlyBy) ? context.actor.accountId : null
    const answerKey = canonicalText({ key, isAnew, whose, keys: keys?.id, common: known.common, isPage: page !== null })
    return oneAnswer(answerKey, async () => {
      const { found, next } = await onePage(key, () => fillPage(context, { held, all: tables, place, limit }))
      const wanted =
        known.common === undefined || page ? null : await commonChanges(context, common, reset ? null : known.common)
      return {
        ...{ reset: isAnew, shape: name, upTo: place.upTo, nextPage: next && writePlace(next) },
        tables: [
          ...(wanted?.tables ?? []),
          ...found.map((changes) => inHandsOf(context, held, forHolder(context, held, changes, place))),
        ],
        ...(wanted && { common: wanted.version }),
        ...(keys && { keys }),
      }
    })
  })

/** The keys of the house, for a device that asks for them and knows others or none. */
const newKeys = (context: Context, known: string | null | undefined): PhoneKeys | undefined => {
  if (known === undefined) return undefined
  const keys = keysForPhone(context.villageId)
  return keys.id === known ? undefined : keys
}

const onePage = sharedAnswers<Filled>()
const oneAnswer = sharedAnswers<Changes & { keys?: PhoneKeys }>()

interface Head {
  readonly number: number
  readonly hash: string
}

/** How far the village's chain has come. */
const headOf = async (context: Context): Promise<Head> => {
  const { rows } = await sql<Head>`
    select audit_no as number, encode(audit_hash, 'hex') as hash from village_heads
    where village_id = ${context.villageId}`.execute(context.database)
  return rows[0] ?? { number: 0, hash: '' }
}

/** The same for a phone, in one statement: one that was ended hears it at its next question, and empties itself. */
const headFor = async (context: Context, phone: string | undefined): Promise<Head> => {
  if (!phone) return headOf(context)
  const { rows } = await sql<{ number: number | null; hash: string | null; is_ended: boolean }>`
    select h.audit_no as number, encode(h.audit_hash, 'hex') as hash, ${isEnded(context, phone)} as is_ended
    from (select) asked left join village_heads h on h.village_id = ${context.villageId}`.execute(context.database)
  const [found] = rows
  if (found?.is_ended) throw new Refusal('forbidden', 'platform.phoneEnded')
  return { number: found?.number ?? 0, hash: found?.hash ?? '' }
}

export const getNewsHandler = handle(getNews, async (context) => ({ number: Number((await headOf(context)).number) }))

const firstPlace = (upTo: number, since: number | null): Place =>
  // a device that is ahead of the village followed a database that was put back from a backup
  ({ since: since !== null && since > upTo ? null : since, upTo, table: 0, after: null })

const writePlace = ({ since, upTo, table, after }: Place): string => [since ?? '', upTo, table, after ?? ''].join('.')

const readPlace = (text: string): Place => {
  const parts = /^(\d*)\.(\d+)\.(\d+)\.([0-9a-f-]*)$/.exec(text)
  if (!parts) throw new Refusal('invalid', 'platform.invalidInput')
  const [, since, upTo, table, after] = parts
  return { since: since ? Number(since) : null, upTo: Number(upTo), table: Number(table), after: after || null }
}

interface Filling {
  readonly held: readonly HeldTable[]
  readonly all: readonly HeldTable[]
  readonly place: Place
  readonly limit: number
}

interface Filled {
  readonly found: TableChanges[]
  readonly next: Place | null
}

const fillPage = async (context: Context, { held, all, place, limit }: Filling): Promise<Filled> => {
  const found: TableChanges[] = []
  // Each table's statement takes longer to plan than to run, and its plan is the same for every village.
  const planned = sql`set local plan_cache_mode = force_generic_plan`.execute(context.database)
  const [touched] = await Promise.all([touchedTables(context, place), planned])
  let room = limit
  let after = place.after
  for (let index = place.table; index < held.length; index++, after = null) {
    const table = held[index]
    if (!table) break
    if (touched && !dependsOn(table, all).some((name) => touched.has(name))) continue
    const part = { table, all, place: { ...place, table: index, after }, limit: room }
    const { looked, last, ...changes } = table.draw
      ? await drawnChanges(context, table, table.draw)
      : await tableChanges(context, part)
    if (changes.whole || changes.rows.length + changes.gone.length > 0) found.push(changes)
    room -= looked
    if (room <= 0) return { found, next: { ...place, table: last === null ? index + 1 : index, after: last } }
  }
  return { found, next: null }
}

/** What was written to since: a phone that lacks little is asked about few of all tables. `null`: it lacks everything. */
const touchedTables = async (context: Context, { since, upTo }: Place): Promise<ReadonlySet<string> | null> => {
  if (since === null) return null
  const { rows } = await sql<{ name: string }>`
    select distinct r.table_name as name from audit_entries a join change_rows r using (village_id, command_id)
    where a.village_id = ${context.villageId} and a.audit_no > ${since} and a.audit_no <= ${upTo}`.execute(
    context.database,
  )
  return new Set(rows.map(({ name }) => name))
}

/** The tables whose rows decide what a device holds of this one. */
const dependsOn = (table: HeldTable, all: readonly HeldTable[]): readonly string[] => [
  table.table,
  ...Object.values(table.drawnFrom ?? {}).map((place) => place.slice(0, place.indexOf('.'))),
  ...ownersOf(table, all).flatMap(({ owner }) => (owner.withheldWhen ? [owner.table] : [])),
]

interface Part {
  readonly table: HeldTable
  readonly all: readonly HeldTable[]
  readonly place: Place
  readonly limit: number
}

/** How far a page came in a table; a row that no device may hold counts too. */
interface Looked {
  readonly looked: number
  readonly last: string | null
}

const tableChanges = async (context: Context, part: Part): Promise<TableChanges & Looked> => {
  const { table, place } = part
  const columns = sql.join(valuesOf(context, table))
  const shown = sql`not ${isWithheld(part.table, part.all, 't')} and ${table.shown?.(context, 't') ?? sql`true`}`
  const after = place.after ? sql`and c.id > ${place.after}` : sql``
  const ids =
    place.since === null
      ? sql`select id from ${sql.table(table.table)} where village_id = ${context.villageId}`
      : sql`${changedIds(context, part)}`
  const { rows } = await sql<Record<string, DeviceValue> & { id: string; is_held: boolean }>`
    with c as (${ids})
    select c.id, t.id is not null as is_held, ${columns}
    from (select distinct id from c where true ${after} order by id limit ${part.limit}) c
    left join ${sql.table(table.table)} t on t.village_id = ${context.villageId} and t.id = c.id and ${shown}
    order by c.id`.execute(context.database)
  return {
    table: table.table,
    columns: [...columnsOf(table)],
    rows: rows
      .filter((row) => row.is_held)
      .map((row) => [row.id, ...columnsOf(table).map((column) => row[column] ?? null), ...holderIn(table, row)]),
    gone: place.since === null ? [] : rows.filter((row) => !row.is_held).map(({ id }) => id),
    looked: rows.length,
    last: rows.at(-1)?.id ?? null,
  }
}

/** Few rows that come and go with those of other tables: always all of them, on one page. */
const drawnChanges = async (
  context: Context,
  table: HeldTable,
  draw: NonNullable<HeldTable['draw']>,
): Promise<TableChanges & Looked> => {
  const { rows } = await sql<Record<string, DeviceValue> & { id: string }>`${draw(context)}`.execute(context.database)
  const columns = columnsOf(table)
  return {
    ...{ table: table.table, columns: [...columns], gone: [], whole: true, looked: rows.length, last: null },
    rows: rows.map((row) => [row.id, ...columns.map((column) => row[column] ?? null)]),
  }
}

const valuesOf = (context: Context, held: HeldTable) => {
  const { table, columns, assigned, added = [], addedValues, owner, heldOnlyBy } = held
  const own = columns.map((column) => sql.ref(`t.${column}`))
  const holder = assigned?.ofOwner
    ? sql`(select o.${sql.ref(assigned.to)} from ${sql.table(owner?.table ?? table)} o
        where o.village_id = t.village_id and o.id = ${sql.ref(`t.${owner?.key ?? 'id'}`)})`
    : sql.ref(`t.${assigned?.to ?? 'id'}`)
  const kept = assigned
    ? [...assigned.columns.map((column) => sql.ref(`t.${column}`)), sql`${holder} as in_hands_of`]
    : []
  const told = (addedValues?.(context, 't') ?? []).map(
    (value, index) => sql`${value} as ${sql.ref(added[index] ?? '')}`,
  )
  const only = heldOnlyBy ? [sql`${sql.ref(`t.${heldOnlyBy}`)} as held_only_by`] : []
  return [...own, ...kept, ...told, ...only]
}

const holderIn = (
  { assigned, heldOnlyBy }: HeldTable,
  row: Readonly<Record<string, DeviceValue>>,
): readonly DeviceValue[] => [
  ...(assigned ? [row.in_hands_of ?? null] : []),
  ...(heldOnlyBy ? [row.held_only_by ?? null] : []),
]

/** A page is shared by many; a row for one account leaves only with him. From whoever had it before, it goes. */
const forHolder = (
  { actor }: Context,
  held: readonly HeldTable[],
  changes: TableChanges,
  { since }: Place,
): TableChanges => {
  if (!held.find((one) => one.table === changes.table)?.heldOnlyBy) return changes
  const isFor = (row: readonly DeviceValue[]) => row.at(-1) === null || row.at(-1) === actor.accountId
  const others = since === null ? [] : changes.rows.filter((row) => !isFor(row)).map(([id]) => String(id))
  return {
    ...changes,
    rows: changes.rows.filter(isFor).map((row) => row.slice(0, -1)),
    gone: [...changes.gone, ...others],
  }
}

/** A page is shared by many; what is kept apart for few leaves only with the one whose it is. */
const inHandsOf = ({ actor }: Context, held: readonly HeldTable[], changes: TableChanges): TableChanges => {
  const table = held.find((one) => one.table === changes.table)
  if (!table?.assigned) return changes
  const first = 1 + table.columns.length
  const end = first + table.assigned.columns.length
  const rows = changes.rows.map((row) => {
    const isMine = row.at(-1) === actor.accountId
    return row.slice(0, -1).map((value, place) => (isMine || place < first || place >= end ? value : null))
  })
  return { ...changes, rows }
}

/** What commands touched, and what belongs to a row that may have been withheld until now. */
const changedIds = (context: Context, { table, all, place }: Part): RawBuilder<unknown> => {
  const touched = (name: string) => sql`
    select unnest(r.row_ids) as id from change_rows r join audit_entries a using (village_id, command_id)
    where r.village_id = ${context.villageId} and r.table_name = ${name} and a.audit_no > ${place.since} and a.audit_no <= ${place.upTo}`
  const owners = ownersOf(table, all)
  return owners.reduce<RawBuilder<unknown>>(
    (ids, { owner, path }) => (owner.withheldWhen ? sql`${ids} union ${path(touched(owner.table))}` : ids),
    touched(table.table),
  )
}

interface OwnerPath {
  readonly owner: DeviceTable
  /** The rows of the first table that belong to these rows of the owner. */
  readonly path: (ownerIds: RawBuilder<unknown>) => RawBuilder<unknown>
}

const ownersOf = (table: DeviceTable, all: readonly DeviceTable[]): OwnerPath[] => {
  const paths: OwnerPath[] = []
  let below = (ids: RawBuilder<unknown>) => ids
  for (let each = table; each.owner; ) {
    const { owner } = each
    const [name, inner] = [each.table, below]
    const path = (ids: RawBuilder<unknown>) =>
      inner(sql`select o.id from ${sql.table(name)} o where ${sql.ref(`o.${owner.key}`)} in (${ids})`)
    const next = all.find((one) => one.table === owner.table)
    if (!next) throw new Error(`${name} belongs to ${owner.table}, which no device holds`)
    paths.push({ owner: next, path })
    each = next
    below = path
  }
  return paths
}

const isWithheld = (table: DeviceTable, all: readonly DeviceTable[], alias: string): RawBuilder<boolean> => {
  const own = table.withheldWhen ? sql<boolean>`${sql.ref(`${alias}.${table.withheldWhen}`)}` : sql<boolean>`false`
  const { owner } = table
  const above = owner && all.find((one) => one.table === owner.table)
  if (!owner || !above) return own
  const inner = `${alias}o`
  return sql<boolean>`(${own} or exists (select from ${sql.table(above.table)} as ${sql.ref(inner)}
    where ${sql.ref(`${inner}.village_id`)} = ${sql.ref(`${alias}.village_id`)}
      and ${sql.ref(`${inner}.id`)} = ${sql.ref(`${alias}.${owner.key}`)} and ${isWithheld(above, all, inner)}))`
}
