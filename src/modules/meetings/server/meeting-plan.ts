import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { Attendee } from '../contract/attendance.ts'
import { forgottenName, hasCome } from '../rules/attendance.ts'
import { attendeesOf } from '../rules/view.ts'
import { getMeetingRow, lockMeeting, namesOf, readParts } from './meeting-reads.ts'
import { db, type MeetingTables } from './tables.ts'

/** What was planned, for a later module that writes a paper of it. */
export interface MeetingPlan {
  readonly title: string
  readonly heldOn: PlainDate
  readonly startsAt: string
  readonly endsAt: string | null
  readonly place: string
  readonly forWhom: string | null
  readonly leaderName: string | null
  readonly agenda: readonly string[]
  /** Neither held nor called off, and its day is not over. */
  readonly isAhead: boolean
  /** When the plan was last put right. */
  readonly correctedAt: string | null
}

const planOf = async (context: Context, row: MeetingTables['meetings']): Promise<MeetingPlan> => {
  const corrected = await db(context)
    .selectFrom('meeting_corrections')
    .select('recorded_at')
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', row.id)
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst()
  const agenda = JSON.parse(row.agenda) as readonly { readonly subject: string }[]
  return {
    ...{ title: row.title, heldOn: row.held_on as PlainDate, startsAt: row.starts_at, endsAt: row.ends_at },
    ...{ place: row.place, forWhom: row.for_whom, leaderName: row.leader_name },
    agenda: agenda.map(({ subject }) => subject),
    isAhead: (row.state === 'planned' || row.state === 'invited') && row.held_on >= context.today,
    correctedAt: corrected?.recorded_at ?? null,
  }
}

export const getMeetingPlan = async (context: Context, meetingId: string): Promise<MeetingPlan> =>
  planOf(context, await getMeetingRow(context, meetingId))

/** The same, and nobody changes it until the end of the command. */
export const lockMeetingPlan = async (context: Context, meetingId: string): Promise<MeetingPlan> =>
  planOf(context, await lockMeeting(context, meetingId))

/** The kind of a meeting of this village: a later module asks whether it is its own. */
export const meetingKindOf = async (context: Context, meetingId: string): Promise<string> =>
  (await getMeetingRow(context, meetingId)).kind

/** Who is on the list and who of them came, for a later module that gives them a paper. Nameless where the asker may not know them, and who had to be forgotten. */
export const listAttendees = async (
  context: Context,
  meetingId: string,
): Promise<readonly (Attendee & { readonly came: boolean })[]> => {
  const parts = await readParts(context, await getMeetingRow(context, meetingId))
  return attendeesOf(parts, await namesOf(context, parts)).map((one) => ({
    ...{ ...one, came: hasCome(one.status) },
    name: one.name === forgottenName ? null : one.name,
  }))
}
