import type { Occupation, Scheme } from '#modules/references/contract/codes.ts'
import { referencesServer } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { refuse } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { answersOf, assess } from '../rules/assess.ts'
import type { Relation, Risk } from '../rules/consultation.ts'
import { contractEndOf, departureOf } from '../rules/contract-now.ts'
import { letterPapers } from '../rules/readiness.ts'
import { foundNoSigns } from '../rules/red-flags.ts'
import { datesOf, risksOf } from '../rules/row-facts.ts'
import { plainStage, type Stage } from '../rules/stages.ts'
import { loadOneParts } from './episode-parts.ts'
import { getEpisodeRow, lockEpisode } from './episode-reads.ts'
import { loadRulebook, namesById } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type ReadinessEventRow } from './tables.ts'

export interface LetterDocument {
  readonly episodeId: string
  /** Code of the paper: `IZIN_KELUARGA`, `REKOMENDASI_DESA`, `STATUS_KAWIN`, `PENGASUHAN_ANAK`. */
  readonly kind: string
  readonly letterId: string
  readonly number: string
  readonly issuedOn: PlainDate
}

/** A letter of the village was issued for a candidate: it counts as a seen paper. Refuses a kind that is no paper. */
export const recordDocument = async (context: Context, letter: LetterDocument): Promise<void> => {
  if (!(letterPapers as readonly string[]).includes(letter.kind)) refuse('migration.lettersPaperUnknown')
  const episode = await lockEpisode(context, letter.episodeId)
  await insertLetterPaper(context, { ...letter, episodeId: episode.id, status: 'verified', note: null })
  await refreshEpisode(context, episode.id)
}

