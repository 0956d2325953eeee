import { handle } from '#platform/server/module.ts'
import { recordEpisode } from '../contract/episode.ts'
import { assertNotInFuture } from './episode-reads.ts'
import { refreshMarksTask } from './marks.ts'
import { openEpisode } from './open-episode.ts'

export const recordEpisodeHandler = handle(recordEpisode, async (context, input) => {
  assertNotInFuture(context, input.startedOn, 'startedOn')
  const confidence = input.entryRoute === 'unknown' ? 'told' : 'sure'
  const otherOpenEpisodes = await openEpisode(context, { ...input, told: { source: 'person', confidence } })
  await refreshMarksTask(context) // whoever has a file needs no asking any more
  return { episodeId: input.id, otherOpenEpisodes }
})
