import type { ShareGround } from '#modules/migration/contract/sharing.ts'
import type { CaseOffice, CaseType } from '#modules/references/contract/codes.ts'
import type { CheckItem, CheckState } from './checklists.ts'
import type { ClosingReason, FollowUpDay, FollowUpResult, UnverifiedReason } from './closing.ts'
import type { EntryKind } from './entries.ts'
import type { CaseStep } from './next-step.ts'
import type { CaseChannel, ReferralReason, ReferralState } from './referral-states.ts'
import type { CaseState, StateReason } from './states.ts'
import type { Demand, IncidentKind, IntakeChannel, Reporter, Risk, Severity } from './trouble.ts'

interface Recorded {
  village_id: number
  id: string
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
}

interface OfCase extends Recorded {
  case_id: string
}

export interface CaseRow extends Recorded {
  number: string
  person_id: string | null
  episode_id: string | null
  worker_name: string | null
  worker_name_folded: string | null
  country: string | null
  employer_name: string | null
  agency_name: string | null
  intake_channel: IntakeChannel
  reporter: Reporter
  reporter_relation: string | null
  reporter_person_id: string | null
  reporter_sealed: Buffer | null
  main_type: CaseType
  types: string
  severity: Severity
  risk: Risk
  protected: boolean
  state: CaseState
  state_on: string
  opened_on: string
  lead_account: string | null
  lead_name: string | null
  incident_id: string | null
  family_told_on: string | null
  touched_at: string
  next_step: CaseStep
  next_due_on: string | null
  next_office: CaseOffice | null
  told_migration: boolean
}

export interface ReceiptRow {
  village_id: number
  id: string
  receipt_key: string
  pin_serial: number
  tries: number
  locked_until: string | null
}

export interface MemberRow extends OfCase {
  account_id: string
  account_name: string
  part: 'lead' | 'helper'
  from_on: string
  ended_on: string | null
}

export interface StateRow extends OfCase {
  state: CaseState
  occurred_on: string
  reason: StateReason | null
  note_sealed: Buffer | null
}

export interface EntryRow extends OfCase {
  kind: EntryKind
  occurred_on: string
  channel: string | null
  party: string | null
  words_sealed: Buffer
  for_family: boolean
  answers_id: string | null
}

export interface EvidenceRow extends OfCase {
  file_hash: string | null
  label_sealed: Buffer
}

export interface DemandRow extends OfCase {
  demand: Demand
  amount_rupiah: number | null
  replaces_id: string | null
}

export interface RecoveryRow extends OfCase {
  amount_rupiah: number
  received_on: string
  reverses_id: string | null
}

export interface CheckRow extends OfCase {
  item: CheckItem
  state: CheckState
  note_sealed: Buffer | null
}

export interface FlagRow extends OfCase {
  words_sealed: Buffer
  due_on: string
  closed_on: string | null
  closed_because_sealed: Buffer | null
  closed_by_name: string | null
}

export interface ReferralRow extends OfCase {
  office: CaseOffice
  organisation_id: string | null
  organisation_name: string | null
  to_account: string | null
  to_name: string | null
  channel: CaseChannel
  sent_on: string
  ground: ShareGround
  consent_id: string | null
  consent_channel: string | null
  override_sealed: Buffer | null
  shared_sealed: Buffer
  state: ReferralState
  state_on: string
}

export interface ReferralEventRow extends OfCase {
  referral_id: string
  state: ReferralState
  occurred_on: string
  reason: ReferralReason | null
  note_sealed: Buffer | null
  by_hand: boolean
}

export interface TransferRow extends OfCase {
  to_account: string
  to_name: string
  reason_sealed: Buffer
  state: 'asked' | 'accepted' | 'refused' | 'withdrawn'
  settled_on: string | null
}

export interface ClosingRow extends OfCase {
  reason: ClosingReason
  outcome_sealed: Buffer
  unverified_because: UnverifiedReason | null
  state: 'asked' | 'approved' | 'returned'
  settled_on: string | null
  settled_by: string | null
  settled_by_name: string | null
  note_sealed: Buffer | null
}

export interface FollowUpRow extends OfCase {
  closing_id: string
  day: FollowUpDay
  occurred_on: string
  result: FollowUpResult
  words_sealed: Buffer | null
}

export interface ScreeningRow extends OfCase {
  due_at: string
  done_at: string | null
  done_by: string | null
  done_by_name: string | null
  answers_sealed: Buffer | null
}

export interface IncidentRow extends Recorded {
  kind: IncidentKind
  occurred_on: string
  place: string
  replaces_id: string | null
  withdrawn: boolean
}

export interface PersonMoveRow {
  village_id: number
  id: string
  case_id: string
  merge_id: string
  recorded_at: string
}
