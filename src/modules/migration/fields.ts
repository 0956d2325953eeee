import { declareFields, fieldRule } from '#platform/shared/field-class.ts'

// UU 18/2017 art. 42 (b): the village records its candidates and workers. Kept ten years after the last service.
const years = 12
const work = fieldRule('internal', 'purpose.serviceRecord', 'public-duty', 10 * years)
const person = fieldRule('confidential', 'purpose.migrationService', 'public-duty', 10 * years)
const sensitive = fieldRule('specific', 'purpose.protection', 'public-duty', 5 * years)
const sealed = fieldRule('sealed', 'purpose.protection', 'public-duty', 2 * years)

const rowOf = { village_id: work, id: work }
const recorded = { ...rowOf, recorded_at: work, recorded_by: work, recorded_by_name: work }
const ofEpisode = { ...recorded, episode_id: work }

export const migrationFields = [
  declareFields('episodes', {
    ...recorded,
    person_id: person,
    household_id: person,
    entry_route: person,
    opened_on: work,
    destination_country: person,
    occupation: person,
    occupation_told: person,
    scheme: person,
    agency_organisation_id: person,
    agency_name: person,
    agency_licence: person,
    employer_name: person,
    contract_months: person,
    departs_on: person,
    contract_ends_on: person,
    current_stage: person,
    current_stage_on: person,
    closed_on: work,
  }),
  declareFields('episode_corrections', {
    ...ofEpisode,
    field: work,
    before_value: person,
    after_value: person,
    reason: person,
  }),
  declareFields('episode_closures', { ...ofEpisode, closed_on: work, reason: person, note: person }),
  declareFields('stage_events', {
    ...ofEpisode,
    stage: person,
    occurred_on: person,
    source: work,
    evidence: person,
    confidence: work,
    withdraws_id: work,
    withdrawn_because: person,
  }),
  declareFields('readiness_events', {
    ...ofEpisode,
    document_code: person,
    status: person,
    held_by: person,
    document_id: person,
    letter_id: person,
    number_text: person,
    issued_on: person,
    expires_on: person,
    file_hash: person,
    note: person,
  }),
  declareFields('consultations', {
    ...ofEpisode,
    met_on: person,
    place: person,
    apart_from_recruiter: sensitive,
    candidate_alone: sensitive,
    pressure_seen: sensitive,
    agency_check: person,
    agency_check_note: person,
    risks: work,
    outcome: sensitive,
    mediation: sensitive,
    rights_told: work,
  }),
  declareFields('consultation_people', {
    ...rowOf,
    consultation_id: work,
    person_id: person,
    told_name: person,
    relation: person,
  }),
  declareFields('consultation_carers', {
    ...rowOf,
    consultation_id: work,
    child_person_id: sensitive,
    carer_person_id: person,
    carer_name: person,
    relation: person,
  }),
  declareFields('consultation_reasons', {
    ...rowOf,
    private_reason_sealed: sealed,
    recorded_at: work,
    recorded_by: work,
  }),
  declareFields('red_flag_answers', {
    ...ofEpisode,
    code: sensitive,
    reply: sensitive,
    story_source: sensitive,
    evidence_grade: sensitive,
    note: sensitive,
    answered_on: work,
  }),
  declareFields('verifications', { ...ofEpisode, state: person, state_at: work, requested_on: work }),
  declareFields('verification_events', {
    ...recorded,
    verification_id: work,
    state: person,
    occurred_on: work,
    identity_seen: work,
    age_seen: work,
    no_duress: sensitive,
    red_flags_discussed: sensitive,
    letter_id: person,
    return_reason: person,
    note: sensitive,
    on_behalf: work,
  }),
  declareFields('episode_person_moves', {
    ...rowOf,
    episode_id: work,
    merge_id: work,
    from_person_id: person,
    to_person_id: person,
    recorded_at: work,
  }),
]
