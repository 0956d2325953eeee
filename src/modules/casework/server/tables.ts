import type { RegistryViews } from '#modules/registry/server/index.ts'
import { tablesOf } from '#platform/server/context.ts'
import type {
  CaseRow,
  CheckRow,
  ClosingRow,
  DemandRow,
  EntryRow,
  EvidenceRow,
  FlagRow,
  FollowUpRow,
  IncidentRow,
  MemberRow,
  PersonMoveRow,
  ReceiptRow,
  RecoveryRow,
  ReferralEventRow,
  ReferralRow,
  ScreeningRow,
  StateRow,
  TransferRow,
} from '../rules/rows.ts'

export type * from '../rules/rows.ts'

export interface CaseworkTables extends Pick<RegistryViews, 'person_names'> {
  cases: CaseRow
  case_receipts: ReceiptRow
  case_members: MemberRow
  case_states: StateRow
  case_entries: EntryRow
  case_evidence: EvidenceRow
  case_demands: DemandRow
  case_recoveries: RecoveryRow
  case_checks: CheckRow
  case_flags: FlagRow
  case_referrals: ReferralRow
  case_referral_events: ReferralEventRow
  case_transfers: TransferRow
  case_closings: ClosingRow
  case_follow_ups: FollowUpRow
  case_screenings: ScreeningRow
  case_incidents: IncidentRow
  case_person_moves: PersonMoveRow
}

export const db = tablesOf<CaseworkTables>()
