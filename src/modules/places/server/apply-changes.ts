import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { refuse } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { isUrban, type PlaceKind, parentCode, placeKinds } from '../rules/codes.ts'
import type { KnownPlace, PlaceChange } from '../rules/compare-lists.ts'
import { foldName } from '../rules/fold-name.ts'
import { type LocalWords, localWordsOf } from '../rules/local-words.ts'
import { zoneOfCode } from '../rules/time-zones.ts'
import { db } from './tables.ts'

interface Applied {
  readonly known: readonly KnownPlace[]
  readonly changes: readonly PlaceChange[]
  readonly effectiveOn: PlainDate
  readonly source: string
}

interface Version {
  readonly kind: PlaceKind
  readonly id: number
  readonly code: string
  readonly name: string
  readonly parentId: number | null
  readonly words: LocalWords
}

/** Closes what was, writes what is: versions and links only. No id changes, so no other table is touched. */
export const applyChanges = async (context: Context, applied: Applied): Promise<void> => {
  const ids = await idsByCode(context, applied)
  await refuseOlder(context, applied)
  const words = await currentWords(context, applied)
  const versions = applied.changes.flatMap((change) => versionOf(change, ids, words))
  await closeVersions(context, applied)
  await writeVersions(context, versions, applied)
  await writeLinks(context, applied, ids)
  await refuseOrphans(context, applied)
  await db(context)
    .insertInto('place_lists')
    .values({
      id: newId(),
      code_system: 'kemendagri',
      release: `${applied.effectiveOn} ${context.commandId ?? newId()}`,
      source: applied.source,
      loaded_at: context.now,
    })
    .execute()
}

/** Every code of the new list → id; new places are made on the way, parents first. */
const idsByCode = async (context: Context, { known, changes }: Applied): Promise<Map<string, number>> => {
  const changed = new Set(changes.map((change) => change.before?.code))
  const ids = new Map(known.filter((place) => !changed.has(place.code)).map((place) => [place.code, place.id]))
  for (const { placeId, after } of changes) if (after && placeId !== null) ids.set(after.code, placeId)
  for (const kind of placeKinds) {
    const codes = changes.flatMap((change) =>
      change.what === 'new' && change.kind === kind && change.after ? [change.after.code] : [],
    )
    const made = await makePlaces(context, kind, codes)
    codes.forEach((code, index) => {
      ids.set(code, made[index] ?? 0)
    })
  }
  return ids
}

const makePlaces = async (context: Context, kind: PlaceKind, codes: readonly string[]): Promise<number[]> => {
  if (codes.length === 0) return []
  const made =
    kind === 'village'
      ? await sql<{ id: number }>`insert into villages (time_zone)
          select zone from unnest(${codes.map(zoneOfCode)}::text[]) with ordinality as one(zone, at) order by at
          returning id`.execute(context.database)
      : await sql<{ id: number }>`insert into areas (kind)
          select ${kind} from generate_series(1, ${codes.length}::integer) returning id`.execute(context.database)
  return made.rows.map((row) => row.id).sort((one, other) => one - other)
}

const versionOf = (
  change: PlaceChange,
  ids: ReadonlyMap<string, number>,
  words: ReadonlyMap<string, LocalWords>,
): Version[] => {
  if (!change.after) return []
  const { code, name } = change.after
  const parent = parentCode(code)
  const sameNature = change.before && isUrban(change.before.code) === isUrban(code)
  return [
    {
      kind: change.kind,
      id: ids.get(code) ?? 0,
      code,
      name,
      parentId: parent === undefined ? null : (ids.get(parent) ?? 0),
      words: (sameNature ? words.get(`${change.kind} ${change.placeId}`) : undefined) ?? localWordsOf(code),
    },
  ]
}

const closing = (changes: readonly PlaceChange[]) => changes.filter((change) => change.placeId !== null)

