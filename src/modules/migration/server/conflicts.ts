import type * as z from 'zod/mini'
import { settleConflictTask } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { conflictKind, type JudgedField } from '#platform/server/sync/conflict-kind.ts'
import { correctEpisode } from '../contract/episode.ts'
import { correctEpisodeHandler, currentOf } from './correct-episode.ts'
import { loadOneParts } from './episode-parts.ts'
import { getEpisodeRow } from './episode-reads.ts'
import { db, type EpisodeRow } from './tables.ts'

type Input = z.output<typeof correctEpisode.input>

/** A plan that two hands corrected: each field beside what stands in the file, and who wrote that. */
const episodeConflict = conflictKind<Input>({
  operation: correctEpisode.name,
  code: 'migration.fieldChanged',
  task: settleConflictTask,
  subjectOf: ({ episodeId }) => ({ subjectId: episodeId, personId: null }),
  judge: async (context, input) => {
    const { episode, person } = await loadOneParts(context, await getEpisodeRow(context, input.episodeId))
    return {
      subjectName: person.name,
      path: `/calon/${episode.id}`,
      fields: await judgedFields(context, episode, input),
    }
  },
  write: async (context, input, fields) => {
    const episode = await getEpisodeRow(context, input.episodeId)
    const changes = input.changes
      .filter(({ field }) => fields.includes(field))
      .map((change) => ({ ...change, from: currentOf(episode, change.field) }))
    return correctEpisodeHandler.act(context, { ...input, changes })
  },
})

const judgedFields = async (context: Context, episode: EpisodeRow, { changes }: Input): Promise<JudgedField[]> => {
  const corrections = await db(context)
    .selectFrom('episode_corrections')
    .select(['field', 'recorded_at', 'recorded_by_name'])
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episode.id)
    .orderBy('recorded_at')
    .execute()
  const lastByField = new Map(corrections.map((row) => [row.field, row]))
  return changes.map(({ field, from, to }) => {
    const current = currentOf(episode, field)
    const last = lastByField.get(field)
    return {
      ...{ field, seen: from, wanted: to, current, verdict: verdictOf({ from, to, current }) },
      ...{ currentByName: last?.recorded_by_name ?? null, currentAt: last?.recorded_at ?? null },
    }
  })
}

const verdictOf = (value: {
  from: string | null
  to: string | null
  current: string | null
}): JudgedField['verdict'] =>
  value.current === value.to ? 'nothing' : value.current === value.from ? 'write' : 'conflict'

export const migrationConflicts = [episodeConflict]
