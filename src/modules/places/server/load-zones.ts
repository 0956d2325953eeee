import type { ClientBase } from 'pg'
import type { TimeZone } from '#platform/shared/dates.ts'

/** The zone of every village by its id: a house must know which day it is there. */
export const loadZones = async (client: Pick<ClientBase, 'query'>): Promise<Map<number, TimeZone>> => {
  const { rows } = await client.query<{ id: string | number; time_zone: TimeZone }>(
    'select id, time_zone from villages',
  )
  return new Map(rows.map((row) => [Number(row.id), row.time_zone]))
}
