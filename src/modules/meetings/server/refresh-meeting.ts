import type { Context } from '#platform/server/context.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import type { MeetingParts } from '../rules/rows.ts'
import { isDecisionOpen, stateOf } from '../rules/state.ts'
import { decisionNow, factsOf } from '../rules/view.ts'
import { getMeetingRow, readParts } from './meeting-reads.ts'
import { db } from './tables.ts'
import { decisionDue, decisionToAsk, keeperOf, meetingStep, minutesToConfirm } from './task-kinds.ts'

const daysForMinutes = 3

/** After every act: the state that lists filter by, and who has to do what by when. */
export const refreshMeeting = async (context: Context, meetingId: string): Promise<void> => {
  const parts = await readParts(context, await getMeetingRow(context, meetingId))
  const state = stateOf(factsOf(parts))
  if (state !== parts.meeting.state)
    await db(context)
      .updateTable('meetings')
      .set({ state })
      .where('village_id', '=', context.villageId)
      .where('id', '=', meetingId)
      .execute()
  await refreshStep(context, parts)
  for (const decision of parts.decisions) await refreshDecision(context, parts, decision)
}

const refreshStep = async (context: Context, parts: MeetingParts): Promise<void> => {
  const { meeting } = parts
  const facts = factsOf(parts)
  const state = stateOf(facts)
  const isOver = state === 'closed' || state === 'withdrawn'
  const kind = meetingStep[keeperOf(meeting.keeper_role)]
  const values = { title: meeting.title, step: facts.hasAttendance ? 'minutes' : 'hold' }
  const after = addDays(meeting.held_on as PlainDate, facts.hasAttendance ? daysForMinutes : 0)
  if (isOver || facts.hasMinutes) await endTask(context, kind, meeting.id, state)
  else await openTask(context, kind, { subjectId: meeting.id, dueOn: after, values })
  if (!isOver && facts.hasMinutes)
    await openTask(context, minutesToConfirm, {
      ...{ subjectId: meeting.id, dueOn: addDays(context.today, daysForMinutes), values: { title: meeting.title } },
    })
  else await endTask(context, minutesToConfirm, meeting.id, state)
}

const refreshDecision = async (
  context: Context,
  parts: MeetingParts,
  decision: MeetingParts['decisions'][number],
): Promise<void> => {
  const { meeting } = parts
  const kind = decision.owner_role ? decisionDue[decision.owner_role] : decisionToAsk[keeperOf(meeting.keeper_role)]
  const { state, dueOn } = decisionNow(decision, parts.steps)
  if (!isDecisionOpen(state) || stateOf(factsOf(parts)) === 'withdrawn')
    return endTask(context, kind, decision.id, state)
  await openTask(context, kind, {
    subjectId: decision.id,
    ...(dueOn !== null && { dueOn: dueOn as PlainDate }),
    values: { words: decision.words, title: meeting.title, owner: decision.owner_name ?? '' },
  })
}
