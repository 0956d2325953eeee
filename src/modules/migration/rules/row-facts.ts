import type { PersonPaper } from '#modules/registry/contract.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { ConsultationFacts, Risk } from './consultation.ts'
import type { ConsultationParts, EpisodeParts, ReferralParts } from './parts.ts'
import { countsFor, isRegisterPaper, type PaperFact, type RecordedStatus } from './readiness.ts'
import type { ReferralFact } from './referrals.ts'
import type { EpisodeRow, PaperScanRow, ReadinessEventRow, StageEventRow } from './rows.ts'
import type { ScanRow } from './scans.ts'
import { type StageFact, standingFacts } from './stages.ts'

/** A paper fact that still knows where it was read: a row of this file, a paper of the register, or both. */
export interface PaperRow extends PaperFact {
  readonly row: ReadinessEventRow | null
  readonly paper: PersonPaper | null
}

export const stageFactOf = (row: StageEventRow): StageFact => ({
  id: row.id,
  stage: row.stage,
  occurredOn: row.occurred_on as PlainDate,
  recordedAt: row.recorded_at,
  withdrawsId: row.withdraws_id,
})

/** The rows of what stands, in the order of life. */
export const standingRows = (rows: readonly StageEventRow[]): readonly StageEventRow[] => {
  const rowById = new Map(rows.map((row) => [row.id, row]))
  return standingFacts(rows.map(stageFactOf)).flatMap(({ id }) => rowById.get(id) ?? [])
}

export const paperFactOf = (row: ReadinessEventRow): PaperRow => ({
  documentCode: row.document_code,
  status: row.status,
  heldBy: row.held_by,
  issuedOn: row.issued_on as PlainDate | null,
  expiresOn: row.expires_on as PlainDate | null,
  recordedAt: row.recorded_at,
  row,
  paper: null,
})

export const scanOf = (row: PaperScanRow): ScanRow => ({
  id: row.id,
  pageNo: row.page_no,
  fileHash: row.file_hash,
  replacesId: row.replaces_id,
  recordedAt: row.recorded_at,
})

type OfPapers = Pick<EpisodeParts, 'episode' | 'papers' | 'registerPapers'>

/** Every word about the papers. What the register keeps is read there; the rows of this file say who saw it. */
export const paperFactsOf = ({ episode, papers, registerPapers }: OfPapers): readonly PaperRow[] => {
  const kept = registerPapers.filter((paper) => isRegisterPaper(paper.kind) && countsFor(paper, episode.recorded_at))
  const keptKinds = new Set(kept.map((paper) => paper.kind))
  const own = papers.filter((row) => row.document_id === null || !keptKinds.has(row.document_code))
  return [...own.map(paperFactOf), ...kept.map((paper) => registerFactOf(paper, papers))]
}

const registerFactOf = (paper: PersonPaper, rows: readonly ReadinessEventRow[]): PaperRow => ({
  documentCode: paper.kind,
  status: stillThere.includes(paper.status) ? (paper.status as RecordedStatus) : 'missing',
  heldBy: paper.heldBy,
  issuedOn: paper.issuedOn as PlainDate | null,
  expiresOn: paper.expiresOn as PlainDate | null,
  recordedAt: paper.saidAt,
  row: rows.filter((row) => row.document_id === paper.id).at(-1) ?? null,
  paper,
})

const stillThere: readonly string[] = ['collected', 'verified', 'rejected']

export const consultationFactsOf = ({ row, people, carers }: ConsultationParts): ConsultationFacts => ({
  place: row.place,
  apartFromRecruiter: row.apart_from_recruiter,
  candidateAlone: row.candidate_alone,
  pressureSeen: row.pressure_seen,
  agencyCheck: row.agency_check,
  risks: risksOf(row.risks),
  outcome: row.outcome,
  people: people.map(({ relation }) => ({ relation })),
  carers: carers.map((carer) => ({ childPersonId: carer.child_person_id })),
})

export const referralFactOf = ({ row, events }: ReferralParts): ReferralFact => ({
  id: row.id,
  referredOn: row.referred_on as PlainDate,
  events,
})

export const risksOf = (text: string): readonly Risk[] => JSON.parse(text) as Risk[]

export const datesOf = (episode: EpisodeRow) => ({
  departsOn: episode.departs_on as PlainDate | null,
  contractMonths: episode.contract_months,
  contractEndsOn: episode.contract_ends_on as PlainDate | null,
})

/** Where the candidate goes; a way not known yet matches only rules that hold for any. */
export const wayOf = (episode: EpisodeRow) => ({
  scheme: episode.scheme === 'UNKNOWN' ? null : episode.scheme,
  country: episode.destination_country,
  occupation: episode.occupation,
})