const pairs = (changes: readonly PlaceChange[]) => sql`
  unnest(${changes.map((change) => change.kind)}::text[], ${changes.map((change) => change.placeId)}::bigint[]) as closed(kind, id)`

const refuseOlder = async (context: Context, { changes, effectiveOn }: Applied): Promise<void> => {
  const newer = await sql<{ code: string }>`
    select v.code from place_versions v join ${pairs(closing(changes))} on v.place_kind = closed.kind and v.place_id = closed.id
    where v.valid_to is null and v.valid_from >= ${effectiveOn}::date limit 1`.execute(context.database)
  if (newer.rows[0]) refuse('places.listOlder', { code: newer.rows[0].code })
}

/** A place keeps its words through a new number: Kuripan does not become something else because its code did. */
const currentWords = async (context: Context, { changes }: Applied): Promise<Map<string, LocalWords>> => {
  const found = await sql<LocalWords & { place: string }>`
    select v.place_kind || ' ' || v.place_id as place, v.kind_word as "kindWord", v.head_title as "headTitle"
    from place_versions v join ${pairs(closing(changes))} on v.place_kind = closed.kind and v.place_id = closed.id
    where v.valid_to is null`.execute(context.database)
  return new Map(found.rows.map(({ place, ...words }) => [place, words]))
}

const closeVersions = async (context: Context, { changes, effectiveOn }: Applied): Promise<void> => {
  await sql`
    update place_versions v set valid_to = ${addDays(effectiveOn, -1)}::date
    from ${pairs(closing(changes))}
    where v.place_kind = closed.kind and v.place_id = closed.id and v.code_system = 'kemendagri' and v.valid_to is null
  `.execute(context.database)
}

const writeVersions = async (context: Context, versions: readonly Version[], applied: Applied): Promise<void> => {
  const column = <Value>(read: (version: Version) => Value) => versions.map(read)
  await sql`
    insert into place_versions
      (place_kind, place_id, code_system, code, name, folded_name, kind_word, head_title, parent_id, valid_from, source)
    select kind, id, 'kemendagri', code, name, folded, kind_word, head_title, parent_id, ${applied.effectiveOn}::date, ${applied.source}
    from unnest(
      ${column((version) => version.kind)}::text[], ${column((version) => version.id)}::bigint[],
      ${column((version) => version.code)}::text[], ${column((version) => version.name)}::text[],
      ${column((version) => foldName(version.name))}::text[], ${column((version) => version.words.kindWord)}::text[],
      ${column((version) => version.words.headTitle)}::text[], ${column((version) => version.parentId)}::bigint[]
    ) as one(kind, id, code, name, folded, kind_word, head_title, parent_id)`.execute(context.database)
}

const writeLinks = async (context: Context, applied: Applied, ids: ReadonlyMap<string, number>): Promise<void> => {
  const knownIds = new Map(applied.known.map((place) => [place.code, place.id]))
  const links = applied.changes.flatMap(({ kind, placeId, before, after, linked }) => {
    if (after) return linked.map((code) => ({ kind, from: knownIds.get(code), to: ids.get(after.code) }))
    return before ? linked.map((code) => ({ kind, from: placeId ?? undefined, to: ids.get(code) })) : []
  })
  for (const { kind, from, to } of links) {
    if (from === undefined || to === undefined || from === to) continue
    const link = { place_kind: kind, predecessor_id: from, successor_id: to }
    await db(context)
      .insertInto('place_successions')
      .values({ id: newId(), ...link, happened_on: applied.effectiveOn, source: applied.source })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

const refuseOrphans = async (context: Context, { changes }: Applied): Promise<void> => {
  const ended = changes
    .filter((change) => change.what === 'ended' && change.kind !== 'village')
    .map((change) => change.placeId)
  const found = await sql<{ code: string }>`
    select code from place_versions where valid_to is null and parent_id = any(${ended}::bigint[]) limit 1
  `.execute(context.database)
  if (found.rows[0]) refuse('places.childrenWithoutParent', { code: found.rows[0].code })
}
