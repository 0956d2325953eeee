import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { db } from './tables.ts'

/** Rows of other tables that were pointed from the merged person to the kept one, and rows that ended because both were open. */
export interface MovedRows {
  readonly pointed: Readonly<Record<string, readonly string[]>>
  readonly endedPlaces: readonly string[]
  readonly endedCare: readonly string[]
}

type PointingTable =
  | ['person_contacts', 'person_id']
  | ['documents', 'person_id']
  | ['consents', 'person_id']
  | ['consents', 'proxy_person_id']
  | ['care_arrangements', 'child_person_id']
  | ['care_arrangements', 'carer_person_id']
  | ['household_members', 'person_id']
  | ['person_photos', 'person_id']
  | ['scan_inbox', 'person_id']
  | ['people', 'father_person_id']
  | ['people', 'mother_person_id']
  | ['households', 'head_person_id']

const pointing: readonly PointingTable[] = [
  ['person_contacts', 'person_id'],
  ['documents', 'person_id'],
  ['consents', 'person_id'],
  ['consents', 'proxy_person_id'],
  ['care_arrangements', 'child_person_id'],
  ['care_arrangements', 'carer_person_id'],
  ['household_members', 'person_id'],
  ['person_photos', 'person_id'],
  ['scan_inbox', 'person_id'],
  ['people', 'father_person_id'],
  ['people', 'mother_person_id'],
  ['households', 'head_person_id'],
]

// A table chosen at run time has no type in Kysely; the list above is the type.
const point = async (
  context: Context,
  [table, column]: PointingTable,
  from: string,
  to: string,
  ids?: readonly string[],
): Promise<string[]> => {
  const only = ids ? sql`and id = any(${ids})` : sql``
  const result = await sql<{ id: string }>`update ${sql.table(table)} set ${sql.ref(column)} = ${to}
    where village_id = ${context.villageId} and ${sql.ref(column)} = ${from} ${only} returning id`.execute(
    context.database,
  )
  return result.rows.map((row) => row.id)
}

/** Points everything of the merged person to the kept one. Where both have an open place or carer, one of them ends. */
export const moveRowsOver = async (
  context: Context,
  keptId: string,
  mergedId: string,
  takeHousehold: boolean,
): Promise<MovedRows> => {
  const endedPlaces = await endOneOpen(
    context,
    'household_members',
    'person_id',
    takeHousehold ? [mergedId, keptId] : [keptId, mergedId],
  )
  const endedCare = await endOneOpen(context, 'care_arrangements', 'child_person_id', [keptId, mergedId])
  const pointed: Record<string, string[]> = {}
  for (const place of pointing) {
    const ids = await point(context, place, mergedId, keptId)
    if (ids.length > 0) pointed[place.join('.')] = ids
  }
  return { pointed, endedPlaces, endedCare }
}

const endOneOpen = async (
  context: Context,
  table: 'household_members' | 'care_arrangements',
  column: 'person_id' | 'child_person_id',
  [stays, ends]: readonly [string, string],
): Promise<string[]> => {
  const open = (personId: string) =>
    db(context)
      .selectFrom(table as 'household_members')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where(column as 'person_id', '=', personId)
      .where('until_on', 'is', null)
      .execute()
  const [staying, ending] = [await open(stays), await open(ends)]
  if (staying.length === 0 || ending.length === 0) return []
  const ids = ending.map((row) => row.id)
  await db(context)
    .updateTable(table as 'household_members')
    .set({ until_on: context.today, ended_because: 'merged' })
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  return ids
}

/** Points back what was moved and still is where the merge put it, and opens again what ended. */
export const moveRowsBack = async (
  context: Context,
  keptId: string,
  mergedId: string,
  moved: MovedRows,
): Promise<void> => {
  for (const place of pointing) {
    const ids = moved.pointed[place.join('.')]
    if (ids && ids.length > 0) await point(context, place, keptId, mergedId, ids)
  }
  await openAgain(context, 'household_members', moved.endedPlaces)
  await openAgain(context, 'care_arrangements', moved.endedCare)
}

const openAgain = async (
  context: Context,
  table: 'household_members' | 'care_arrangements',
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return
  await db(context)
    .updateTable(table as 'household_members')
    .set({ until_on: null, ended_because: null })
    .where('village_id', '=', context.villageId)
    .where('id', 'in', [...ids])
    .where('ended_because', '=', 'merged')
    .execute()
}
