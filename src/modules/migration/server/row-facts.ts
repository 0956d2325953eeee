import type { PlainDate } from '#platform/shared/dates.ts'
import type { ConsultationFacts, Risk } from '../rules/consultation.ts'
import type { PaperFact } from '../rules/readiness.ts'
import type { StageFact } from '../rules/stages.ts'
import type { ConsultationParts } from './episode-parts.ts'
import type { EpisodeRow, ReadinessEventRow, StageEventRow } from './tables.ts'

/** A paper fact that still knows the row it was read from. */
export interface PaperRow extends PaperFact {
  readonly row: ReadinessEventRow
}

export const stageFactOf = (row: StageEventRow): StageFact => ({
  id: row.id,
  stage: row.stage,
  occurredOn: row.occurred_on as PlainDate,
  recordedAt: row.recorded_at,
  withdrawsId: row.withdraws_id,
})

export const paperFactOf = (row: ReadinessEventRow): PaperRow => ({
  documentCode: row.document_code,
  status: row.status,
  heldBy: row.held_by,
  issuedOn: row.issued_on as PlainDate | null,
  expiresOn: row.expires_on as PlainDate | null,
  recordedAt: row.recorded_at,
  row,
})

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
