import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { getVillageIndex, listVillageIndex } from '../contract.ts'
import { writeIndex } from '../rules/village-index.ts'
import { db } from './tables.ts'

/** Of the text's shape: a device that holds an older shape must fetch it again. */
const shape = 1

const versionOf = async ({ database }: Pick<Context, 'database'>): Promise<string> => {
  const found = await sql<{ lists: number; versions: number }>`
    select (select count(*) from place_lists) as lists, coalesce(max(id), 0) as versions from place_versions`.execute(
    database,
  )
  const row = found.rows[0]
  return `${shape}-${row?.lists ?? 0}-${row?.versions ?? 0}`
}

export const getVillageIndexHandler = handle(getVillageIndex, async (context) => {
  const version = await versionOf(context)
  return { version, url: `/places/villages.txt?v=${version}` }
})

export const listVillageIndexHandler = handle(listVillageIndex, async (context) => {
  const rows = await db(context)
    .selectFrom('place_versions')
    .select(['place_id as id', 'code', 'name'])
    .where('code_system', '=', 'kemendagri')
    .where('valid_to', 'is', null)
    .orderBy(sql`code collate "C"`)
    .execute()
  return { version: await versionOf(context), text: writeIndex(rows) }
})
