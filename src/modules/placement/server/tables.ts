import type { EvidenceGrade } from '#modules/migration/contract.ts'
import { tablesOf } from '#platform/server/context.ts'
import type { WishedPlace } from '../rules/match.ts'
import type { CountedAct, Duty, ServiceChannel } from '../rules/service.ts'
import type { VacancyChangeRow, VacancyColumns, VacancyDays } from '../rules/vacancy-rows.ts'
import type { EducationCode } from '../rules/vacancy-shape.ts'
import type { AlertChannel, AlertOutcome, ErasableKind } from '../rules/watch.ts'

export interface Recorded {
  village_id: number
  id: string
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
}

export type VacancyRow = VacancyColumns & VacancyDays & Recorded & { known_by: string; search_text: string }

export interface ProfileRow extends Recorded {
  person_id: string
  education: EducationCode | null
  languages: string | null
  certificates: string | null
  experience: string | null
  skills: string | null
  wished_place: WishedPlace | null
  wished_countries: string | null
  wished_work: string | null
}

export interface ServiceRow extends Recorded {
  occurred_on: string
  duty: Duty
  channel: ServiceChannel
  act: CountedAct | null
  subject_id: string | null
  topics: string
  person_id: string | null
  told_name: string | null
  note_sealed: Buffer | null
  outcome: string | null
}

export interface VisitRow extends Recorded {
  told_sealed: Buffer
  name_key: Buffer | null
  phone_key: Buffer | null
  agency_name: string
  agency_licence: string | null
  letter_number: string | null
  letter_on: string | null
  letter_file_hash: string | null
  from_on: string
  until_on: string | null
  country: string | null
}

export interface AlertRow extends Recorded {
  channel: AlertChannel
  heard_on: string
  told_sealed: Buffer
  hamlet: string | null
  grade: EvidenceGrade
  file_hash: string | null
}

export interface OutcomeRow extends Recorded {
  alert_id: string
  outcome: AlertOutcome
  note_sealed: Buffer
  file_hash: string | null
}

export interface ErasureRow extends Recorded {
  kind: ErasableKind
  subject_id: string
  reason: string
  told_at: string
  told_by_name: string
  state: 'waiting' | 'approved' | 'refused'
  settled_at: string | null
  settled_by: string | null
  settled_by_name: string | null
  answer: string | null
}

export interface PlacementTables {
  recruiter_visits: VisitRow
  watch_alerts: AlertRow
  watch_outcomes: OutcomeRow
  signal_erasures: ErasureRow
  services: ServiceRow
  guidance_sessions: Recorded & { meeting_id: string; topics: string; material: string; outcome: string | null }
  candidate_profiles: ProfileRow
  vacancies: VacancyRow
  vacancy_changes: Recorded & VacancyChangeRow
}

export const db = tablesOf<PlacementTables>()
