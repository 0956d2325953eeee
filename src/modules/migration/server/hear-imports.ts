import { importReversed, migrantsMarked, takeToldJobs } from '#modules/registry/server/index.ts'
import { hear } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { newId } from '#platform/shared/ids.ts'
import { refreshMarksTask } from './marks.ts'
import { db } from './tables.ts'

/** A file says who works abroad; somebody must ask. Said again, or already settled, it proposes nothing new. */
const proposeMarks = hear(migrantsMarked, 'migration.proposeMarks', async (context, { importId, marks }) => {
  const withFile = new Set(
    (
      await db(context)
        .selectFrom('episodes')
        .select('person_id')
        .where('village_id', '=', context.villageId)
        .where(
          'person_id',
          'in',
          marks.map((mark) => mark.personId),
        )
        .execute()
    ).map((row) => row.person_id),
  )
  const jobs = await takeToldJobs(
    context,
    importId,
    marks.map((mark) => mark.personId),
  )
  const rows = marks
    .filter((mark) => !withFile.has(mark.personId))
    .map(({ personId, basis, country }) => ({
      ...recordedBy(context),
      ...{ id: newId(), person_id: personId, import_id: importId, basis, country },
      occupation_told: jobs.get(personId) ?? null,
      ...{ marked_on: context.today, status: 'proposed' as const },
      ...{ episode_id: null, settled_at: null, settled_by_name: null },
    }))
  if (rows.length > 0)
    await db(context)
      .insertInto('migrant_marks')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['village_id', 'person_id']).doNothing())
      .execute()
  await refreshMarksTask(context)
})

/** With the file goes what nobody has confirmed; a journey that stands on it stays. */
const withdrawMarks = hear(importReversed, 'migration.withdrawMarks', async (context, { importId }) => {
  await db(context)
    .deleteFrom('migrant_marks')
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
    .where('status', '<>', 'confirmed')
    .execute()
  await refreshMarksTask(context)
})

export const importHearers = [proposeMarks, withdrawMarks]
