import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import type { ConsultationParts, EpisodeParts } from '../rules/parts.ts'
import { childrenByPerson, papersByPerson, personFactsById } from './neighbours.ts'
import { filesNaming, filesOfRecruiter, standingRecruiters } from './recruiter-rows.ts'
import { db, type EpisodeRow, type MigrationTables } from './tables.ts'

type OfEpisode =
  | 'stage_events'
  | 'readiness_events'
  | 'paper_scans'
  | 'consultations'
  | 'red_flag_answers'
  | 'recruiters'
  | 'referrals'
  | 'referral_events'
  | 'verifications'

/** A handful of queries, however many episodes are asked for; those of people the reader may not know of are left out. */
export const loadParts = async (context: Context, asked: readonly EpisodeRow[]): Promise<readonly EpisodeParts[]> => {
  const hidden = await hiddenAmong(
    context,
    asked.map((episode) => episode.person_id),
  )
  const episodes = asked.filter((episode) => !hidden.has(episode.person_id))
  if (episodes.length === 0) return []
  const ids = episodes.map((episode) => episode.id)
  const personIds = episodes.map((episode) => episode.person_id)
  const [stages, papers, scans, consultations, answers, referrals, told, verifications, recruited] = await Promise.all([
    rowsOf(context, 'stage_events', ids),
    rowsOf(context, 'readiness_events', ids),
    rowsOf(context, 'paper_scans', ids),
    loadConsultations(context, ids),
    rowsOf(context, 'red_flag_answers', ids),
    rowsOf(context, 'referrals', ids),
    rowsOf(context, 'referral_events', ids),
    rowsOf(context, 'verifications', ids),
    rowsOf(context, 'recruiters', ids),
  ])
  const recruiters = standingRecruiters(recruited)
  const [people, children, register, named] = await Promise.all([
    personFactsById(context, personIds),
    childrenByPerson(context, personIds),
    papersByPerson(context, personIds),
    filesNaming(context, recruiters),
  ])
  return episodes.map((episode): EpisodeParts => {
    const person = people.get(episode.person_id)
    if (!person) throw new Error('an episode without its person')
    const of = <Row extends { episode_id: string }>(rows: readonly Row[]) =>
      rows.filter((row) => row.episode_id === episode.id)
    return {
      episode,
      person,
      children: children.get(episode.person_id) ?? [],
      stages: of(stages),
      papers: of(papers),
      registerPapers: register.get(episode.person_id) ?? [],
      scans: of(scans),
      consultations: consultations.filter(({ row }) => row.episode_id === episode.id),
      answers: of(answers),
      referrals: of(referrals).map((row) => ({ row, events: told.filter((event) => event.referral_id === row.id) })),
      recruiters: of(recruiters),
      namedIn: of(recruiters).flatMap((row) => filesOfRecruiter(row, named)),
      verification: of(verifications).at(-1) ?? null,
    }
  })
}

export const loadOneParts = async (context: Context, episode: EpisodeRow): Promise<EpisodeParts> => {
  const [parts] = await loadParts(context, [episode])
  if (!parts) throw missing('migration.episodeMissing')
  return parts
}

const rowsOf = async <Table extends OfEpisode>(context: Context, table: Table, ids: readonly string[]) => {
  // Typed as one of them: each has these three columns, which a generic table name cannot tell.
  const rows = await db(context)
    .selectFrom(table as 'stage_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', 'in', ids)
    .orderBy('recorded_at')
    .execute()
  return rows as unknown as MigrationTables[Table][]
}

const loadConsultations = async (context: Context, ids: readonly string[]): Promise<ConsultationParts[]> => {
  const rows = await rowsOf(context, 'consultations', ids)
  if (rows.length === 0) return []
  const consultationIds = rows.map((row) => row.id)
  const [people, carers] = await Promise.all([
    db(context)
      .selectFrom('consultation_people')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('consultation_id', 'in', consultationIds)
      .orderBy('id')
      .execute(),
    db(context)
      .selectFrom('consultation_carers')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('consultation_id', 'in', consultationIds)
      .orderBy('id')
      .execute(),
  ])
  return rows.map((row) => ({
    row,
    people: people.filter((person) => person.consultation_id === row.id),
    carers: carers.filter((carer) => carer.consultation_id === row.id),
  }))
}
