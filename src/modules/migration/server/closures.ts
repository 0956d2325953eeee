import type { Context } from '#platform/server/context.ts'
import type { EpisodeFile } from '../contract/episode-file.ts'
import { closuresView } from '../rules/episode-view.ts'
import { type ClosureRow, db, type ReopeningRow } from './tables.ts'

/** Closings of an episode, newest first; one that was taken back names why. */
export const closuresOf = (context: Context, episodeId: string): Promise<ClosureRow[]> =>
  db(context)
    .selectFrom('episode_closures')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('recorded_at', 'desc')
    .execute()

const reopeningsOf = (context: Context, episodeId: string): Promise<ReopeningRow[]> =>
  db(context)
    .selectFrom('episode_reopenings')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .execute()

export const viewClosures = async (context: Context, episodeId: string): Promise<EpisodeFile['closures']> => {
  const [closures, reopenings] = await Promise.all([closuresOf(context, episodeId), reopeningsOf(context, episodeId)])
  return closuresView(closures, reopenings)
}
