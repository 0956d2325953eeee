import { assertPersonInReach } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { getLife } from '../contract/life.ts'
import { lifeOf } from '../rules/life-view.ts'
import { db } from './tables.ts'

/** Every spell of one person on one line of time. */
export const getLifeHandler = handle(getLife, async (context, { personId }) => {
  await assertPersonInReach(context, personId)
  const episodes = await db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
  const stages = await stagesOfEpisodes(
    context,
    episodes.map(({ id }) => id),
  )
  const told = episodes.map((episode) => ({
    episode,
    stages: stages.filter((row) => row.episode_id === episode.id),
  }))
  return lifeOf(personId, told, context.today)
})

const stagesOfEpisodes = async (context: Context, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : db(context)
        .selectFrom('stage_events')
        .selectAll()
        .where('village_id', '=', context.villageId)
        .where('episode_id', 'in', ids)
        .execute()
