import { episodeSnapshot } from '#modules/migration/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { refuseAt } from '#platform/shared/errors.ts'

/** A journey is of the person the case is about, or it is none. */
export const assertEpisodeOf = async (context: Context, episodeId: string, personId: string | null): Promise<void> => {
  const episode = await episodeSnapshot(context, episodeId)
  if (episode.personId !== personId) refuseAt('episodeId', 'casework.episodeOfOther', 'invalid')
}
