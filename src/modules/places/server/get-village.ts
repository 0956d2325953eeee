import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { getVillage as getVillageOperation, type Village } from '../contract.ts'
import { readCode } from '../rules/codes.ts'
import { db } from './tables.ts'

type Database = Pick<Context, 'database'>

const latest = (kind: string, id: string) => sql`
  lateral (select * from place_versions
    where place_kind = ${sql.lit(kind)} and place_id = ${sql.raw(id)} and code_system = 'kemendagri'
    order by valid_to desc nulls first limit 1)`

const chainOf = async ({ database }: Database, villageIds: readonly number[]): Promise<Village[]> => {
  const found = await sql<Village>`
    select v.id, p.code, p.name, p.kind_word as "kindWord", p.head_title as "headTitle", d.name as district,
      d.kind_word as "districtWord", r.name as regency, s.name as province, d.place_id as "districtId",
      r.place_id as "regencyId", s.place_id as "provinceId", v.time_zone as "timeZone", v.opened_on as "openedOn"
    from villages v
    join ${latest('village', 'v.id')} p on true
    join ${latest('district', 'p.parent_id')} d on true
    join ${latest('regency', 'd.parent_id')} r on true
    join ${latest('province', 'r.parent_id')} s on true
    where v.id = any(${[...villageIds]}::bigint[])`.execute(database)
  return found.rows
}

/** The village with its words, chain and zone, as they stand now. Throws missing. */
export const getVillage = async (context: Database, villageId: number): Promise<Village> => {
  const [village] = await chainOf(context, [villageId])
  if (!village) throw missing('places.villageMissing')
  return village
}

/** Several villages at once, by id. */
export const listVillages = (context: Database, villageIds: readonly number[]): Promise<Village[]> =>
  chainOf(context, villageIds)

/** Every village in use, with its chain. */
export const listOpenedVillages = async (context: Database): Promise<Village[]> => {
  const opened = await db(context).selectFrom('villages').select('id').where('opened_on', 'is not', null).execute()
  return chainOf(
    context,
    opened.map((village) => village.id),
  )
}

/** The village that has or had this Kemendagri code (dotted or ten digits): who has it now comes before who had it. */
export const findVillageByCode = async (context: Database, written: string): Promise<Village | undefined> => {
  const code = readCode(written)
  if (!code) return undefined
  const found = await sql<{ place_id: number }>`
    select place_id from place_versions where code_system = 'kemendagri' and code = ${code} and place_kind = 'village'
    order by valid_to desc nulls first limit 1`.execute(context.database)
  const [id] = found.rows
  return id ? getVillage(context, id.place_id) : undefined
}

export const getVillageHandler = handle(getVillageOperation, async (context, input) => {
  if ('villageId' in input) return getVillage(context, input.villageId)
  const village = await findVillageByCode(context, input.code)
  if (!village) throw missing('places.villageMissing')
  return village
})
