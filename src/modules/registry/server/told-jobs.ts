import type { Context } from '#platform/server/context.ts'
import { insertMany } from './import-bulk.ts'
import { importDb } from './import-tables.ts'

/** The job abroad as a file words it waits here for whoever hears `migrantsMarked`: events stay for ever, words must not. */
export const keepToldJobs = async (
  context: Context,
  importId: string,
  jobs: readonly { readonly personId: string; readonly job: string }[],
): Promise<void> =>
  insertMany(
    context,
    'told_jobs',
    [...new Map(jobs.map(({ personId, job }) => [personId, job]))].map(([personId, job]) => ({
      ...{ village_id: context.villageId, import_id: importId, person_id: personId, job },
    })),
  )

/** Hands them over, and lets go of them: job by person. */
export const takeToldJobs = async (
  context: Context,
  importId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await importDb(context)
    .deleteFrom('told_jobs')
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
    .where('person_id', 'in', personIds)
    .returning(['person_id', 'job'])
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.job]))
}
