import type { About, DevicePart } from '#platform/client/device/device-part.ts'
import type { RowReader } from '#platform/client/device/row-tables.ts'
import { meetingsDeviceTables } from '../device.ts'
import { meetingsAnswers } from '../device-answers.ts'
import { meetingsEffects } from '../device-effects.ts'

/** A command that names a meeting is about it. */
const about = (rows: RowReader, input: unknown): About | undefined => {
  const { meetingId, id } = (input ?? {}) as { readonly meetingId?: unknown; readonly id?: unknown }
  const row = [meetingId, id].flatMap((one) => (typeof one === 'string' ? (rows.find('meetings', one) ?? []) : []))[0]
  return row ? { name: String(row.title), path: `/rapat/${row.id}` } : undefined
}

type Input = Readonly<Record<string, unknown>>
const pathOf: Readonly<Record<string, (input: Input) => string>> = {
  'meetings.recordMeeting': () => '/rapat/baru',
  'meetings.recordMinutes': ({ meetingId }) => `/rapat/${meetingId}/notulen`,
  'meetings.recordDecision': ({ meetingId }) => `/rapat/${meetingId}/putusan`,
  'meetings.recordFollowUp': ({ decisionId }) => `/putusan/${decisionId}`,
}

export const meetingsDevice: DevicePart = {
  tables: meetingsDeviceTables,
  effects: meetingsEffects,
  answers: meetingsAnswers,
  about,
  formOf: (name, input) => pathOf[name]?.(input),
}
