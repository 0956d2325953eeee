import type { ClientBase } from 'pg'
import type { TimeZone } from '#platform/shared/dates.ts'

/** The zone of every village by its id: a house must know which day it is there. Three rows, since every start reads them. */
export const loadZones = async (client: Pick<ClientBase, 'query'>): Promise<Map<number, TimeZone>> => {
  const { rows } = await client.query<{ time_zone: TimeZone; ids: number[] }>(
    'select time_zone, json_agg(id) as ids from villages group by time_zone',
  )
  return new Map(rows.flatMap(({ time_zone, ids }) => ids.map((id) => [id, time_zone] as const)))
}
