import { declareFields, fieldRule, namingFile } from '#platform/shared/field-class.ts'

// UU 18/2017 art. 42: the village serves families in trouble. What was told is kept five years after the last service, kinds and days ten.
const years = 12
const work = fieldRule('internal', 'purpose.serviceRecord', 'public-duty', 10 * years)
const trouble = fieldRule('specific', 'purpose.casework', 'public-duty', 5 * years)
const told = fieldRule('sealed', 'purpose.casework', 'public-duty', 5 * years)
const money = fieldRule('specific', 'purpose.casework', 'public-duty', 10 * years)
const screened = fieldRule('sealed', 'purpose.protection', 'vital-interest', 5 * years)
const key = fieldRule('sealed', 'purpose.caseTracker', 'public-duty', 5 * years)

const rowOf = { village_id: work, id: work }
const recorded = { ...rowOf, recorded_at: work, recorded_by: work, recorded_by_name: work }
const ofCase = { ...recorded, case_id: work }

/** What was told goes this many months after a case has ended. */
export const toldMonths = 5 * years

export const caseworkFields = [
  declareFields('cases', {
    ...recorded,
    ...{ number: work, person_id: trouble, episode_id: trouble, worker_name: trouble, worker_name_folded: trouble },
    ...{ country: trouble, employer_name: trouble, agency_name: trouble, intake_channel: work, reporter: trouble },
    ...{ reporter_relation: trouble, reporter_person_id: trouble, reporter_sealed: told, main_type: trouble },
    ...{ types: trouble, severity: trouble, risk: trouble, protected: trouble, state: trouble, state_on: work },
    ...{ opened_on: work, lead_account: work, lead_name: work, incident_id: trouble, family_told_on: work },
    ...{ touched_at: work, next_step: trouble, next_due_on: work, next_office: trouble, told_migration: work },
  }),
  declareFields('case_receipts', {
    ...{ ...rowOf, receipt_key: key, pin_serial: key, tries: work, locked_until: work },
  }),
  declareFields('case_members', {
    ...{ ...ofCase, account_id: work, account_name: work, part: work, from_on: work, ended_on: work },
  }),
  declareFields('case_states', { ...ofCase, state: trouble, occurred_on: work, reason: trouble, note_sealed: told }),
  declareFields('case_entries', {
    ...{ ...ofCase, kind: trouble, occurred_on: trouble, channel: trouble, party: trouble, words_sealed: told },
    ...{ for_family: work, answers_id: work },
  }),
  declareFields('case_evidence', { ...ofCase, file_hash: namingFile(trouble), label_sealed: told }),
  declareFields('case_demands', { ...ofCase, demand: trouble, amount_rupiah: money, replaces_id: work }),
  declareFields('case_recoveries', { ...ofCase, amount_rupiah: money, received_on: work, reverses_id: work }),
  declareFields('case_checks', { ...ofCase, item: trouble, state: trouble, note_sealed: told }),
  declareFields('case_flags', {
    ...{ ...ofCase, words_sealed: told, due_on: work, closed_on: work, closed_because_sealed: told },
    closed_by_name: work,
  }),
  declareFields('case_referrals', {
    ...{ ...ofCase, office: trouble, organisation_id: trouble, organisation_name: trouble, to_account: work },
    ...{
      to_name: work,
      channel: trouble,
      sent_on: work,
      ground: trouble,
      consent_id: trouble,
      consent_channel: trouble,
    },
    ...{ override_sealed: told, shared_sealed: told, state: trouble, state_on: work },
  }),
  declareFields('case_referral_events', {
    ...{ ...ofCase, referral_id: trouble, state: trouble, occurred_on: work, reason: trouble, note_sealed: told },
    by_hand: work,
  }),
  declareFields('case_transfers', {
    ...{ ...ofCase, to_account: work, to_name: work, reason_sealed: told, state: work, settled_on: work },
  }),
  declareFields('case_closings', {
    ...{ ...ofCase, reason: trouble, outcome_sealed: told, unverified_because: trouble, state: work, settled_on: work },
    ...{ settled_by: work, settled_by_name: work, note_sealed: told },
  }),
  declareFields('case_follow_ups', {
    ...{ ...ofCase, closing_id: work, day: work, occurred_on: work, result: trouble, words_sealed: told },
  }),
  declareFields('case_screenings', {
    ...{ ...ofCase, due_at: work, done_at: work, done_by: work, done_by_name: work, answers_sealed: screened },
  }),
  declareFields('case_incidents', {
    ...recorded,
    kind: trouble,
    occurred_on: work,
    place: trouble,
    replaces_id: work,
    withdrawn: work,
  }),
  declareFields('case_person_moves', { ...rowOf, case_id: work, merge_id: work, recorded_at: work }),
]
