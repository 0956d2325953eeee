import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import { parentCode } from '../rules/codes.ts'
import { foldName } from '../rules/fold-name.ts'
import { localWordsOf } from '../rules/local-words.ts'
import { type ListedPlace, readPlaceList } from '../rules/place-list.ts'
import { zoneOfCode } from '../rules/time-zones.ts'
import { readRows } from './read-rows.ts'
import { db } from './tables.ts'

/** Pinned in package.json; data under ODbL, named in the README. */
const release = 'idn-area-data 4.0.1'
const source = 'Kepmendagri 300.2.2-2138/2025, lewat idn-area-data 4.0.1 (ODbL)'

const files = ['provinces', 'regencies', 'districts', 'villages'] as const

/** The pinned list, tidied, in order of code. */
export const packagedPlaces = (): readonly ListedPlace[] => {
  const folder = new URL('../data/', import.meta.resolve('idn-area-data'))
  const rows = files.flatMap((file) => {
    const [header = [], ...lines] = readRows(readFileSync(new URL(`${file}.csv`, folder), 'utf8'))
    const [codeAt, nameAt] = [header.indexOf('code'), header.indexOf('name')]
    return lines.map((cells) => [cells[codeAt] ?? '', cells[nameAt] ?? ''])
  })
  const { places, faults } = readPlaceList([['code', 'name'], ...rows])
  if (faults.length > 0 || places.length < 90_000) throw new Error('the packaged list of places cannot be read')
  return places
}

/**
 * Fills an empty house with all 38 provinces to 83,762 villages: once, in one statement, about three seconds.
 * The database must be allowed common rows. Says how many villages it wrote, 0 when there is a list already.
 */
export const loadPlaces = async (database: Context['database']): Promise<number> => {
  const loaded = await db({ database }).selectFrom('place_lists').select('id').limit(1).executeTakeFirst()
  if (loaded) return 0
  const places = packagedPlaces()
  const counter = { village: 0, area: 0 }
  const idByCode = new Map(
    places.map((place) => [place.code, place.kind === 'village' ? ++counter.village : ++counter.area]),
  )
  const column = <Value>(read: (place: ListedPlace) => Value) => places.map(read)
  const words = places.map((place) => localWordsOf(place.code))
  const inserted = await sql<{ count: number }>`
    with list as (
      insert into place_lists (id, code_system, release, source, loaded_at)
      values (${newId()}::uuid, 'kemendagri', ${release}, ${source}, now()) on conflict do nothing returning id
    ), listed as (
      select * from unnest(
        ${column((place) => place.kind)}::text[], ${column((place) => idByCode.get(place.code))}::bigint[],
        ${column((place) => place.code)}::text[], ${column((place) => place.name)}::text[],
        ${column((place) => foldName(place.name))}::text[],
        ${words.map((word) => word.kindWord)}::text[], ${words.map((word) => word.headTitle)}::text[],
        ${column((place) => idByCode.get(parentCode(place.code) ?? '') ?? null)}::bigint[],
        ${column((place) => zoneOfCode(place.code))}::text[]
      ) as place(kind, id, code, name, folded, kind_word, head_title, parent_id, zone) where exists (select from list)
    ), new_areas as (
      insert into areas (id, kind) select id, kind from listed where kind <> 'village'
    ), new_villages as (
      insert into villages (id, time_zone) select id, zone from listed where kind = 'village' returning id
    ), versions as (
      insert into place_versions
        (place_kind, place_id, code_system, code, name, folded_name, kind_word, head_title, parent_id, source)
      select kind, id, 'kemendagri', code, name, folded, kind_word, head_title, parent_id, ${source} from listed
    )
    select count(*) as count from new_villages`.execute(database)
  return inserted.rows[0]?.count ?? 0
}
