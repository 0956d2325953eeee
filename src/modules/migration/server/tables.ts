import { tablesOf } from '#platform/server/context.ts'
import type {
  ClosureRow,
  ConsultationCarerRow,
  ConsultationPersonRow,
  ConsultationReasonRow,
  ConsultationRow,
  CorrectionRow,
  CostRow,
  EpisodeRow,
  MigrantMarkRow,
  PaperScanRow,
  PersonMoveRow,
  ReadinessEventRow,
  RecruiterRow,
  RedFlagAnswerRow,
  ReferralEventRow,
  ReferralRow,
  ReopeningRow,
  StageEventRow,
  VerificationEventRow,
  VerificationRow,
} from '../rules/rows.ts'

export type * from '../rules/rows.ts'

/** Views the registry publishes for every later module. */
interface PersonNameRow {
  village_id: number
  id: string
  name: string
  name_folded: string
  sex: string
  birth_date: string | null
  life_status: string
  merged_into_id: string | null
  sealed: boolean
}

interface HouseholdNameRow {
  village_id: number
  id: string
  head_name: string | null
  hamlet: string | null
  rw: string | null
  rt: string | null
  address: string | null
}

export interface MigrationTables {
  episodes: EpisodeRow
  episode_corrections: CorrectionRow
  episode_closures: ClosureRow
  stage_events: StageEventRow
  readiness_events: ReadinessEventRow
  paper_scans: PaperScanRow
  episode_reopenings: ReopeningRow
  consultations: ConsultationRow
  consultation_people: ConsultationPersonRow
  consultation_carers: ConsultationCarerRow
  consultation_reasons: ConsultationReasonRow
  red_flag_answers: RedFlagAnswerRow
  recruiters: RecruiterRow
  cost_lines: CostRow
  referrals: ReferralRow
  referral_events: ReferralEventRow
  migrant_marks: MigrantMarkRow
  verifications: VerificationRow
  verification_events: VerificationEventRow
  episode_person_moves: PersonMoveRow
  person_names: PersonNameRow
  household_names: HouseholdNameRow
}

export const db = tablesOf<MigrationTables>()
