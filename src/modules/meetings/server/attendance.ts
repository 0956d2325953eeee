import { assertPersonInReach } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { recordAttendance, recordInvitees, withdrawInvitee } from '../contract/attendance.ts'
import { whoFaults } from '../rules/plan.ts'
import { statusesOf } from '../rules/view.ts'
import { attendanceRecorded } from './events.ts'
import { lockOpenMeeting, readParts } from './meeting-reads.ts'
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
    .select(['id', 'person_id', 'invited'])
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .execute()
  return {
    ids: new Set(rows.map(({ id }) => id)),
    uninvited: new Set(rows.flatMap(({ id, invited }) => (invited ? [] : [id]))),
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
    if (known !== undefined && who.invited && list.uninvited.has(known)) {
      await setInvited(context, known, { invited: true, may_vote: who.mayVote })
      added += 1
    }
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

const setInvited = (context: Context, id: string, now: { readonly invited: boolean; readonly may_vote: boolean }) =>
  db(context)
    .updateTable('meeting_attendees')
    .set(now)
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .execute()

/** The row stays, as what was once written; it is on no list any more. */
export const withdrawInviteeHandler = handle(withdrawInvitee, async (context, { meetingId, attendeeId }) => {
  const parts = await readParts(context, await lockOpenMeeting(context, meetingId))
  if (!parts.attendees.some(({ id }) => id === attendeeId)) throw missing('meetings.attendeeMissing')
  if ((statusesOf(parts).get(attendeeId) ?? 'unmarked') !== 'unmarked') throw new Refusal('rule', 'meetings.isMarked')
  await setInvited(context, attendeeId, { invited: false, may_vote: false })
  await refreshMeeting(context, meetingId)
  context.note({ meeting: meetingId, attendee: attendeeId })
  return { done: true as const }
})

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
