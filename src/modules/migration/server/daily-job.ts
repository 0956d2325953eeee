import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { assess } from '../rules/assess.ts'
import { loadParts } from './episode-parts.ts'
import { loadRulebook } from './neighbours.ts'
import { keepWhatFollows } from './refresh-tasks.ts'
import { db } from './tables.ts'

const atOnce = 100

/** Time alone gives and takes reasons: a passport nears its end, a departure is a fortnight away. */
export const remindDaily: Job = {
  name: 'migration.remindDaily',
  cron: '15 4 * * *',
  scope: 'village',
  run: async (context: Context) => {
    const episodes = await db(context)
      .selectFrom('episodes')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('closed_on', 'is', null)
      .orderBy('id')
      .execute()
    const rulebook = await loadRulebook(context)
    for (let from = 0; from < episodes.length; from += atOnce) {
      for (const parts of await loadParts(context, episodes.slice(from, from + atOnce))) {
        await keepWhatFollows(context, parts, assess(parts, rulebook, context.today))
      }
    }
  },
}
