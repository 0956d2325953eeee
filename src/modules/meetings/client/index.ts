import { clientModule } from '#platform/client/client-module.ts'
import { kindModules } from '../contract/kinds.ts'
import { meetingsTexts } from '../texts.ts'
import { offerInviteSources, sourceModules } from './invite-source.ts'

export { type Invitable, type InviteReader, type InviteSource, offerInviteSources } from './invite-source.ts'

offerInviteSources([
  {
    ...{ code: 'meetings.hamlet', name: 'meetings.invite.hamlet', choose: 'meetings.invite.hamletChoose' },
    operation: 'registry.listHouseholds',
    load: async () => (await import('./invite-hamlet.ts')).inviteHamlet,
  },
  {
    ...{ code: 'meetings.earlier', name: 'meetings.invite.earlier', choose: 'meetings.invite.earlierChoose' },
    operation: 'meetings.listMeetings',
    load: async () => (await import('./invite-earlier.ts')).inviteEarlier,
  },
])

const of = (page: string) => `/rapat/$meetingId/${page}`

/** Screens of meetings of every kind: the list, one meeting, its attendance sheet, minutes, decisions and ballots. */
export const meetingsClient = clientModule({
  name: 'meetings',
  device: async () => (await import('./device-part.ts')).meetingsDevice,
  texts: meetingsTexts,
  routes: [
    {
      ...{ path: '/rapat', title: 'meetings.title', operation: 'meetings.listMeetings', words: kindModules },
      load: () => import('./meeting-list-page.tsx'),
    },
    {
      ...{ path: '/rapat/baru', title: 'meetings.new', operation: 'meetings.recordMeeting', words: kindModules },
      load: () => import('./new-meeting-page.tsx'),
    },
    {
      ...{ path: '/rapat/$meetingId', title: 'meetings.title', operation: 'meetings.getMeeting', words: kindModules },
      load: () => import('./meeting-page.tsx'),
    },
    {
      ...{ path: of('betulkan'), title: 'meetings.correct', operation: 'meetings.correctMeeting' },
      load: () => import('./correct-meeting-page.tsx'),
    },
    {
      ...{
        path: of('undangan'),
        title: 'meetings.invitees',
        operation: 'meetings.recordInvitees',
        words: sourceModules,
      },
      load: () => import('./invitees-page.tsx'),
    },
    {
      ...{ path: of('hadir'), title: 'meetings.attendance', operation: 'meetings.recordAttendance' },
      load: () => import('./attendance-page.tsx'),
    },
    {
      ...{ path: of('notulen'), title: 'meetings.minutes', operation: 'meetings.recordMinutes' },
      load: () => import('./minutes-page.tsx'),
    },
    {
      ...{ path: of('putusan'), title: 'meetings.newDecision', operation: 'meetings.recordDecision' },
      load: () => import('./decision-page.tsx'),
    },
    {
      ...{ path: of('suara'), title: 'meetings.ballot.new', operation: 'meetings.openBallot' },
      load: () => import('./new-ballot-page.tsx'),
    },
    {
      ...{ path: of('suara/$ballotId'), title: 'meetings.ballots', operation: 'meetings.getMeeting' },
      load: () => import('./ballot-page.tsx'),
    },
    {
      ...{ path: of('suara/$ballotId/kotak'), title: 'meetings.ballot.count', operation: 'meetings.recordPaperCount' },
      load: () => import('./paper-count-page.tsx'),
    },
    {
      ...{ path: '/putusan/$decisionId', title: 'meetings.decision', operation: 'meetings.getDecision' },
      load: () => import('./follow-up-page.tsx'),
    },
  ],
  menu: [
    {
      ...{ path: '/rapat', label: 'meetings.menu', icon: 'calendar', pillar: 0 },
      ...{ operation: 'meetings.listMeetings', order: 60 },
    },
  ],
  records: [
    {
      ...{ path: '/rapat/baru', label: 'meetings.new', icon: 'calendar', pillar: 0 },
      ...{ operation: 'meetings.recordMeeting', order: 60 },
    },
  ],
})
