import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type EpisodeFile, getEpisode } from '../contract/episode-file.ts'
import { type Assessment, assess } from '../rules/assess.ts'
import { episodeFileOf, roundEventView, viewCorrections } from '../rules/episode-view.ts'
import { headStepOf } from '../rules/next-step.ts'
import type { EpisodeParts } from '../rules/parts.ts'
import { viewClosures } from './closures.ts'
import { viewConsultations } from './consultation-views.ts'
import { loadOneParts } from './episode-parts.ts'
import { getEpisodeRow } from './episode-reads.ts'
import { isHeadInOffice, loadRulebook } from './neighbours.ts'
import { viewRecruiters } from './recruiter-rows.ts'
import { viewReferrals } from './referral-rows.ts'
import { db } from './tables.ts'
import { roundEvents } from './verification-rounds.ts'

export const getEpisodeHandler = handle(getEpisode, async (context, input): Promise<EpisodeFile> => {
  const parts = await loadOneParts(context, await getEpisodeRow(context, input.episodeId))
  const rulebook = await loadRulebook(context)
  const assessment = assess(parts, rulebook, context.today)
  const isOfficer = context.actor.role === 'migration_officer'
  const [consultations, closures, corrections, verification] = await Promise.all([
    viewConsultations(context, parts, assessment, isOfficer),
    viewClosures(context, parts.episode.id),
    correctionsOf(context, parts.episode.id),
    verificationOf(context, parts, assessment),
  ])
  const { today, zone } = context
  const recruiters = isOfficer ? viewRecruiters(parts.person.id, parts.recruiters, parts.namedIn) : null
  const referrals = isOfficer ? viewReferrals(parts.referrals) : null
  return episodeFileOf(parts, {
    ...{ rulebook, assessment, today, zone, isOfficer, consultations, closures, corrections, verification },
    ...{ recruiters, referrals },
  })
})

const correctionsOf = async (context: Context, episodeId: string) => {
  const rows = await db(context)
    .selectFrom('episode_corrections')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('recorded_at', 'desc')
    .execute()
  return viewCorrections(rows)
}

const verificationOf = async (
  context: Context,
  { verification }: EpisodeParts,
  { state }: Assessment,
): Promise<EpisodeFile['verification']> => {
  if (!verification) return null
  const events = await roundEvents(context, [verification.id])
  return {
    id: verification.id,
    state: verification.state,
    requestedOn: verification.requested_on as PlainDate,
    mayConfirm: headStepOf(state) !== null && (await mayConfirm(context)),
    events: events.map(roundEventView),
  }
}

const mayConfirm = async (context: Context): Promise<boolean> =>
  context.actor.role === 'head' || (context.actor.role === 'secretary' && !(await isHeadInOffice(context)))
