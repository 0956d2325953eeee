import { type DeviceTable, deviceTable } from '#platform/shared/device-table.ts'

const heldBy = 'meetings.getMeeting'
const recorded = ['recorded_at', 'recorded_by_name']
const ofMeeting = { heldBy, owner: { table: 'meetings', key: 'meeting_id' } } as const

/** Meetings as a phone may hold them: ballots stay at the office, and nobody who is protected is on a list. */
export const meetingsDeviceTables: readonly DeviceTable[] = [
  deviceTable({
    table: 'meetings',
    columns: [
      ...['kind', 'title', 'held_on', 'starts_at', 'ends_at', 'place', 'for_whom', 'leader_name', 'agenda', 'quorum'],
      ...['entitled_count', 'state', 'keeper_role', ...recorded],
    ],
    heldBy,
  }),
  deviceTable({
    table: 'meeting_corrections',
    columns: ['meeting_id', 'field', 'before_value', 'after_value', 'reason', ...recorded],
    ...ofMeeting,
  }),
  deviceTable({
    table: 'meeting_events',
    columns: ['meeting_id', 'kind', 'occurred_on', 'channel', 'note', ...recorded],
    ...ofMeeting,
  }),
  deviceTable({
    table: 'meeting_attendees',
    columns: ['meeting_id', 'person_id', 'guest_name', 'guest_from', 'invited', 'may_vote', ...recorded],
    heldBy,
    owner: { table: 'people', key: 'person_id' },
    // who may not hold the register holds the names of those who met all the same
    added: ['person_name'],
  }),
  deviceTable({
    table: 'meeting_marks',
    columns: ['meeting_id', 'attendee_id', 'status', ...recorded],
    heldBy,
    owner: { table: 'meeting_attendees', key: 'attendee_id' },
  }),
  deviceTable({
    table: 'meeting_minutes',
    columns: ['meeting_id', 'discussion', 'started_at', 'ended_at', 'leader_name', 'recorder_name', ...recorded],
    ...ofMeeting,
  }),
  deviceTable({
    table: 'meeting_decisions',
    columns: ['meeting_id', 'words', 'owner_role', 'owner_name', 'due_on', 'ballot_id', ...recorded],
    ...ofMeeting,
  }),
  deviceTable({
    table: 'meeting_decision_steps',
    columns: ['meeting_id', 'decision_id', 'state', 'occurred_on', 'due_on', 'note', 'file_hash', ...recorded],
    ...ofMeeting,
  }),
]
