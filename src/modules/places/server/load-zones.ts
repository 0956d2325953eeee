import type { ClientBase } from 'pg'
import type { TimeZone } from '#platform/shared/dates.ts'

/** The zone by its id of every village that is not in the west (`Asia/Jakarta`): a house must know which day it is there. Two rows, since every start reads them. */
export const loadZones = async (client: Pick<ClientBase, 'query'>): Promise<Map<number, TimeZone>> => {
  const { rows } = await client.query<{ time_zone: TimeZone; ids: number[] }>(
    "select time_zone, json_agg(id) as ids from villages where time_zone <> 'Asia/Jakarta' group by time_zone",
  )
  const zones = new Map<number, TimeZone>()
  for (const { time_zone, ids } of rows) for (const id of ids) zones.set(id, time_zone)
  return zones
}
