import { sql } from 'kysely'
import type { HeldTable } from '#platform/server/sync/held-tables.ts'
import { meetingsDeviceTables } from '../device.ts'

/** The tables of `device.ts` with the name that only the server can say. */
export const meetingsHeldTables: readonly HeldTable[] = meetingsDeviceTables.map((table) =>
  table.table === 'meeting_attendees'
    ? {
        ...table,
        addedValues: (_, alias) => [
          sql`(select n.name from person_names n
            where n.village_id = ${sql.ref(`${alias}.village_id`)} and n.id = ${sql.ref(`${alias}.person_id`)})`,
        ],
      }
    : table,
)
