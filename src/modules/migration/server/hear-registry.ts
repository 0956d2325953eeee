import { mergeReversed, peopleMerged, personDied, protectionChanged } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { hear } from '#platform/server/module.ts'
import { newId } from '#platform/shared/ids.ts'
import { insertStage, stagesOf } from './insert-stage.ts'
import { followMarks, refreshMarksTask } from './marks.ts'
import { keepPillarTasks } from './pillar-referrals.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

const openEpisodesOf = async (context: Context, personId: string): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('episodes')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('closed_on', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}

const recordDeath = hear(personDied, 'migration.recordDeath', async (context, { personId, occurredOn }) => {
  for (const episodeId of await openEpisodesOf(context, personId)) {
    const known = (await stagesOf(context, episodeId)).some((row) => row.stage === 'deceased')
    if (known) continue
    await insertStage(context, {
      episodeId,
      stage: 'deceased',
      occurredOn,
      source: 'document',
      evidence: null,
      confidence: 'sure',
    })
    await refreshEpisode(context, episodeId)
  }
  await refreshMarksTask(context)
})

const moveEpisodes = async (context: Context, episodeIds: readonly string[], personId: string): Promise<void> => {
  if (episodeIds.length === 0) return
  await db(context)
    .updateTable('episodes')
    .set({ person_id: personId })
    .where('village_id', '=', context.villageId)
    .where('id', 'in', episodeIds)
    .execute()
}

const followMerge = hear(
  peopleMerged,
  'migration.followMerge',
  async (context, { mergeId, keptPersonId, mergedPersonId }) => {
    const episodes = await db(context)
      .selectFrom('episodes')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', mergedPersonId)
      .execute()
    await followMarks(context, mergedPersonId, keptPersonId)
    if (episodes.length === 0) return
    const move = {
      village_id: context.villageId,
      merge_id: mergeId,
      from_person_id: mergedPersonId,
      to_person_id: keptPersonId,
    }
    await db(context)
      .insertInto('episode_person_moves')
      .values(episodes.map(({ id }) => ({ ...move, id: newId(), episode_id: id, recorded_at: context.now })))
      .execute()
    await moveEpisodes(
      context,
      episodes.map(({ id }) => id),
      keptPersonId,
    )
  },
)

const followReversal = hear(mergeReversed, 'migration.followReversal', async (context, { mergeId, mergedPersonId }) => {
  const moves = await db(context)
    .selectFrom('episode_person_moves')
    .select('episode_id')
    .where('village_id', '=', context.villageId)
    .where('merge_id', '=', mergeId)
    .execute()
  await moveEpisodes(
    context,
    moves.map((move) => move.episode_id),
    mergedPersonId,
  )
})

const followProtection = hear(protectionChanged, 'migration.followProtection', (context, { personId }) =>
  keepPillarTasks(context, personId),
)

export const registryHearers = [recordDeath, followMerge, followReversal, followProtection]
