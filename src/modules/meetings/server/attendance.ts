import { assertPersonInReach } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { recordAttendance, recordInvitees } from '../contract/attendance.ts'
import { whoFaults } from '../rules/plan.ts'
import { attendanceRecorded } from './events.ts'
import { lockOpenMeeting } from './meeting-reads.ts'
import { recordedBy } from './recorded.ts'
import { refreshMeeting } from './refresh-meeting.ts'
import { db } from './tables.ts'

interface NewAttendee {
  readonly id: string
  readonly personId: string | null
  readonly guestName: string | null
  readonly guestFrom: string | null
  readonly mayVote: boolean
  readonly invited: boolean
}

/** Who stands on the list already, by the id of the row and by the person. */
const listOf = async (context: Context, meetingId: string) => {
  const rows = await db(context)
    .selectFrom('meeting_attendees')
    .select(['id', 'person_id'])
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .execute()
  return {
    ids: new Set(rows.map(({ id }) => id)),
    byPerson: new Map(
      rows.flatMap(({ id, person_id: personId }) => (personId === null ? [] : [[personId, id] as const])),
    ),
  }
}

/** Adds whoever is not there yet; answers under which row each one stands. */
const addPeople = async (context: Context, meetingId: string, people: readonly NewAttendee[]) => {
  const faults = people.flatMap((who, at) => whoFaults(who, `people.${at}`))
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
  const list = await listOf(context, meetingId)
  const rowOf = new Map<string, string>()
  let added = 0
  for (const who of people) {
    const known = who.personId === null ? undefined : list.byPerson.get(who.personId)
    rowOf.set(who.id, known ?? who.id)
    if (known !== undefined || list.ids.has(who.id)) continue
    if (who.personId !== null) await assertPersonInReach(context, who.personId)
    await db(context)
      .insertInto('meeting_attendees')
      .values({
        ...{ ...recordedBy(context), id: who.id, meeting_id: meetingId, person_id: who.personId },
        ...{ guest_name: who.guestName, guest_from: who.guestFrom, invited: who.invited, may_vote: who.mayVote },
      })
      .execute()
    list.ids.add(who.id)
    if (who.personId !== null) list.byPerson.set(who.personId, who.id)
    added += 1
  }
  return { rowOf, added, ids: list.ids }
}

export const recordInviteesHandler = handle(recordInvitees, async (context, { meetingId, people }) => {
  await lockOpenMeeting(context, meetingId)
  const { added } = await addPeople(
    context,
    meetingId,
    people.map((who) => ({ ...who, invited: true })),
  )
  await refreshMeeting(context, meetingId)
  context.note({ meeting: meetingId, people: added })
  return { added }
})

export const recordAttendanceHandler = handle(recordAttendance, async (context, { meetingId, marks }) => {
  const meeting = await lockOpenMeeting(context, meetingId)
  if (meeting.held_on > context.today) throw new Refusal('rule', 'meetings.notYetHeld')
  const came = marks.flatMap(({ attendeeId: id, added }) => (added ? [{ ...added, id, invited: false }] : []))
  const { rowOf, ids } = await addPeople(context, meetingId, came)
  const rows = marks.map(({ id, attendeeId, status }) => {
    const row = rowOf.get(attendeeId) ?? attendeeId
    if (!ids.has(row)) throw missing('meetings.attendeeMissing')
    return { ...recordedBy(context), id, meeting_id: meetingId, attendee_id: row, status }
  })
  await db(context).insertInto('meeting_marks').values(rows).execute()
  await context.publish(attendanceRecorded, { meetingId, kind: meeting.kind })
  await refreshMeeting(context, meetingId)
  context.note({ meeting: meetingId, marks: rows.length })
  return { done: true } as const
})
