import { tablesOf } from '#platform/server/context.ts'
import type { doorHolders, identitiesSeen, shareChannels } from '../contract/door.ts'

interface Accounts {
  id: string
  username: string
  phone: string | null
  display_name: string
  language: string
  easy_mode: boolean
  demo_sentence: string | null
  demo_order: number | null
  created_at: string
  created_by: string
  closed_at: string | null
  closed_by: string | null
}

export interface TermRow {
  id: string
  account_id: string
  role: string
  title: string | null
  place_kind: string
  place_id: number | null
  place_name: string
  village_id: number | null
  hamlet: string | null
  person_id: string | null
  starts_on: string
  until: string | null
  appointment_number: string | null
  succeeds_id: string | null
  assigned_at: string
  assigned_by: string
  ended_on: string | null
  end_reason: string | null
  end_note: string | null
  ended_at: string | null
  ended_by: string | null
}

export interface SessionRow {
  id: string
  token_fingerprint: string
  account_id: string
  term_id: string | null
  grant_id: string | null
  /** Of the family's door. */
  door_phone_id: string | null
  factor: string
  device: string
  created_at: string
  last_seen_at: string
  expires_at: string
  ended_at: string | null
  end_reason: string | null
}

interface OneTimeLinks {
  id: string
  account_id: string
  kind: string
  token_fingerprint: string
  without_second_factors: boolean
  made_by: string
  made_at: string
  expires_at: string
  used_at: string | null
  ended_at: string | null
}

export interface SecondFactorRow {
  id: string
  account_id: string
  kind: string
  label: string
  secret: Buffer | null
  last_step: number | null
  credential_id: string | null
  public_key: Buffer | null
  signature_count: number | null
  transports: string | null
  created_at: string
  last_used_at: string | null
  ended_at: string | null
}

interface SignInAttempts {
  id: string
  login_digest: Buffer
  address_digest: Buffer
  account_id: string | null
  outcome: string
  factor: string
  device: string
  tried_at: string
}

export interface GrantRow {
  id: string
  account_id: string
  account_name: string
  role: string
  office: string
  village_id: number
  session_id: string
  reason: string
  opened_at: string
  expires_at: string
  ended_at: string | null
}

export interface ApiKeyRow {
  id: string
  name: string
  opening: string
  key_fingerprint: string
  role: string
  place_kind: string
  place_id: number | null
  place_name: string
  expires_on: string
  created_at: string
  created_by: string
  last_used_at: string | null
  ended_at: string | null
}

interface Breaches {
  id: string
  village_id: number | null
  kind: string
  found_at: string
  what_happened: string
  which_data: string
  handling: string
  people_count: number
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
  closed_at: string | null
  lesson: string | null
}

interface BreachSteps {
  id: string
  breach_id: string
  step: string
  done_at: string
  evidence: string
  recorded_at: string
  recorded_by_name: string
}

interface BreakGlassSightings {
  village_id: number
  id: string
  grant_id: string
  seen_at: string
  seen_by: string
  seen_by_name: string
}

interface AccessReviews {
  village_id: number
  id: string
  month: string
  note: string
  reviewed_at: string
  reviewed_by: string
  reviewed_by_name: string
}

export interface FamilyDoorRow {
  id: string
  village_id: number
  person_id: string
  account_id: string
  term_id: string
  for_whom: (typeof doorHolders)[number]
  identity_seen: (typeof identitiesSeen)[number]
  pin_hash: string | null
  wrong_pins: number
  opened_at: string
  opened_by: string
  opened_by_name: string
  closed_at: string | null
  closed_by_name: string | null
  close_reason: string | null
}

interface DoorPhones {
  id: string
  door_id: string
  key_fingerprint: string
  device: string
  first_at: string
  last_at: string
  ended_at: string | null
}

export interface VillageDoorRow extends Omit<FamilyDoorRow, 'term_id' | 'pin_hash' | 'opened_by'> {
  pin_is_set: boolean
  until: string | null
  ended_on: string | null
  link_expires_at: string | null
  last_used_at: string | null
}

interface DoorShares {
  village_id: number
  id: string
  person_id: string
  to_person_id: string
  parts: string
  channel: (typeof shareChannels)[number] | 'own-door'
  said_on: string
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
  ended_at: string | null
  ended_by_name: string | null
}

export interface AccessTables {
  accounts: Accounts
  account_passwords: { account_id: string; hash: string; set_at: string }
  account_identities: { issuer: string; subject: string; account_id: string; linked_at: string }
  terms_of_office: TermRow
  sessions: SessionRow
  one_time_links: OneTimeLinks
  reset_requests: { id: string; account_id: string; requested_at: string; answered_at: string | null }
  second_factors: SecondFactorRow
  recovery_codes: {
    id: string
    account_id: string
    code_digest: Buffer
    made_at: string
    used_at: string | null
    ended_at: string | null
  }
  passkey_challenges: {
    id: string
    challenge: string
    account_id: string | null
    expires_at: string
    used_at: string | null
  }
  sign_in_attempts: SignInAttempts
  code_acceptances: { account_id: string; version: string; accepted_at: string }
  break_glass_grants: GrantRow
  break_glass_sightings: BreakGlassSightings
  api_keys: ApiKeyRow
  breaches: Breaches
  breach_people: { breach_id: string; person_id: string }
  /** Seen from inside the village. */
  village_breaches: Omit<Breaches, 'people_count' | 'recorded_at' | 'recorded_by' | 'recorded_by_name' | 'lesson'>
  village_breach_people: { breach_id: string; person_id: string }
  breach_steps: BreachSteps
  access_reviews: AccessReviews
  family_doors: FamilyDoorRow
  door_phones: DoorPhones
  door_shares: DoorShares
  /** Seen from inside the village. */
  village_doors: VillageDoorRow
  village_door_phones: Omit<DoorPhones, 'key_fingerprint'>
  village_door_uses: { id: string; door_id: string; outcome: string; device: string; tried_at: string }
}

export const db = tablesOf<AccessTables>()
