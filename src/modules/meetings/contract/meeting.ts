import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { listGroups } from '../rules/list.ts'
import { quorumCodes } from '../rules/shares.ts'
import { meetingStates, nextSteps } from '../rules/state.ts'
import { attendanceSchema, attendeeSchema } from './attendance.ts'
import { ballotSchema } from './ballot.ts'
import { decisionSchema, minutesSchema } from './outcome.ts'
import {
  countSchema,
  daySchema,
  doneSchema,
  idSchema,
  optionalText,
  optionalTime,
  recordedShape,
  textSchema,
  timeSchema,
} from './shapes.ts'

export const agendaItemSchema = z.object({
  subject: textSchema(160),
  minutes: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(600))), null),
})
export type AgendaItem = z.output<typeof agendaItemSchema>

const planShape = {
  title: textSchema(120, 'meetings.titleMissing'),
  heldOn: daySchema,
  startsAt: timeSchema,
  endsAt: optionalTime,
  place: textSchema(120, 'meetings.placeMissing'),
  /** For whom, in words: "Keluarga calon di Dusun Krajan". */
  forWhom: optionalText(160),
  leaderName: optionalText(80),
  agenda: z._default(z.array(agendaItemSchema).check(z.maxLength(20)), []),
  quorum: z._default(z.enum(quorumCodes), 'none'),
  /** Where the number of those entitled is fixed elsewhere: the members of a cooperative. */
  entitledCount: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(100_000))), null),
}

export const recordMeeting = command('meetings.recordMeeting', {
  summary: 'Plans a meeting: kind, day, hour, place, agenda and quorum.',
  offline: true,
  input: z.object({ id: idSchema, kind: z.string().check(z.minLength(1), z.maxLength(60)), ...planShape }),
  output: doneSchema,
})

export const correctMeeting = command('meetings.correctMeeting', {
  summary: 'Another day, place or agenda, with the reason; each changed field is kept with what stood before.',
  input: z.object({ meetingId: idSchema, ...planShape, reason: textSchema(240) }),
  output: doneSchema,
})

export const invitationChannels = ['letter', 'message', 'announcement', 'visit'] as const

export const recordInvitation = command('meetings.recordInvitation', {
  summary: 'Records that the invitation went out, on which day and how.',
  input: z.object({ id: idSchema, meetingId: idSchema, sentOn: daySchema, channel: z.enum(invitationChannels) }),
  output: doneSchema,
})

export const withdrawMeeting = command('meetings.withdrawMeeting', {
  summary: 'Calls a meeting off before it is held, with the reason.',
  input: z.object({ id: idSchema, meetingId: idSchema, reason: textSchema(240) }),
  output: doneSchema,
})

export const confirmMinutes = command('meetings.confirmMinutes', {
  summary: 'Says that minutes and decisions are right. Whoever wrote them does not confirm them.',
  input: z.object({ id: idSchema, meetingId: idSchema }),
  output: doneSchema,
})

export const reopenMeeting = command('meetings.reopenMeeting', {
  summary: 'Takes confirmed minutes up again, with the reason.',
  input: z.object({ id: idSchema, meetingId: idSchema, reason: textSchema(240) }),
  output: doneSchema,
})

export const eventKinds = ['invited', 'confirmed', 'reopened', 'withdrawn'] as const

const meetingSchema = z.object({
  id: idSchema,
  kind: z.string(),
  title: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  endsAt: z.nullable(z.string()),
  place: z.string(),
  forWhom: z.nullable(z.string()),
  leaderName: z.nullable(z.string()),
  agenda: z.array(z.object({ subject: z.string(), minutes: z.nullable(countSchema) })),
  quorum: z.enum(quorumCodes),
  entitledCount: z.nullable(countSchema),
  state: z.enum(meetingStates),
  ...recordedShape,
})

export const meetingFileSchema = z.object({
  meeting: meetingSchema,
  attendees: z.array(attendeeSchema),
  attendance: attendanceSchema,
  minutes: z.nullable(minutesSchema),
  decisions: z.array(decisionSchema),
  events: z.array(
    z.object({
      ...{ id: idSchema, kind: z.enum(eventKinds), occurredOn: z.string(), note: z.nullable(z.string()) },
      ...{ channel: z.nullable(z.string()), ...recordedShape },
    }),
  ),
  corrections: z.array(
    z.object({
      ...{ id: idSchema, field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) },
      ...{ reason: z.string(), ...recordedShape },
    }),
  ),
  /** `null` on a phone without a line: ballots are kept at the office. */
  ballots: z.nullable(z.array(ballotSchema)),
  nextStep: z.enum(nextSteps),
  /** The asker may confirm these minutes: entitled, and not the one who wrote them. */
  mayConfirm: z.boolean(),
})
export type MeetingFile = z.output<typeof meetingFileSchema>

export const getMeeting = query('meetings.getMeeting', {
  summary: 'One meeting whole: plan, people, minutes, decisions, ballots and the one next step.',
  input: z.object({ meetingId: idSchema }),
  output: meetingFileSchema,
})

const listItemSchema = z.object({
  ...{ id: idSchema, kind: z.string(), title: z.string(), heldOn: z.string(), startsAt: z.string(), place: z.string() },
  ...{ state: z.enum(meetingStates), group: z.enum(listGroups) },
})
export type MeetingListItem = z.output<typeof listItemSchema>

export const listMeetings = query('meetings.listMeetings', {
  summary: 'The meetings of the village by group, kind and words; those to come in the order of their days.',
  input: z.object({
    text: z._default(z.string().check(z.maxLength(80)), ''),
    group: z._default(z.nullable(z.enum(listGroups)), null),
    kind: z._default(z.nullable(z.string()), null),
    offset: z._default(z.int().check(z.minimum(0)), 0),
    limit: z._default(z.int().check(z.minimum(1), z.maximum(100)), 40),
  }),
  output: z.object({
    meetings: z.array(listItemSchema),
    total: countSchema,
    groups: z.array(z.object({ group: z.enum(listGroups), count: countSchema })),
    kinds: z.array(z.object({ kind: z.string(), count: countSchema })),
    villageTotal: countSchema,
  }),
})

const villageSchema = z.object({
  ...{ kindWord: z.string(), name: z.string(), districtWord: z.string(), district: z.string(), regency: z.string() },
})

export const getMeetingPrint = query('meetings.getMeetingPrint', {
  summary: 'A meeting with the words of its village, for its invitation, attendance list and minutes on paper.',
  input: z.object({ meetingId: idSchema }),
  output: z.object({ file: meetingFileSchema, village: villageSchema }),
})
export type MeetingPrint = z.output<typeof getMeetingPrint.output>
