import {
  attendanceRecorded,
  getMeetingPlan,
  lockMeetingPlan,
  type MeetingPlan,
  meetingWithdrawn,
} from '#modules/meetings/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle, hear } from '#platform/server/module.ts'
import { endTask, isTaskOpen, openTask } from '#platform/server/tasks.ts'
import { addDays, daysBetween } from '#platform/shared/dates.ts'
import { refuse } from '#platform/shared/errors.ts'
import { getInvitation, issueInvitation, requestInvitation } from '../contract/invitation.ts'
import { issueDocument } from './documents.ts'
import { type LetterInForce, listInForce } from './in-force.ts'
import { invitationTemplate } from './invitation-template.ts'
import { timesOf } from './meeting-words.ts'
import { replaceOld } from './revoke-letter.ts'
import { signsToday } from './sources.ts'
import { invitationToIssue } from './task-kinds.ts'

const findIssued = async (context: Context, meetingId: string): Promise<LetterInForce | undefined> =>
  (await listInForce(context, invitationTemplate.kind, [meetingId]))[0]

const isOutdated = (issued: LetterInForce, { correctedAt }: MeetingPlan): boolean =>
  correctedAt !== null && correctedAt > issued.recordedAt

export const getInvitationHandler = handle(getInvitation, async (context, { meetingId }) => {
  const plan = await getMeetingPlan(context, meetingId)
  const issued = await findIssued(context, meetingId)
  return {
    letter: issued
      ? {
          ...{ letterId: issued.id, number: issued.number, issuedOn: issued.issuedOn },
          isOutdated: isOutdated(issued, plan),
        }
      : null,
    isAsked: await isTaskOpen(context, invitationToIssue, meetingId),
    mayBeIssued: plan.isAhead,
    signs: await signsToday(context),
  }
})

/** Once held or called off, there is nothing to invite to. */
const assertAhead = (plan: MeetingPlan): void => {
  if (!plan.isAhead) refuse('letters.meetingOver')
}

/** An invitation is brought to the houses before the day. */
const daysToCarryIt = 3

export const requestInvitationHandler = handle(requestInvitation, async (context, { meetingId }) => {
  const plan = await getMeetingPlan(context, meetingId)
  assertAhead(plan)
  const issued = await findIssued(context, meetingId)
  if (issued && !isOutdated(issued, plan)) refuse('letters.invitationIssued')
  const wanted = addDays(plan.heldOn, -daysToCarryIt)
  const dueOn = daysBetween(context.today, wanted) > 0 ? wanted : context.today
  await openTask(context, invitationToIssue, {
    ...{ subjectId: meetingId, dueOn, values: { title: plan.title } },
  })
  context.note({ meeting: meetingId })
  return { asked: true as const }
})

export const issueInvitationHandler = handle(issueInvitation, async (context, { id, meetingId }) => {
  const plan = await lockMeetingPlan(context, meetingId)
  assertAhead(plan)
  if (!(await signsToday(context))) refuse('letters.headSigns')
  const issued = await findIssued(context, meetingId)
  if (issued && !isOutdated(issued, plan)) refuse('letters.invitationIssued')
  if (issued) await replaceOld(context, issued.id, id) // rows before counters
  const document = await issueDocument(context, {
    ...{ id, kind: invitationTemplate.kind, subjectName: plan.title, values: wordsOf(plan) },
    ...{ sourceId: meetingId, replacesId: issued?.id ?? null },
  })
  await endTask(context, invitationToIssue, meetingId, 'issued')
  context.note({ meeting: meetingId, number: document.number })
  return document
})

const wordsOf = (plan: MeetingPlan) => ({
  texts: {
    ...{ who: plan.forWhom ?? 'Bapak/Ibu yang namanya tercantum dalam daftar undangan', title: plan.title },
    ...{ place: plan.place, leader: plan.leaderName ?? '', ...timesOf(plan) },
  },
  lists: { agenda: plan.agenda.map((subject) => ({ subject })) },
})

export const endInvitationHeld = hear(attendanceRecorded, 'letters.endInvitationHeld', (context, { meetingId }) =>
  endTask(context, invitationToIssue, meetingId, 'held'),
)
export const endInvitationWithdrawn = hear(
  meetingWithdrawn,
  'letters.endInvitationWithdrawn',
  (context, { meetingId }) => endTask(context, invitationToIssue, meetingId, 'withdrawn'),
)
