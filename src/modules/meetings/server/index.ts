import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import { meetingsFields } from '../fields.ts'
import { meetingsTexts } from '../texts.ts'
import { recordAttendanceHandler, recordInviteesHandler, withdrawInviteeHandler } from './attendance.ts'
import * as ballots from './ballots.ts'
import { countMeetings } from './count-villages.ts'
import { followMerge, forgetAttendee, registerAttendanceCopy } from './hear-registry.ts'
import { meetingsHeldTables } from './held-tables.ts'
import * as queries from './meeting-queries.ts'
import * as outcome from './outcome.ts'
import * as plan from './plan-meeting.ts'
import { meetingRoutes } from './routes.ts'
import { meetingTasks } from './task-kinds.ts'

export {
  attendanceRecorded,
  ballotClosed,
  decisionSettled,
  meetingPlanned,
  meetingWithdrawn,
  minutesConfirmed,
} from './events.ts'
export { getMeetingPlan, listAttendees, lockMeetingPlan, type MeetingPlan, meetingKindOf } from './meeting-plan.ts'

registerAttendanceCopy()

export const meetingsServer = serverModule({
  name: 'meetings',
  migrations: join(import.meta.dirname, 'migrations'),
  texts: meetingsTexts,
  fields: meetingsFields,
  deviceTables: meetingsHeldTables,
  tasks: meetingTasks,
  subscribers: [forgetAttendee, followMerge],
  counts: countMeetings,
  routes: meetingRoutes,
  handlers: [
    plan.recordMeetingHandler,
    plan.correctMeetingHandler,
    plan.recordInvitationHandler,
    plan.withdrawMeetingHandler,
    recordInviteesHandler,
    withdrawInviteeHandler,
    recordAttendanceHandler,
    outcome.recordMinutesHandler,
    outcome.recordDecisionHandler,
    outcome.recordFollowUpHandler,
    outcome.confirmMinutesHandler,
    outcome.reopenMeetingHandler,
    ballots.openBallotHandler,
    ballots.voteInBallotHandler,
    ballots.recordPaperVotersHandler,
    ballots.recordPaperCountHandler,
    ballots.closeBallotHandler,
    queries.listMeetingsHandler,
    queries.getMeetingHandler,
    queries.getMeetingPrintHandler,
    queries.getDecisionHandler,
  ],
})
