import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, refuse, refuseAt } from '#platform/shared/errors.ts'
import { recordRecruiter, withdrawRecruiter } from '../contract/recruiters.ts'
import { lockEpisode } from './episode-reads.ts'
import { filesNaming, isNamed, otherPeople, standingRecruiters, toldColumns } from './recruiter-rows.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type EpisodeRow, type RecruiterRow } from './tables.ts'

export const recordRecruiterHandler = handle(recordRecruiter, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  const { name, phone, account } = input
  if (!name && !phone && !account) refuseAt('name', 'migration.recruiter.nothingTold', 'invalid')
  const old = input.replacesId ? await standingOf(context, episode, input.replacesId) : undefined
  const row: RecruiterRow = {
    ...recordedBy(context),
    id: input.id,
    episode_id: episode.id,
    ...toldColumns({ name, phone, account }),
    relation: input.relation,
    local_broker: input.localBroker,
    story_source: input.storySource,
    evidence_grade: input.evidenceGrade,
    replaces_id: old?.id ?? null,
  }
  await db(context).insertInto('recruiters').values(row).execute()
  const named = await filesNaming(context, [row])
  await refreshAll(context, episode, [...named, ...(old ? await filesNaming(context, [old]) : [])])
  return { recruiterId: row.id, otherPeople: otherPeople(episode.person_id, named) }
})

export const withdrawRecruiterHandler = handle(withdrawRecruiter, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  const old = await standingOf(context, episode, input.recruiterId)
  const named = await filesNaming(context, [old])
  const { relation, local_broker, story_source, evidence_grade } = old
  await db(context)
    .insertInto('recruiters')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, replaces_id: old.id },
      ...{ told_sealed: null, name_key: null, phone_key: null, account_key: null },
      ...{ relation, local_broker, story_source, evidence_grade },
    })
    .execute()
  await refreshAll(context, episode, named)
  return { recruiterId: old.id }
})

const standingOf = async (context: Context, episode: EpisodeRow, recruiterId: string): Promise<RecruiterRow> => {
  const rows = await db(context)
    .selectFrom('recruiters')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episode.id)
    .execute()
  const row = standingRecruiters(rows).find((one) => one.id === recruiterId)
  if (!row) throw missing('migration.recruiterMissing')
  if (isNamed(context, row)) refuse('migration.recruiter.isYourself')
  return row
}

/** A recruiter named once more, or once less, changes what every file that names him says. */
const refreshAll = async (
  context: Context,
  episode: EpisodeRow,
  named: readonly { readonly episodeId: string }[],
): Promise<void> => {
  for (const id of [...new Set([episode.id, ...named.map((file) => file.episodeId)])].sort())
    await refreshEpisode(context, id)
}
