import { rowsOnPhone } from '#modules/references/device-face.ts'
import { childrenOn, isCareKnown, papersOn, personFactOn } from '#modules/registry/device-face.ts'
import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import type { CostRule } from './rules/costs.ts'
import type { ConsultationParts, EpisodeParts, Rulebook } from './rules/parts.ts'
import { childOf, factsOf } from './rules/person-facts.ts'
import type {
  ConsultationCarerRow,
  ConsultationPersonRow,
  ConsultationRow,
  EpisodeRow,
  PaperScanRow,
  ReadinessEventRow,
  RedFlagAnswerRow,
  StageEventRow,
  VerificationRow,
} from './rules/rows.ts'
import { rulebookFrom } from './rules/rulebook.ts'

export const rulebookOn = (rows: RowReader, today: PlainDate): Rulebook =>
  rulebookFrom({
    documents: rowsOnPhone(rows, 'required-document', today),
    ages: rowsOnPhone(rows, 'minimum-age', today),
    flags: rowsOnPhone(rows, 'red-flag', today),
    reminders: rowsOnPhone(rows, 'expiry-reminder', today),
  })

/** The rules about costs as they held on the day of a payment. */
export const costRulesOn = (rows: RowReader, day: PlainDate): readonly CostRule[] =>
  rowsOnPhone(rows, 'barred-cost', day)

/** The columns of a phone are those of the server; who recorded, by account, only the server keeps. */
export const asRows = <Row>(rows: readonly DeviceRow[]): Row[] =>
  rows.map((row) => ({ ...row, village_id: 0, recorded_by: '' }) as unknown as Row)

/** In the order in which they were recorded. */
export const ofEpisode = <Row>(rows: RowReader, table: string, episodeId: string): Row[] =>
  asRows<Row>(
    rows
      .where(table, 'episode_id', episodeId)
      .toSorted((a, b) => String(a.recorded_at).localeCompare(String(b.recorded_at)) || a.id.localeCompare(b.id)),
  )

/** A file with all that this phone knows of it, and whether that is all there is. */
export interface PartsOnPhone {
  readonly parts: EpisodeParts
  /** Somebody else wrote a talk, signs or care of a child down: what they say stays at the office. */
  readonly isWhole: boolean
  /** Talks of other hands: that they were held is known, not what was said. */
  readonly closedTalks: ReadonlySet<string>
}

export const partsOn = (rows: RowReader, episodeRow: DeviceRow, today: PlainDate): PartsOnPhone => {
  const [episode] = asRows<EpisodeRow>([episodeRow])
  const fact = episode && personFactOn(rows, episode.person_id)
  if (!episode || !fact) throw missing('migration.episodeMissing')
  const person = factsOf(episode.person_id, fact)
  const children = childrenOn(rows, person.id)
    .filter(({ lifeStatus }) => lifeStatus !== 'dead')
    .map((child) => childOf(person.id, child, today))
  const talks = ofEpisode<ConsultationRow>(rows, 'consultations', episode.id)
  const closedTalks = new Set(talks.filter(({ outcome }) => isUnknown(outcome)).map(({ id }) => id))
  const answers = ofEpisode<RedFlagAnswerRow>(rows, 'red_flag_answers', episode.id)
  const known = answers.filter(({ code }) => !isUnknown(code))
  const minors = children.filter(({ isMinor }) => isMinor)
  const consultations = talks.map((row) => talkOn(rows, row))
  const cared = new Set(consultations.flatMap(({ carers }) => carers.map((carer) => carer.child_person_id)))
  return {
    parts: {
      ...{ episode, person, children },
      stages: ofEpisode<StageEventRow>(rows, 'stage_events', episode.id),
      papers: ofEpisode<ReadinessEventRow>(rows, 'readiness_events', episode.id),
      registerPapers: papersOn(rows, person.id),
      scans: ofEpisode<PaperScanRow>(rows, 'paper_scans', episode.id),
      consultations,
      answers: known,
      ...{ referrals: [], recruiters: [], namedIn: [] },
      verification: ofEpisode<VerificationRow>(rows, 'verifications', episode.id).at(-1) ?? null,
    },
    isWhole:
      closedTalks.size === 0 &&
      known.length === answers.length &&
      minors.every(({ personId }) => cared.has(personId) || isCareKnown(rows, personId)),
    closedTalks,
  }
}

const isUnknown = (value: unknown): boolean => value === null || value === undefined

/** Of a talk of other hands everything stands as not said. */
const talkOn = (rows: RowReader, talk: ConsultationRow): ConsultationParts => ({
  row: {
    ...talk,
    apart_from_recruiter: talk.apart_from_recruiter ?? false,
    candidate_alone: talk.candidate_alone ?? false,
    pressure_seen: talk.pressure_seen ?? false,
    outcome: talk.outcome ?? 'not_yet',
    mediation: talk.mediation ?? 'not_offered',
  },
  people: asRows<ConsultationPersonRow>(rows.where('consultation_people', 'consultation_id', talk.id)),
  carers: asRows<ConsultationCarerRow>(rows.where('consultation_carers', 'consultation_id', talk.id)).filter(
    ({ child_person_id: child }) => !isUnknown(child),
  ),
})

/** Files that are on this phone, without those whose person is not. */
export const heldEpisodes = (rows: RowReader): DeviceRow[] =>
  rows.all('episodes').filter((row) => personFactOn(rows, String(row.person_id)) !== undefined)
