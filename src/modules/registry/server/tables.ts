import { tablesOf } from '#platform/server/context.ts'
import type { LawfulBasis } from '#platform/shared/field-class.ts'
import type {
  BirthPrecision,
  CardKind,
  ConsentChannel,
  ContactKind,
  ContactOwner,
  DocumentHolder,
  DocumentStatus,
  HouseholdStatus,
  LifeEventKind,
  LifeStatus,
  NikKind,
  ParentConsent,
  Sex,
  VerifiedLevel,
} from '../contract.ts'

interface Recorded {
  village_id: number
  id: string
  recorded_at: string
  recorded_by: string
}

export interface PersonRow extends Recorded {
  subject_id: string
  name: string
  title_before: string | null
  title_after: string | null
  name_folded: string
  nik_kind: NikKind
  nik_digest: Buffer | null
  nik_sealed: Buffer | null
  nik_masked: string | null
  sex: Sex
  birth_place: string | null
  birth_date: string | null
  birth_precision: BirthPrecision
  education_code: string | null
  education_now_code: string | null
  occupation_code: string | null
  marital_code: string | null
  citizenship_code: string | null
  father_name: string | null
  father_nik_digest: Buffer | null
  father_nik_sealed: Buffer | null
  father_person_id: string | null
  mother_name: string | null
  mother_folded: string | null
  mother_nik_digest: Buffer | null
  mother_nik_sealed: Buffer | null
  mother_person_id: string | null
  life_status: LifeStatus
  life_status_on: string | null
  current_address: string | null
  verified_level: VerifiedLevel
  verified_at: string | null
  verified_by: string | null
  sealed: boolean
  merged_into_id: string | null
  erased_at: string | null
  source: string
  source_ref: string | null
  changed_at: string
}

export interface HouseholdRow extends Recorded {
  card_kind: CardKind
  card_no_digest: Buffer | null
  card_no_sealed: Buffer | null
  card_no_masked: string | null
  card_issued_on: string | null
  head_person_id: string | null
  address: string | null
  hamlet: string | null
  rw: string | null
  rt: string | null
  status: HouseholdStatus
  verified_level: VerifiedLevel
  source: string
  source_ref: string | null
  changed_at: string
}

export interface HouseholdMemberRow extends Recorded {
  household_id: string
  person_id: string
  relation_code: string
  from_on: string | null
  until_on: string | null
  ended_because: string | null
}

export interface PersonContactRow extends Recorded {
  person_id: string
  kind: ContactKind
  value: string
  whose: ContactOwner
  note: string | null
  ended_on: string | null
}

export interface DocumentRow extends Recorded {
  person_id: string
  household_id: string | null
  kind: string
  number_sealed: Buffer | null
  number_digest: Buffer | null
  number_masked: string | null
  issuer: string | null
  issued_on: string | null
  expires_on: string | null
  attributes: string | null
  file_hash: string | null
  held_by: DocumentHolder
  status: DocumentStatus
  verified_level: VerifiedLevel
  verified_at: string | null
  verified_by: string | null
  replaced_by_id: string | null
}

export interface DocumentEventRow extends Recorded {
  document_id: string
  status: DocumentStatus
  verified_level: VerifiedLevel
  held_by: DocumentHolder | null
  reason: string | null
  occurred_on: string
}

export interface ConsentRow extends Recorded {
  person_id: string
  purpose: string
  basis: LawfulBasis
  scope: string | null
  channel: ConsentChannel
  witness_name: string | null
  proxy_person_id: string | null
  proxy_reason: string | null
  file_hash: string | null
  given_on: string
  expires_on: string | null
  withdrawn_at: string | null
  withdrawn_reason: string | null
  withdrawn_by: string | null
  stopped_at: string | null
  stopped_by: string | null
  stopped_note: string | null
}

export interface CareArrangementRow extends Recorded {
  child_person_id: string
  carer_person_id: string | null
  carer_name: string | null
  carer_phone: string | null
  carer_relation: string
  from_on: string
  until_on: string | null
  ended_because: string | null
  father_consent: ParentConsent
  mother_consent: ParentConsent
  medical_consent: boolean
  school_consent: boolean
  letter_id: string | null
  note: string | null
}

export interface PersonEventRow extends Recorded {
  person_id: string
  kind: LifeEventKind
  occurred_on: string
  place: string | null
  details: string | null
  effects: string
  reverses_id: string | null
  command_id: string | null
}

export interface FieldHistoryRow extends Recorded {
  subject_table:
    | 'people'
    | 'households'
    | 'household_members'
    | 'documents'
    | 'care_arrangements'
    | 'consents'
    | 'person_contacts'
  subject_id: string
  person_id: string | null
  field: string
  before_value: string | null
  after_value: string | null
  before_sealed: Buffer | null
  after_sealed: Buffer | null
  reason: string | null
  source: string
  command_id: string | null
  recorded_by_name: string
}

