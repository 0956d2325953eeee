import type { PermissionTable } from '#platform/shared/permission.ts'

const village = 'village'
const keeps = {
  migration_officer: village,
  business_officer: village,
  head: village,
  secretary: village,
  tutor: village,
  coop_manager: village,
} as const
const reads = { ...keeps, coop_supervisor: village } as const

/** Meetings belong to no pillar: whoever serves the village keeps them; head or secretary confirms what another wrote. */
export const meetingsPermissions: PermissionTable = {
  'meetings.recordMeeting': keeps,
  'meetings.correctMeeting': keeps,
  'meetings.recordInvitees': keeps,
  'meetings.withdrawInvitee': keeps,
  'meetings.recordInvitation': keeps,
  'meetings.withdrawMeeting': keeps,
  'meetings.recordAttendance': keeps,
  'meetings.recordMinutes': keeps,
  'meetings.recordDecision': keeps,
  'meetings.recordFollowUp': keeps,
  'meetings.confirmMinutes': { head: village, secretary: village },
  'meetings.reopenMeeting': { head: village, secretary: village },
  'meetings.openBallot': keeps,
  'meetings.voteInBallot': keeps,
  'meetings.recordPaperVoters': keeps,
  'meetings.recordPaperCount': keeps,
  'meetings.closeBallot': keeps,
  'meetings.listMeetings': reads,
  'meetings.getMeeting': reads,
  'meetings.getMeetingPrint': reads,
  'meetings.getDecision': reads,
}
