import type { ContactRisk, Occupation, OutsideOffice, OutsideSystem } from '#modules/references/contract/codes.ts'
import type { carerRelations } from '#modules/registry/contract/care.ts'
import type { AgencyCheck, ConsultationOutcome, MediationAnswer, MeetingPlace, Relation } from './consultation.ts'
import type { CheckInChannel, CheckInMaker, CheckInState, SpokenTo, WageAnswer } from './contact-rhythm.ts'
import type { CostComponent, CostPayer, CostProof, Currency } from './costs.ts'
import type { Scheme } from './episode.ts'
import type { MarkBasis, MarkStatus } from './marks.ts'
import type { NextStepCode } from './next-step.ts'
import type { HeldBy, RecordedStatus } from './readiness.ts'
import type { Explanation, ListSource, RowClass } from './reconciliation.ts'
import type { BrokerAnswer, RecruiterRelation } from './recruiters.ts'
import type { EvidenceGrade, RedFlagCode, RedFlagReply, StorySource } from './red-flags.ts'
import type { ReferralChannel, ReferralCloseReason, ReferralOutcome, ShareGround } from './referrals.ts'
import type {
  ChildAnswer,
  ClaimAnswer,
  FollowUpMonth,
  HealthAnswer,
  HomecomingReason,
  Income,
  PillarOffice,
  Wish,
} from './return.ts'
import type { LeadAnswer, VisitOutcome } from './rounds.ts'
import type { CloseReason, Confidence, EntryRoute, Stage, StageSource } from './stages.ts'
import type { ReturnReason, VerificationState } from './verification.ts'

type CarerRelation = (typeof carerRelations)[number]

interface Row {
  village_id: number
  id: string
}

interface Recorded extends Row {
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
}

export interface EpisodeRow extends Recorded {
  person_id: string
  household_id: string | null
  entry_route: EntryRoute
  opened_on: string
  destination_country: string | null
  occupation: Occupation | null
  occupation_told: string | null
  scheme: Scheme
  agency_organisation_id: string | null
  agency_name: string | null
  agency_licence: string | null
  employer_name: string | null
  contract_months: number | null
  departs_on: string | null
  contract_ends_on: string | null
  current_stage: Stage
  current_stage_on: string
  next_step: NextStepCode
  next_about: string | null
  closed_on: string | null
}

interface OfEpisode extends Recorded {
  episode_id: string
}

export interface CostRow extends OfEpisode {
  component: CostComponent
  told_name: string | null
  amount: number
  currency: Currency
  paid_by: CostPayer
  paid_to: string | null
  paid_on: string
  proof: CostProof
  file_hash: string | null
  note: string | null
  replaces_id: string | null
  withdrawn: boolean
}

/** A number that another system gave, as written by hand. */
export interface OutsideNumberRow extends OfEpisode {
  system: OutsideSystem
  number_text: string | null
  given_on: string | null
  note: string | null
  replaces_id: string | null
  withdrawn: boolean
}

/** One contact with a worker abroad, or the try of one. */
export interface CheckInRow extends OfEpisode {
  contacted_on: string
  made_by: CheckInMaker
  channel: CheckInChannel
  spoken_to: SpokenTo
  state: CheckInState
  wage_paid: WageAnswer
  note_sealed: Uint8Array | null
}

/** Whom the village calls; the newest row stands. */
export interface KinRow extends OfEpisode {
  person_id: string | null
  told_name: string | null
  relation: Relation
  phone: string | null
  confirmed_on: string
}

/** What follows from all contacts of one worker abroad, kept for lists and tasks. Its id is the episode's. */
export interface ContactRhythmRow extends Row {
  episode_id: string
  started_on: string
  heard_on: string | null
  last_state: CheckInState | null
  due_on: string | null
  silent_on: string | null
  risk: ContactRisk
  /** JSON of reasons; told to the officer at the office alone. */
  reasons: string
  kin_due_on: string | null
}

/** How somebody came home; the newest form stands. */
export interface ReturnFormRow extends OfEpisode {
  came_home_on: string
  port: string | null
  reason: HomecomingReason
  health: HealthAnswer
  unpaid_wages: number | null
  unpaid_currency: Currency
  savings_rupiah: number | null
  debt_rupiah: number | null
  skills: string | null
  languages: string | null
  certificates: string | null
  wish: Wish
  child: ChildAnswer
  insurance_claim: ClaimAnswer
  note_sealed: Uint8Array | null
  screening_sealed: Uint8Array | null
}

export interface ReturnFollowUpRow extends OfEpisode {
  months: FollowUpMonth
  followed_on: string
  income: Income
  monthly_rupiah: number | null
  child: ChildAnswer
  debt_rupiah: number | null
  health: HealthAnswer
  wish: Wish
  note_sealed: Uint8Array | null
}

/** A list of another office that was held against the village's journeys. */
export interface ReconciliationListRow extends Recorded {
  source: ListSource
  listed_on: string
  file_name: string
  file_hash: string | null
  sample: string | null
  state: 'mapping' | 'open'
}