export interface ChangeRequestRow {
  village_id: number
  id: string
  person_id: string
  household_id: string | null
  changes_sealed: Buffer
  fields: string
  evidence_kind: string
  evidence_file_hash: string | null
  reason: string
  status: 'open' | 'approved' | 'refused' | 'withdrawn'
  requested_by_person: boolean
  requested_at: string
  requested_by: string
  requested_by_name: string
  settled_at: string | null
  settled_by: string | null
  settled_by_name: string | null
  settled_reason: string | null
}

export interface PersonPhotoRow extends Recorded {
  person_id: string
  file_hash: string
  taken_on: string | null
  ended_on: string | null
}

export interface HamletCountRow extends Recorded {
  hamlet: string
  sex: Sex
  age_band: string
  people_count: number
  household_count: number | null
  as_of_on: string
  source: string
  import_id: string | null
}

export interface HouseholdWithoutMigrantsRow extends Recorded {
  hamlet: string | null
  rw: string | null
  rt: string | null
  household_count: number
  asked_on: string
  import_id: string | null
}

export interface DuplicateVerdictRow extends Recorded {
  first_person_id: string
  second_person_id: string
  verdict: 'same' | 'different' | 'unsure'
  score_basis_points: number
  reasons: string
  note: string | null
}

export interface MergeRow {
  village_id: number
  id: string
  kept_person_id: string
  merged_person_id: string
  before_sealed: Buffer
  moved: string
  reason: string
  merged_at: string
  merged_by: string
  reversed_at: string | null
  reversed_by: string | null
  reversed_reason: string | null
}

export interface ScanRow extends Recorded {
  file_hash: string
  label: string | null
  label_folded: string | null
  person_id: string | null
  letter_number: string | null
  kind: string | null
  settled_at: string | null
  settled_by: string | null
}

export interface TransferRow extends Recorded {
  direction: 'out' | 'in'
  other_village_id: number
  person_id: string | null
  household_id: string | null
  snapshot_sealed: Buffer
  status: 'sent' | 'accepted' | 'refused' | 'withdrawn'
  occurred_on: string
  reason: string | null
  move_id: string | null
  event_id: string | null
  answer: string | null
  settled_at: string | null
  settled_by: string | null
}

export interface InquiryRow extends Recorded {
  inquiry_id: string
  direction: 'out' | 'in'
  other_village_id: number | null
  person_id: string
  reason: string
  status: 'asked' | 'same' | 'withheld'
  note: string | null
  asked_by_name: string
  answered_at: string | null
  answered_by: string | null
}

export interface ProtectionRequestRow {
  village_id: number
  id: string
  person_id: string
  wanted: boolean
  reason_sealed: Buffer
  status: 'open' | 'approved' | 'refused'
  requested_at: string
  requested_by: string
  requested_by_name: string
  settled_at: string | null
  settled_by: string | null
  settled_by_name: string | null
  note_sealed: Buffer | null
}

export interface RegistryTables {
  people: PersonRow
  person_search_keys: { village_id: number; key: string; person_id: string }
  households: HouseholdRow
  household_members: HouseholdMemberRow
  person_contacts: PersonContactRow
  documents: DocumentRow
  document_events: DocumentEventRow
  consents: ConsentRow
  care_arrangements: CareArrangementRow
  person_events: PersonEventRow
  field_history: FieldHistoryRow
  change_requests: ChangeRequestRow
  change_withdrawals: Recorded & { request_id: string }
  breach_named: Recorded & { breach_id: string; person_id: string; affected: boolean }
  breach_told: Recorded & {
    breach_id: string
    person_id: string
    channel: 'handed' | 'post' | 'message'
    told_at: string
  }
  copies_given: Recorded & { person_id: string; handed_to: string }
  person_photos: PersonPhotoRow
  hamlet_counts: HamletCountRow
  households_without_migrants: HouseholdWithoutMigrantsRow
  duplicate_verdicts: DuplicateVerdictRow
  merges: MergeRow
  scan_inbox: ScanRow
  transfers: TransferRow
  inquiries: InquiryRow
  protection_requests: ProtectionRequestRow
  person_match_keys: { village_id: number; person_id: string; digest: Buffer }
}

/** The two views any later module may name in its own `tablesOf`: names, never numbers. */
export interface RegistryViews {
  person_names: {
    village_id: number
    id: string
    subject_id: string
    name: string
    name_folded: string
    sex: Sex
    birth_date: string | null
    birth_precision: BirthPrecision
    life_status: LifeStatus
    merged_into_id: string | null
    sealed: boolean
  }
  household_names: {
    village_id: number
    id: string
    head_person_id: string | null
    head_name: string | null
    hamlet: string | null
    rw: string | null
    rt: string | null
    address: string | null
    status: HouseholdStatus
  }
}

export const db = tablesOf<RegistryTables>()
