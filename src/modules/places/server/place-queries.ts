import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { findVillages, listRegions, listVersions, type PlaceKind } from '../contract.ts'
import { foldName } from '../rules/fold-name.ts'
import { shortName } from '../rules/village-index.ts'
import { db } from './tables.ts'

type Database = Pick<Context, 'database'>

const escapeLike = (word: string) => word.replace(/[\\%_]/g, '\\$&')

/** The same question as on the device, asked of the database: for those without the list. */
export const findVillagesHandler = handle(findVillages, async ({ database }, { text, limit }) => {
  const words = foldName(text).split(' ').filter(Boolean).slice(0, 6)
  if (words.length === 0) return []
  const folded = sql`' ' || p.folded_name || ' ' || d.folded_name || ' ' || r.folded_name || ' ' || s.folded_name`
  const meets = words.map((word) => sql`${folded} like ${`% ${escapeLike(word)}%`}`)
  const code = text.replace(/[.\s]/g, '')
  const condition = /^\d+$/.test(code) ? sql`replace(p.code, '.', '') like ${`${code}%`}` : sql.join(meets, sql` and `)
  const found = await sql<{
    id: number
    code: string
    name: string
    district: string
    regency: string
    province: string
  }>`
    select p.place_id as id, p.code, p.name, d.name as district, r.name as regency, s.name as province
    from place_versions p
    join place_versions d on d.place_kind = 'district' and d.place_id = p.parent_id and d.valid_to is null
    join place_versions r on r.place_kind = 'regency' and r.place_id = d.parent_id and r.valid_to is null
    join place_versions s on s.place_kind = 'province' and s.place_id = r.parent_id and s.valid_to is null
    where p.place_kind = 'village' and p.valid_to is null and ${condition}
    order by (p.folded_name = any(${words}::text[])) desc, p.folded_name like ${`${escapeLike(words[0] ?? '')}%`} desc, p.code
    limit ${limit}`.execute(database)
  return found.rows.map(({ id, code, name, ...up }) => ({
    id,
    code,
    name,
    chain: [up.district, shortName(up.regency), up.province],
  }))
})

const childrenOf = async (context: Database, parentId: number | null) => {
  const rows = await db(context)
    .selectFrom('place_versions')
    .select(['place_kind as kind', 'place_id as id', 'code', 'name', 'kind_word as kindWord'])
    .where('code_system', '=', 'kemendagri')
    .where('valid_to', 'is', null)
    .where('parent_id', parentId === null ? 'is' : '=', parentId)
    .orderBy('code')
    .execute()
  return rows
}

export const listRegionsHandler = handle(listRegions, (context, { parentId }) => childrenOf(context, parentId))

/** Regencies and cities of one province, or of the nation, in order of code. */
export const listRegencies = async (context: Database, provinceId?: number) => {
  const rows = await db(context)
    .selectFrom('place_versions')
    .select(['place_id as id', 'code', 'name', 'parent_id as provinceId'])
    .where('place_kind', '=', 'regency')
    .where('code_system', '=', 'kemendagri')
    .where('valid_to', 'is', null)
    .$if(provinceId !== undefined, (query) => query.where('parent_id', '=', provinceId ?? 0))
    .orderBy('code')
    .execute()
  return rows
}

const levels: readonly PlaceKind[] = ['province', 'regency', 'district']

/** Ids of the villages that lie in an area today; ended villages are not among them. */
export const villagesOfArea = async (context: Database, placeKind: PlaceKind, placeId: number): Promise<number[]> => {
  if (placeKind === 'village') return [placeId]
  let ids = [placeId]
  for (let level = levels.indexOf(placeKind); level < levels.length; level++) {
    const rows = await db(context)
      .selectFrom('place_versions')
      .select('place_id')
      .where('code_system', '=', 'kemendagri')
      .where('valid_to', 'is', null)
      .where(sql<boolean>`parent_id = any(${ids}::bigint[])`)
      .execute()
    ids = rows.map((row) => row.place_id)
  }
  return ids.sort((one, other) => one - other)
}

export const listVersionsHandler = handle(listVersions, async (context, { villageId }) => {
  const versions = await db(context)
    .selectFrom('place_versions')
    .select(['code', 'name', 'valid_from as validFrom', 'valid_to as validTo', 'source'])
    .where('place_kind', '=', 'village')
    .where('place_id', '=', villageId)
    .orderBy('id')
    .execute()
  const links = await sql<{ from: string; to: string; on: string }>`
    select a.code || ' ' || a.name as from, b.code || ' ' || b.name as to, s.happened_on as on
    from place_successions s
    join lateral (select code, name from place_versions where place_kind = 'village' and place_id = s.predecessor_id order by id desc limit 1) a on true
    join lateral (select code, name from place_versions where place_kind = 'village' and place_id = s.successor_id order by id desc limit 1) b on true
    where s.place_kind = 'village' and ${villageId}::bigint in (s.predecessor_id, s.successor_id)
    order by s.happened_on`.execute(context.database)
  return { versions, links: links.rows }
})
