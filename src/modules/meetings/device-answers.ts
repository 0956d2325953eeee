import { nameOn } from '#modules/registry/device-face.ts'
import { type Asking, answerTo, type DeviceAnswer } from '#platform/client/device/device-part.ts'
import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import { missing } from '#platform/shared/errors.ts'
import { getDecision } from './contract/decision.ts'
import { getMeeting, listMeetings, type MeetingFile } from './contract/meeting.ts'
import { listedAs } from './rules/list.ts'
import type { MeetingParts, MeetingRow } from './rules/rows.ts'
import { fileOf } from './rules/view.ts'

const inTime = (one: DeviceRow, other: DeviceRow): number =>
  `${one.recorded_at} ${one.id}` < `${other.recorded_at} ${other.id}` ? -1 : 1

export const partsOn = (rows: RowReader, meetingId: string): MeetingParts => {
  const meeting = rows.find('meetings', meetingId) as unknown as MeetingRow | undefined
  if (!meeting) throw missing('meetings.meetingMissing')
  const of = <Part>(table: string) => rows.where(table, 'meeting_id', meetingId).toSorted(inTime) as unknown as Part
  return {
    meeting,
    attendees: of<MeetingParts['attendees']>('meeting_attendees'),
    marks: of<MeetingParts['marks']>('meeting_marks'),
    events: of<MeetingParts['events']>('meeting_events'),
    corrections: of<MeetingParts['corrections']>('meeting_corrections'),
    minutes: of<MeetingParts['minutes']>('meeting_minutes'),
    decisions: of<MeetingParts['decisions']>('meeting_decisions'),
    steps: of<MeetingParts['steps']>('meeting_decision_steps'),
  }
}

const namesOn = (rows: RowReader, { attendees }: MeetingParts) =>
  new Map(
    attendees.flatMap(({ person_id: id, person_name: told }) => {
      const name = id === null ? undefined : (nameOn(rows, id) ?? told)
      return id !== null && name ? [[id, { name, from: null }] as const] : []
    }),
  )

const fileOn = (rows: RowReader, meetingId: string, { today }: Asking): MeetingFile => {
  const parts = partsOn(rows, meetingId)
  // to confirm needs a line, and so do ballots
  const seen = { today, names: namesOn(rows, parts), ballots: null, confirms: { may: false, wrote: false } }
  return fileOf(parts, seen)
}

const listAnswer = answerTo(listMeetings, (rows, input, { today }) => {
  const meetings = (rows.all('meetings') as unknown as MeetingRow[]).map((row) => ({
    ...{ id: row.id, kind: row.kind, title: row.title, heldOn: row.held_on, startsAt: row.starts_at },
    ...{ place: row.place, state: row.state },
  }))
  return listedAs(meetings, input, today)
})

const decisionAnswer = answerTo(getDecision, (rows, { decisionId }, asking) => {
  const row = rows.find('meeting_decisions', decisionId)
  if (!row) throw missing('meetings.decisionMissing')
  const { meeting, decisions } = fileOn(rows, String(row.meeting_id), asking)
  const decision = decisions.find(({ id }) => id === decisionId)
  if (!decision) throw missing('meetings.decisionMissing')
  return { meetingId: meeting.id, title: meeting.title, heldOn: meeting.heldOn, decision }
})

/** What meetings answer on a phone, as the server would. */
export const meetingsAnswers: ReadonlyMap<string, DeviceAnswer> = new Map([
  answerTo(getMeeting, (rows, { meetingId }, asking) => fileOn(rows, meetingId, asking)),
  listAnswer,
  decisionAnswer,
])
