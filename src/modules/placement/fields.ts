import { declareFields, fieldRule, namingFile } from '#platform/shared/field-class.ts'

const told = fieldRule('public', 'placement.purpose.vacancy')
const record = fieldRule('internal', 'placement.purpose.vacancy')

const profile = fieldRule('confidential', 'placement.purpose.profile', 'public-duty', 5 * 12)

const served = fieldRule('internal', 'placement.purpose.service')
const ofPerson = fieldRule('confidential', 'placement.purpose.service', 'public-duty', 10 * 12)
const advised = fieldRule('sealed', 'placement.purpose.service', 'public-duty', 5 * 12)

// `domain.md` §2.7: an allegation, restricted, never published; kept as long as the notes of trouble
const watched = fieldRule('specific', 'placement.purpose.watch', 'public-duty', 5 * 12)
const alleged = fieldRule('sealed', 'placement.purpose.watch', 'public-duty', 5 * 12)

const recorded = { village_id: record, id: record, recorded_at: record, recorded_by: record, recorded_by_name: record }

export const placementFields = [
  declareFields('vacancies', {
    ...{ ...recorded, known_by: record, work_place: told, order_number: told, title: told, occupation: told },
    ...{ country: told, region: told, agency_name: told, agency_licence: told, employer_name: told, places: told },
    ...{ wage_minimum: told, wage_maximum: told, wage_currency: told, wage_per: told, worker_pays_rupiah: told },
    ...{ costs_note: told, contract_months: told, deadline_on: told, documents: told, sex: told, age_minimum: told },
    ...{ age_maximum: told, education: told, experience_months: told, languages: told, certificates: told },
    ...{ source_name: told, source_url: told, source_on: told, expires_on: told, withdrawn_on: told },
    ...{ imported: record, search_text: record },
  }),
  declareFields('vacancy_changes', {
    ...{ ...recorded, vacancy_id: record, field: record, before_value: told, after_value: told, reason: record },
  }),
  declareFields('candidate_profiles', {
    ...{ ...recorded, person_id: profile, education: profile, languages: profile, certificates: profile },
    ...{ experience: profile, skills: profile, wished_place: profile, wished_countries: profile, wished_work: profile },
  }),
  declareFields('services', {
    ...{ ...recorded, occurred_on: served, duty: served, channel: served, act: served, subject_id: served },
    ...{ topics: served, person_id: ofPerson, told_name: ofPerson, note_sealed: advised, outcome: ofPerson },
  }),
  declareFields('guidance_sessions', {
    ...{ ...recorded, meeting_id: served, topics: served, material: served, outcome: served },
  }),
  declareFields('recruiter_visits', {
    ...{ ...recorded, told_sealed: alleged, name_key: alleged, phone_key: alleged, agency_name: watched },
    ...{ agency_licence: watched, letter_number: watched, letter_on: watched, letter_file_hash: namingFile(watched) },
    ...{ from_on: watched, until_on: watched, country: watched },
  }),
  declareFields('watch_alerts', {
    ...{ ...recorded, channel: watched, heard_on: watched, told_sealed: alleged, hamlet: watched, grade: watched },
    file_hash: namingFile(watched),
  }),
  declareFields('watch_outcomes', {
    ...{ ...recorded, alert_id: watched, outcome: watched, note_sealed: alleged, file_hash: namingFile(watched) },
  }),
  declareFields('signal_erasures', {
    ...{ ...recorded, kind: watched, subject_id: watched, reason: watched, told_at: watched, told_by_name: watched },
    ...{ state: watched, settled_at: watched, settled_by: watched, settled_by_name: watched, answer: watched },
  }),
]
