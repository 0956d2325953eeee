import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { recordRedFlags } from '../contract/red-flags.ts'
import { assertNotInFuture, lockEpisode } from './episode-reads.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db } from './tables.ts'

/** Answers are allegations with a source and a grade. Nothing is refused because of what they say. */
export const recordRedFlagsHandler = handle(recordRedFlags, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertNotInFuture(context, input.answeredOn, 'answeredOn')
  await db(context)
    .insertInto('red_flag_answers')
    .values(
      input.answers.map((answer) => ({
        ...recordedBy(context),
        id: answer.id,
        episode_id: episode.id,
        code: answer.code,
        reply: answer.reply,
        story_source: answer.storySource,
        evidence_grade: answer.evidenceGrade,
        note: answer.note,
        answered_on: input.answeredOn,
      })),
    )
    .execute()
  const { score, advice, callToday } = (await refreshEpisode(context, episode.id)).assessment.redFlags
  return { score, advice, callToday }
})
