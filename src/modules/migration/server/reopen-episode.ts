import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { reopenEpisode } from '../contract/episode.ts'
import { phaseOf } from '../rules/stages.ts'
import { closuresOf } from './closures.ts'
import { lockEpisode, openEpisodesOf } from './episode-reads.ts'
import { episodeReopened } from './events.ts'
import { personFactsById } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

/** The closing is not edited: one more row says that it does not hold, and the file goes on where it stood. */
export const reopenEpisodeHandler = handle(reopenEpisode, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  const [closure] = await closuresOf(context, episode.id)
  if (!episode.closed_on || !closure) throw new Refusal('rule', 'migration.notClosed')
  const person = (await personFactsById(context, [episode.person_id])).get(episode.person_id)
  if (!person) throw missing('migration.personMissing')
  if (person.isAway) throw new Refusal('rule', 'migration.personMovedAway')
  const stage = episode.current_stage
  const others = await openEpisodesOf(context, episode.person_id)
  if (phaseOf(stage) === 'before' && others.some((other) => phaseOf(other.current_stage) === 'before')) {
    throw new Refusal('rule', 'migration.alreadyOpen')
  }
  await db(context)
    .insertInto('episode_reopenings')
    .values({
      ...recordedBy(context),
      id: input.id,
      episode_id: episode.id,
      closure_id: closure.id,
      reason: input.reason,
    })
    .execute()
  await db(context)
    .updateTable('episodes')
    .set({ closed_on: null })
    .where('village_id', '=', context.villageId)
    .where('id', '=', episode.id)
    .execute()
  await context.publish(episodeReopened, { episodeId: episode.id, personId: episode.person_id, stage })
  await refreshEpisode(context, episode.id)
  return { stage }
})
