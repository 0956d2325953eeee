import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { attendanceStatuses } from '../rules/attendance.ts'
import { countSchema, doneSchema, idSchema, optionalId, optionalText } from './shapes.ts'

/** Somebody of the register by id, or somebody else by name and where from. */
const whoShape = { id: idSchema, personId: optionalId, guestName: optionalText(80), guestFrom: optionalText(80) }

export const attendeeSchema = z.object({
  id: idSchema,
  personId: z.nullable(idSchema),
  /** Missing where the reader may not know who it is. */
  name: z.nullable(z.string()),
  /** Where a guest comes from, or the hamlet. */
  from: z.nullable(z.string()),
  invited: z.boolean(),
  mayVote: z.boolean(),
  status: z.enum(attendanceStatuses),
})
export type Attendee = z.output<typeof attendeeSchema>

export const attendanceSchema = z.object({
  ...{ people: countSchema, invited: countSchema, present: countSchema, late: countSchema, excused: countSchema },
  ...{ ill: countSchema, unmarked: countSchema, entitled: countSchema, entitledPresent: countSchema },
  ...{ quorumNeeded: z.nullable(countSchema), isQuorate: z.boolean() },
})

export const recordInvitees = command('meetings.recordInvitees', {
  summary:
    'Names who is invited, and whether they vote. Who is on the list already stays there once; who came uninvited is invited from now on.',
  input: z.object({
    meetingId: idSchema,
    people: z
      .array(z.object({ ...whoShape, mayVote: z._default(z.boolean(), true) }))
      .check(z.minLength(1), z.maxLength(200)),
  }),
  output: z.object({ added: countSchema }),
})

export const withdrawInvitee = command('meetings.withdrawInvitee', {
  summary: 'Takes somebody off the list whose attendance nobody wrote yet.',
  input: z.object({ meetingId: idSchema, attendeeId: idSchema }),
  output: doneSchema,
})

export const recordAttendance = command('meetings.recordAttendance', {
  summary:
    'Writes who came, came late, was excused or ill, in one act for the whole sheet; who was not on the list is added. A person stands there once, whichever phone wrote it.',
  offline: true,
  input: z.object({
    meetingId: idSchema,
    marks: z
      .array(
        z.object({
          ...{ id: idSchema, attendeeId: idSchema, status: z.enum(attendanceStatuses) },
          /** For who was not on the list. */
          added: z._default(
            z.nullable(
              z.object({
                ...{ personId: optionalId, guestName: optionalText(80), guestFrom: optionalText(80) },
                mayVote: z._default(z.boolean(), false),
              }),
            ),
            null,
          ),
        }),
      )
      .check(z.minLength(1), z.maxLength(300)),
  }),
  output: doneSchema,
})
