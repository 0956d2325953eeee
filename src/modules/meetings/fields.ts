import { declareFields, fieldRule, namingFile } from '#platform/shared/field-class.ts'

const years = 12
const purpose = 'meetings.purpose'
const record = fieldRule('internal', purpose)
const person = fieldRule('confidential', purpose, 'public-duty', 10 * years)
const sealed = fieldRule('sealed', purpose, 'public-duty', 10 * years)

const rowOf = { village_id: record, id: record, meeting_id: record }
const recorded = { ...rowOf, recorded_at: record, recorded_by: record, recorded_by_name: record }

export const meetingsFields = [
  declareFields('meetings', {
    ...{ village_id: record, id: record, recorded_at: record, recorded_by: record, recorded_by_name: record },
    ...{ kind: record, title: record, held_on: record, starts_at: record, ends_at: record, place: record },
    ...{ for_whom: record, leader_name: record, agenda: record, quorum: record, entitled_count: record },
    ...{ state: record, keeper_role: record },
  }),
  declareFields('meeting_corrections', {
    ...{ ...recorded, field: record, before_value: record, after_value: record, reason: record },
  }),
  declareFields('meeting_events', { ...recorded, kind: record, occurred_on: record, channel: record, note: record }),
  declareFields('meeting_attendees', {
    ...{ ...recorded, person_id: person, guest_name: person, guest_from: person, invited: record, may_vote: record },
  }),
  declareFields('meeting_marks', { ...recorded, attendee_id: person, status: person }),
  declareFields('meeting_minutes', {
    ...{ ...recorded, discussion: person, started_at: record, ended_at: record, leader_name: record },
    recorder_name: record,
  }),
  declareFields('meeting_decisions', {
    ...{ ...recorded, words: person, owner_role: record, owner_name: record, due_on: record, ballot_id: record },
  }),
  declareFields('meeting_decision_steps', {
    ...{ ...recorded, decision_id: record, state: record, occurred_on: record, due_on: record, note: person },
    file_hash: namingFile(person),
  }),
  declareFields('meeting_ballots', {
    ...{ ...recorded, question: record, choices: record, secrecy: record, majority: record },
  }),
  declareFields('ballot_rolls', { ...recorded, ballot_id: record, attendee_id: person, channel: record }),
  declareFields('ballot_votes', { ...rowOf, ballot_id: record, attendee_id: person, choice_sealed: sealed }),
  declareFields('ballot_tallies', { ...rowOf, counts_sealed: sealed }),
  declareFields('ballot_boxes', {
    ...{ ...recorded, ballot_id: record, box: record, box_folded: record, papers: record, counts_sealed: sealed },
    counted_by: record,
  }),
  declareFields('ballot_results', {
    ...{ ...recorded, ballot_id: record, here: record, paper: record, outcome: record, winner: record },
    ...{ entitled: record, present: record, quorum_needed: record, majority_needed: record },
  }),
]
