import { hiddenPeople } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { MeetingParts } from '../rules/rows.ts'
import { isOpen } from '../rules/state.ts'
import type { NamesById } from '../rules/view.ts'
import { db, type MeetingTables } from './tables.ts'

type MeetingRow = MeetingTables['meetings']
type PartTable =
  | 'meeting_attendees'
  | 'meeting_marks'
  | 'meeting_events'
  | 'meeting_corrections'
  | 'meeting_minutes'
  | 'meeting_decisions'
  | 'meeting_decision_steps'

export const getMeetingRow = async (context: Context, meetingId: string): Promise<MeetingRow> => {
  const row = await db(context)
    .selectFrom('meetings')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', meetingId)
    .executeTakeFirst()
  if (!row) throw missing('meetings.meetingMissing')
  return row
}

/** One act at a time on a meeting: votes and the close of a ballot never cross. */
export const lockMeeting = async (context: Context, meetingId: string): Promise<MeetingRow> => {
  const row = await db(context)
    .selectFrom('meetings')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('meetings.meetingMissing')
  return row
}

/** Locked, and still written in. */
export const lockOpenMeeting = async (context: Context, meetingId: string): Promise<MeetingRow> => {
  const row = await lockMeeting(context, meetingId)
  if (!isOpen(row.state)) throw new Refusal('rule', `meetings.is.${row.state}`)
  return row
}

const partOf = (context: Context, table: PartTable, meetingId: string) =>
  db(context)
    .selectFrom(table as 'meeting_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute() as Promise<unknown>

export const readParts = async (context: Context, meeting: MeetingRow): Promise<MeetingParts> => {
  const read = <Name extends keyof MeetingParts>(table: PartTable) =>
    partOf(context, table, meeting.id) as Promise<MeetingParts[Name]>
  return {
    meeting,
    attendees: await read<'attendees'>('meeting_attendees'),
    marks: await read<'marks'>('meeting_marks'),
    events: await read<'events'>('meeting_events'),
    corrections: await read<'corrections'>('meeting_corrections'),
    minutes: await read<'minutes'>('meeting_minutes'),
    decisions: await read<'decisions'>('meeting_decisions'),
    steps: await read<'steps'>('meeting_decision_steps'),
  }
}

/** Names of those on the list whom this reader may know. */
export const namesOf = async (context: Context, { attendees }: MeetingParts): Promise<NamesById> => {
  const ids = attendees.flatMap(({ person_id: id }) => (id === null ? [] : [id]))
  if (ids.length === 0) return new Map()
  const hidden = new Set(await hiddenPeople(context))
  const rows = await db(context)
    .selectFrom('person_names')
    .select(['id', 'name'])
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.filter(({ id }) => !hidden.has(id)).map(({ id, name }) => [id, { name, from: null }]))
}
