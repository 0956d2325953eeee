import type { Context } from '#platform/server/context.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { db, type EpisodeRow } from './tables.ts'

export const findEpisode = (context: Context, episodeId: string): Promise<EpisodeRow | undefined> =>
  db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', episodeId)
    .executeTakeFirst()

export const getEpisodeRow = async (context: Context, episodeId: string): Promise<EpisodeRow> => {
  const episode = await findEpisode(context, episodeId)
  if (!episode) throw missing('migration.episodeMissing')
  return episode
}

/** One act at a time on an episode: whoever changes what is derived from its facts holds its row. */
export const lockEpisode = async (context: Context, episodeId: string): Promise<EpisodeRow> => {
  const episode = await db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', episodeId)
    .forUpdate()
    .executeTakeFirst()
  if (!episode) throw missing('migration.episodeMissing')
  return episode
}

/** Locked, so that two files of one person are not opened at once. */
export const openEpisodesOf = (context: Context, personId: string): Promise<EpisodeRow[]> =>
  db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('closed_on', 'is', null)
    .forUpdate()
    .execute()

export const assertOpen = (episode: EpisodeRow): void => {
  if (episode.closed_on) throw new Refusal('rule', 'migration.episodeClosed', { closedOn: episode.closed_on })
}

export const assertNotInFuture = (context: Context, day: string, field: string): void => {
  if (day > context.today)
    throw new Refusal('rule', 'migration.dayInFuture', {}, [{ field, code: 'migration.dayInFuture' }])
}
