import type { Context } from '#platform/server/context.ts'
import { letGoOfFile } from '#platform/server/village-files.ts'
import { importDb } from './import-tables.ts'

/** A file of people is kept no longer than it takes to read it, unless another load of it still waits for its columns. */
export const letGoOfImportFile = async (context: Context, fileHash: string): Promise<void> => {
  const waiting = await importDb(context)
    .selectFrom('import_batches')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('file_hash', '=', fileHash)
    .where('status', '=', 'mapping')
    .limit(1)
    .executeTakeFirst()
  if (!waiting) await letGoOfFile(context, fileHash)
}
