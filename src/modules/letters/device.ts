import { type DeviceTable, deviceTable } from '#platform/shared/device-table.ts'

// Whoever makes letters carries them; who only reads them reads them with numbers masked, at the office.
const heldBy = 'letters.requestLetter'

/** Requests and letters as a phone may hold them: what they are and where they stand, and of the form what is not specific. */
export const lettersDeviceTables: readonly DeviceTable[] = [
  deviceTable({
    table: 'letters',
    columns: [
      ...['kind', 'template_version', 'subject_person_id', 'household_id', 'episode_id', 'subject_name', 'fields'],
      ...['state', 'requested_on', 'number_text', 'issued_on', 'year', 'replaces_id', 'source_kind', 'recorded_at'],
      'recorded_by_name',
    ],
    heldBy,
    owner: { table: 'people', key: 'subject_person_id' },
  }),
  deviceTable({
    table: 'letter_events',
    columns: [
      ...['letter_id', 'kind', 'occurred_on', 'reason', 'note', 'paper', 'recorded_by_role', 'recorded_at'],
      'recorded_by_name',
    ],
    heldBy,
    owner: { table: 'letters', key: 'letter_id' },
  }),
]