export interface ReconciliationRowRow extends Row {
  reconciliation_id: string
  row_number: number | null
  class: RowClass
  episode_id: string | null
  their_name: string | null
  hamlet: string | null
  /** JSON of `Difference`. */
  differences: string
  /** JSON of `ToldOfWorker`, of who is in the list alone. */
  told: string | null
  explanation: Explanation | null
  note: string | null
  explained_at: string | null
  explained_by_name: string | null
}

/** Twice a year every household is asked who left. */
export interface RoundRow extends Recorded {
  year: number
  half: 1 | 2
  opened_on: string
  closed_on: string | null
}

interface OfRound extends Recorded {
  round_id: string
}

export interface RoundAreaRow extends OfRound {
  hamlet: string | null
  rt: string | null
  account_id: string
  cadre_name: string
}

export interface RoundVisitRow extends OfRound {
  household_id: string
  outcome: VisitOutcome
  visited_on: string
}

export interface RoundLeadRow extends OfRound {
  household_id: string
  told_name: string
  country: string | null
  note: string | null
  answer: LeadAnswer | null
  episode_id: string | null
  settled_at: string | null
  settled_by_name: string | null
}

export interface CorrectionRow extends OfEpisode {
  field: string
  before_value: string | null
  after_value: string | null
  reason: string
}

export interface ClosureRow extends OfEpisode {
  closed_on: string
  reason: CloseReason
  note: string | null
}

export interface StageEventRow extends OfEpisode {
  stage: Stage
  occurred_on: string
  source: StageSource
  evidence: string | null
  confidence: Confidence
  withdraws_id: string | null
  withdrawn_because: string | null
  /** JSON of what its form asked. */
  details: string
  /** The same, for the migration officer alone; on a phone `null` where another hand wrote it. */
  guarded: string | null
}

export interface ReadinessEventRow extends OfEpisode {
  document_code: string
  status: RecordedStatus
  held_by: HeldBy
  document_id: string | null
  letter_id: string | null
  number_text: string | null
  issued_on: string | null
  expires_on: string | null
  file_hash: string | null
  note: string | null
}

export interface PaperScanRow extends OfEpisode {
  document_code: string
  page_no: number
  file_hash: string | null
  replaces_id: string | null
}

export interface ReopeningRow extends OfEpisode {
  closure_id: string
  reason: string
}

export interface ConsultationRow extends OfEpisode {
  met_on: string
  place: MeetingPlace
  apart_from_recruiter: boolean
  candidate_alone: boolean
  pressure_seen: boolean
  agency_check: AgencyCheck
  agency_check_note: string | null
  risks: string
  outcome: ConsultationOutcome
  mediation: MediationAnswer
  rights_told: boolean
}

export interface ConsultationPersonRow extends Row {
  consultation_id: string
  person_id: string | null
  told_name: string | null
  relation: Relation
}

export interface ConsultationCarerRow extends Row {
  consultation_id: string
  child_person_id: string
  carer_person_id: string | null
  carer_name: string | null
  relation: CarerRelation
}

export interface ConsultationReasonRow extends Row {
  private_reason_sealed: Uint8Array
  recorded_at: string
  recorded_by: string
}

export interface RedFlagAnswerRow extends OfEpisode {
  code: RedFlagCode
  reply: RedFlagReply
  story_source: StorySource
  evidence_grade: EvidenceGrade
  note: string | null
  answered_on: string
}

/** Who recruits, as told: an allegation. */
export interface RecruiterRow extends OfEpisode {
  told_sealed: Uint8Array | null
  name_key: Uint8Array | null
  phone_key: Uint8Array | null
  account_key: Uint8Array | null
  relation: RecruiterRelation
  local_broker: BrokerAnswer
  story_source: StorySource
  evidence_grade: EvidenceGrade
  replaces_id: string | null
}

export interface ReferralRow extends OfEpisode {
  office_kind: OutsideOffice | PillarOffice
  organisation_id: string | null
  organisation_name: string | null
  referred_on: string
  channel: ReferralChannel
  consent: ShareGround
  /** Of the agreement as the registry keeps it. */
  consent_id: string | null
  without_consent_because: string | null
  told: string | null
}

export interface ReferralEventRow extends OfEpisode {
  referral_id: string
  kind: 'answered' | 'closed'
  occurred_on: string
  outcome: ReferralOutcome | null
  reason: ReferralCloseReason | null
  note: string | null
}

export interface VerificationRow extends OfEpisode {
  state: VerificationState
  state_at: string
  requested_on: string
}

export interface VerificationEventRow extends Recorded {
  verification_id: string
  state: VerificationState
  occurred_on: string
  identity_seen: boolean | null
  age_seen: boolean | null
  no_duress: boolean | null
  red_flags_discussed: boolean | null
  letter_id: string | null
  return_reason: ReturnReason | null
  note: string | null
  on_behalf: boolean
}

/** Whom a file called a migrant, until somebody has asked. */
export interface MigrantMarkRow extends Recorded {
  person_id: string
  import_id: string
  basis: MarkBasis
  country: string | null
  occupation_told: string | null
  marked_on: string
  status: MarkStatus
  episode_id: string | null
  settled_at: string | null
  settled_by_name: string | null
}

/** Which episodes went along when two entries of one human became one, so that it can be undone. */
export interface PersonMoveRow extends Row {
  episode_id: string
  merge_id: string
  from_person_id: string
  to_person_id: string
  recorded_at: string
}
