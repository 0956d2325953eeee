import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { closeEpisode } from '../contract/episode.ts'
import { stageFactOf } from '../rules/row-facts.ts'
import { standingFacts } from '../rules/stages.ts'
import { assertNotInFuture, lockEpisode } from './episode-reads.ts'
import { episodeClosed } from './events.ts'
import { stagesOf } from './insert-stage.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

export const closeEpisodeHandler = handle(closeEpisode, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  if (episode.closed_on) throw new Refusal('rule', 'migration.alreadyClosed')
  assertNotInFuture(context, input.closedOn, 'closedOn')
  const last = standingFacts((await stagesOf(context, episode.id)).map(stageFactOf)).at(-1)
  if (last && input.closedOn < last.occurredOn) {
    throw new Refusal('rule', 'migration.closeBeforeStage', { lastOn: last.occurredOn }, [
      { field: 'closedOn', code: 'migration.closeBeforeStage', details: { lastOn: last.occurredOn } },
    ])
  }
  await db(context)
    .insertInto('episode_closures')
    .values({
      ...recordedBy(context),
      id: input.id,
      episode_id: episode.id,
      closed_on: input.closedOn,
      reason: input.reason,
      note: input.note,
    })
    .execute()
  await db(context)
    .updateTable('episodes')
    .set({ closed_on: input.closedOn })
    .where('village_id', '=', context.villageId)
    .where('id', '=', episode.id)
    .execute()
  await context.publish(episodeClosed, {
    episodeId: episode.id,
    personId: episode.person_id,
    reason: input.reason,
    closedOn: input.closedOn,
  })
  await refreshEpisode(context, episode.id)
  return { closedOn: input.closedOn }
})
