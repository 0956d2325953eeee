import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { letGoOfFile } from '#platform/server/village-files.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { db } from './tables.ts'

/** As declared in `fields.ts`: a list of another office, and a round from door to door, is of use for two years. */
export const listMonths = 24

export const forgetLists: Job = {
  name: 'migration.forgetLists',
  cron: '35 4 * * *',
  scope: 'village',
  run: async (context: Context) => {
    const old = await db(context)
      .selectFrom('reconciliations')
      .select(['id', 'file_hash'])
      .where('village_id', '=', context.villageId)
      .where('listed_on', '<', addMonths(context.today, -listMonths))
      .execute()
    await db(context)
      .deleteFrom('round_leads')
      .where('village_id', '=', context.villageId)
      .where('recorded_at', '<', addMonths(context.today, -listMonths))
      .execute()
    await sql`select erase_rounds_before(${addMonths(context.today, -listMonths)})`.execute(db(context))
    for (const { id, file_hash: fileHash } of old) {
      await db(context)
        .deleteFrom('reconciliation_rows')
        .where('village_id', '=', context.villageId)
        .where('reconciliation_id', '=', id)
        .execute()
      await db(context)
        .deleteFrom('reconciliations')
        .where('village_id', '=', context.villageId)
        .where('id', '=', id)
        .execute()
      if (fileHash) await letGoOfFile(context, fileHash)
    }
  },
}
