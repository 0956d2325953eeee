import type { Context } from '#platform/server/context.ts'
import { handle, type Job } from '#platform/server/module.ts'
import { listTablesSentBefore } from '#platform/server/village-files.ts'
import { addDays, instant } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { closeImport } from '../contract/import.ts'
import { letGoOfImportFile } from './import-file.ts'
import { getBatch } from './import-staging.ts'
import { type ImportBatchRow, importDb } from './import-tables.ts'

const letGo = async (context: Context, batch: ImportBatchRow, because: string): Promise<number> => {
  const { numDeletedRows } = await importDb(context)
    .deleteFrom('import_rows')
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', batch.id)
    .executeTakeFirst()
  if (batch.status === 'staged' || batch.status === 'mapping') {
    await importDb(context)
      .updateTable('import_batches')
      .set({
        status: 'closed',
        left_count: Number(numDeletedRows),
        ended_at: context.now,
        ended_by_name: context.actor.name,
        ended_because: because,
      })
      .where('village_id', '=', context.villageId)
      .where('id', '=', batch.id)
      .execute()
  }
  if (batch.status === 'mapping') await letGoOfImportFile(context, batch.file_hash)
  return Number(numDeletedRows)
}

/** Lets go of what waits: all rows of a staged file, or the wrong rows that stayed after applying. */
export const closeImportHandler = handle(closeImport, async (context, { importId }) => {
  const batch = await getBatch(context, importId)
  if (batch.status === 'reversed' || batch.status === 'closed') throw new Refusal('rule', 'registry.import.notStaged')
  const left = await letGo(context, batch, 'closed')
  context.note({ import: importId, left })
  return { importId, left }
})

/** Whole registers are not hoarded: what waits longer than this is let go. */
export const stagingDays = 14

/** A file that was sent and then refused, or never asked for, still holds columns nobody may keep. */
export const letGoOfUnreadFiles = async (context: Context): Promise<void> => {
  const yesterday = instant(new Date(Date.parse(context.now) - 86_400_000))
  for (const hash of await listTablesSentBefore(context, yesterday)) await letGoOfImportFile(context, hash)
}

export const letGoOfOldImports: Job = {
  name: 'registry.letGoOfOldImports',
  cron: '20 2 * * *',
  scope: 'village',
  run: async (context) => {
    const waiting = await importDb(context)
      .selectFrom('import_batches')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('status', 'in', ['mapping', 'staged', 'applied'])
      .where('recorded_at', '<', `${addDays(context.today, -stagingDays)}T00:00:00Z`)
      .execute()
    for (const batch of waiting) await letGo(context, batch, 'waited-too-long')
    await letGoOfUnreadFiles(context)
  },
}