/** The letter was revoked: the paper is missing again, the history stays. */
export const revokeDocument = async (
  context: Context,
  revoked: { readonly episodeId: string; readonly letterId: string; readonly reason: string },
): Promise<void> => {
  const episode = await lockEpisode(context, revoked.episodeId)
  const issued = await db(context)
    .selectFrom('readiness_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episode.id)
    .where('letter_id', '=', revoked.letterId)
    .where('status', '=', 'verified')
    .executeTakeFirst()
  if (!issued) return
  const { letterId } = revoked
  await insertLetterPaper(context, {
    episodeId: episode.id,
    kind: issued.document_code,
    letterId,
    number: issued.number_text ?? '',
    issuedOn: issued.issued_on as PlainDate,
    status: 'missing',
    note: revoked.reason,
  })
  await refreshEpisode(context, episode.id)
}

type LetterPaperRow = LetterDocument & Pick<ReadinessEventRow, 'status' | 'note'>

const insertLetterPaper = async (context: Context, letter: LetterPaperRow): Promise<void> => {
  await db(context)
    .insertInto('readiness_events')
    .values({
      ...recordedBy(context),
      id: newId(),
      episode_id: letter.episodeId,
      document_code: letter.kind,
      status: letter.status,
      held_by: 'family',
      document_id: null,
      letter_id: letter.letterId,
      number_text: letter.number, // the village's own number, no secret
      issued_on: letter.issuedOn,
      expires_on: null,
      file_hash: null,
      note: letter.note,
    })
    .execute()
}

export interface PermissionBasis {
  readonly consultationId: string
  readonly metOn: PlainDate
  readonly officerName: string
  readonly agencyCheck: string
  readonly risks: readonly Risk[]
  /** Those met who may give permission by UU 18/2017 art. 13, and the others. */
  readonly people: readonly { readonly personId: string | null; readonly name: string; readonly relation: Relation }[]
  readonly carers: readonly { readonly childName: string; readonly carerName: string; readonly relation: string }[]
}

/**
 * What the permission letter stands on. Refuses with `letters.consultationMissing` while no talk with the family is
 * recorded, `migration.familyNotAgreed` and `migration.consultationIncomplete` when it is not enough yet.
 */
export const getPermissionBasis = async (context: Context, episodeId: string): Promise<PermissionBasis> => {
  const parts = await loadOneParts(context, await getEpisodeRow(context, episodeId))
  const { latestConsultation: talk, lacksById } = assess(parts, await loadRulebook(context), context.today)
  if (!talk) return refuse('letters.consultationMissing')
  if (talk.row.outcome !== 'agree') return refuse('migration.familyNotAgreed')
  const lacks = lacksById.get(talk.row.id) ?? []
  if (lacks.length > 0) return refuse('migration.consultationIncomplete', { lacks: [...lacks] })
  const names = await namesById(context, [
    ...talk.people.map((met) => met.person_id),
    ...talk.carers.flatMap((carer) => [carer.child_person_id, carer.carer_person_id]),
  ])
  const nameOf = (personId: string | null, told: string | null) => (personId && names.get(personId)) || told || ''
  return {
    consultationId: talk.row.id,
    metOn: talk.row.met_on as PlainDate,
    officerName: talk.row.recorded_by_name,
    agencyCheck: talk.row.agency_check,
    risks: risksOf(talk.row.risks),
    people: talk.people.map((met) => ({
      personId: met.person_id,
      name: nameOf(met.person_id, met.told_name),
      relation: met.relation,
    })),
    carers: talk.carers.map((carer) => ({
      childName: nameOf(carer.child_person_id, null),
      carerName: nameOf(carer.carer_person_id, carer.carer_name),
      relation: carer.relation,
    })),
  }
}

/** What the village may say of its own check in a recommendation, as far as it was really seen. */
export interface CheckGrounds {
  readonly noSigns: boolean
  readonly agencyOnList: boolean
  readonly jobOrderSeen: boolean
}

/** Answers yes or no to the letter alone: which sign it was, nobody reads there. */
export const getCheckGrounds = async (context: Context, episodeId: string): Promise<CheckGrounds> => {
  const parts = await loadOneParts(context, await getEpisodeRow(context, episodeId))
  const checks = parts.consultations.map((talk) => talk.row.agency_check)
  return {
    noSigns: foundNoSigns(answersOf(parts)),
    agencyOnList: checks.includes('licence_list'),
    jobOrderSeen: checks.includes('job_order'),
  }
}

export interface EpisodeSnapshot {
  readonly episodeId: string
  readonly personId: string
  readonly householdId: string | null
  readonly stage: Stage
  readonly verifiedOn: PlainDate | null
  readonly country: string | null
  readonly countryNameId: string | null
  readonly countryNameEn: string | null
  readonly occupation: Occupation | null
  readonly jobId: string | null
  readonly jobEn: string | null
  readonly scheme: Scheme
  readonly agencyName: string | null
  readonly agencyLicence: string | null
  readonly employerName: string | null
  readonly contractMonths: number | null
  readonly fromOn: PlainDate | null
  /** The day the worker really left, once it was told. */
  readonly departedOn: PlainDate | null
  readonly toOn: PlainDate | null
}

/** The episode as a letter may print it. Nothing about how somebody went, no signs, no reasons. */
export const episodeSnapshot = async (context: Context, episodeId: string): Promise<EpisodeSnapshot> => {
  const episode = await getEpisodeRow(context, episodeId)
  const dates = datesOf(episode)
  const stages = await db(context)
    .selectFrom('stage_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .execute()
  const verified = stages.find(({ stage }) => stage === 'village_verified')
  return {
    episodeId: episode.id,
    personId: episode.person_id,
    householdId: episode.household_id,
    stage: plainStage(episode.current_stage),
    verifiedOn: (verified?.occurred_on ?? null) as PlainDate | null,
    country: episode.destination_country,
    countryNameId: countryName(episode.destination_country, 'id'),
    countryNameEn: countryName(episode.destination_country, 'en'),
    occupation: episode.occupation,
    jobId: jobName(episode.occupation, episode.occupation_told, 'id'),
    jobEn: jobName(episode.occupation, episode.occupation_told, 'en'),
    scheme: episode.scheme,
    agencyName: episode.agency_name,
    agencyLicence: episode.agency_licence,
    employerName: episode.employer_name,
    contractMonths: episode.contract_months,
    fromOn: dates.departsOn,
    departedOn: departureOf(stages),
    toOn: contractEndOf(episode, stages),
  }
}

const countryName = (code: string | null, language: 'id' | 'en'): string | null =>
  code ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : null

const jobName = (occupation: Occupation | null, told: string | null, language: 'id' | 'en'): string | null =>
  told ?? (occupation ? (referencesServer.texts[language][`references.occupation.${occupation}`] ?? null) : null)
