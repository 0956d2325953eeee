import { glassOf, officesOf } from '#modules/access/server/index.ts'
import { listOpenedVillages } from '#modules/places/server/index.ts'
import { type Context, tablesOf } from '#platform/server/context.ts'
import type { CountTables } from '#platform/server/count-villages.ts'

const db = tablesOf<CountTables>()

type Village = Awaited<ReturnType<typeof listOpenedVillages>>[number]

/** A village in use with its offices and its plain counts, before anything is hidden. */
export const villageStates = async (context: Context, belongs: (village: Village) => boolean) => {
  const villages = (await listOpenedVillages(context)).filter(belongs)
  const ids = villages.map((village) => village.id)
  if (ids.length === 0) return []
  const offices = new Map((await officesOf(context, ids)).map((one) => [one.villageId, one]))
  const glass = await glassOf(context, ids)
  const rows = await db(context).selectFrom('village_counts').selectAll().where('village_id', 'in', ids).execute()
  const rowsByVillage = Map.groupBy(rows, (row) => row.village_id)
  return villages.map((village) => {
    const own = rowsByVillage.get(village.id) ?? []
    const reviewed = own.find((row) => row.fact === 'access.reviews')?.since ?? null
    return {
      village,
      offices: offices.get(village.id),
      glassOpen: glass.get(village.id) ?? 0,
      reviewedMonth: reviewed?.slice(0, 7) ?? null,
      amounts: new Map(own.map((row) => [row.fact, Number(row.amount)])),
      since: new Map(own.flatMap((row) => (row.since === null ? [] : [[row.fact, row.since] as const]))),
    }
  })
}

export type VillageFacts = Awaited<ReturnType<typeof villageStates>>[number]

/** The oldest counting among villages; `null` while none was counted. */
export const countedAt = async (context: Context, villageIds: readonly number[]): Promise<string | null> => {
  if (villageIds.length === 0) return null
  const row = await db(context)
    .selectFrom('village_count_marks')
    .select(({ fn }) => fn.max('counted_at').as('at'))
    .where('village_id', 'in', [...villageIds])
    .executeTakeFirst()
  return row?.at ?? null
}
