import { documentChanged } from '#modules/registry/server/index.ts'
import { hear } from '#platform/server/module.ts'
import { openEpisodesOf } from './episode-reads.ts'
import { refreshEpisode } from './refresh-tasks.ts'

/** A paper was said something about in the register: what follows from it here is asked anew. */
export const followPapers = hear(documentChanged, 'migration.followPapers', async (context, { personId }) => {
  for (const { id } of await openEpisodesOf(context, personId)) await refreshEpisode(context, id)
})
