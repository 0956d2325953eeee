import { sql } from 'kysely'
import { peopleMerged, personErased, registerCopyPart } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { hear } from '#platform/server/module.ts'
import { forgottenName } from '../rules/attendance.ts'
import { db } from './tables.ts'

/** Somebody who has to be forgotten: the row and its mark stay for the count, without saying whose they are. */
const forget = (context: Context, personId: string) =>
  db(context)
    .updateTable('meeting_attendees')
    .set({ person_id: null, guest_name: forgottenName, guest_from: null })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()

export const forgetAttendee = hear(personErased, 'meetings.forgetAttendee', async (context, { personId }) => {
  await forget(context, personId)
})

/** Two entries were one human: his attendance goes to the entry that stays, where he does not stand already. */
export const followMerge = hear(peopleMerged, 'meetings.followMerge', async (context, merge) => {
  await sql`update meeting_attendees a set person_id = ${merge.keptPersonId}
    where a.village_id = ${context.villageId} and a.person_id = ${merge.mergedPersonId}
      and not exists (select from meeting_attendees b where b.village_id = ${context.villageId}
        and b.meeting_id = a.meeting_id and b.person_id = ${merge.keptPersonId})`.execute(db(context))
})

const attendedBy = async (context: Context, personId: string) => {
  const rows = await db(context)
    .selectFrom('meeting_attendees as a')
    .innerJoin('meetings as m', (join) =>
      join.onRef('m.id', '=', 'a.meeting_id').on('m.village_id', '=', context.villageId),
    )
    .select(['m.title', 'm.held_on as heldOn', 'm.place', 'a.id'])
    .where('a.village_id', '=', context.villageId)
    .where('a.person_id', '=', personId)
    .orderBy('m.held_on')
    .execute()
  const marks = await db(context)
    .selectFrom('meeting_marks')
    .select(['attendee_id', 'status'])
    .where('village_id', '=', context.villageId)
    .where('attendee_id', 'in', rows.length > 0 ? rows.map(({ id }) => id) : ['00000000-0000-7000-8000-000000000000'])
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const status = new Map(marks.map((mark) => [mark.attendee_id, mark.status]))
  return rows.map(({ id, ...meeting }) => ({ ...meeting, status: status.get(id) ?? 'unmarked' }))
}

/** What a person takes along: which meetings, and how he stands on their lists. */
export const registerAttendanceCopy = (): void => registerCopyPart({ name: 'meetings', read: attendedBy })
