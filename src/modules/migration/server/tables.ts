import type { RegistryViews } from '#modules/registry/server/index.ts'
import { tablesOf } from '#platform/server/context.ts'
import type {
  CheckInRow,
  ClosureRow,
  ConsultationCarerRow,
  ConsultationPersonRow,
  ConsultationReasonRow,
  ConsultationRow,
  ContactRhythmRow,
  CorrectionRow,
  CostRow,
  EpisodeRow,
  KinRow,
  MigrantMarkRow,
  OutsideNumberRow,
  PaperScanRow,
  PersonMoveRow,
  ReadinessEventRow,
  ReconciliationListRow,
  ReconciliationRowRow,
  RecruiterRow,
  RedFlagAnswerRow,
  ReferralEventRow,
  ReferralRow,
  ReopeningRow,
  ReturnFollowUpRow,
  ReturnFormRow,
  RoundAreaRow,
  RoundLeadRow,
  RoundRow,
  RoundVisitRow,
  StageEventRow,
  VerificationEventRow,
  VerificationRow,
} from '../rules/rows.ts'

export type * from '../rules/rows.ts'

export interface MigrationTables extends RegistryViews {
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
  outside_numbers: OutsideNumberRow
  check_ins: CheckInRow
  rounds: RoundRow
  round_areas: RoundAreaRow
  round_visits: RoundVisitRow
  round_leads: RoundLeadRow
  reconciliations: ReconciliationListRow
  reconciliation_rows: ReconciliationRowRow
  return_forms: ReturnFormRow
  return_follow_ups: ReturnFollowUpRow
  contact_kin: KinRow
  contact_rhythms: ContactRhythmRow
  referrals: ReferralRow
  referral_events: ReferralEventRow
  migrant_marks: MigrantMarkRow
  verifications: VerificationRow
  verification_events: VerificationEventRow
  episode_person_moves: PersonMoveRow
}

export const db = tablesOf<MigrationTables>()
