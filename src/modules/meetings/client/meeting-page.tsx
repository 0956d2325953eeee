import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useOnline } from '#platform/client/use-online.ts'
import { useWords } from '#platform/client/words.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { findMeetingKind } from '../contract/kinds.ts'
import { isOpen } from '../rules/state.ts'
import { type AskedAct, AskReason } from './ask-reason.tsx'
import { BallotsSection } from './ballots-section.tsx'
import { DecisionsSection } from './decisions-section.tsx'
import { type FileProps, MeetingAnswer } from './meeting-answer.tsx'
import { HistorySection, MinutesSection, PeopleSection, PlanSection } from './meeting-sections.tsx'
import { StepOfMeeting } from './meeting-step.tsx'

/** One meeting: how it stands, the one next step, who comes, what was said and decided. */
export const MeetingPage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>{(file) => <FilePage file={file} />}</MeetingAnswer>
)

const FilePage = ({ file }: FileProps) => {
  const { say, formatDate } = useWords()
  const { meeting, attendance } = file
  const kind = findMeetingKind(meeting.kind)
  const [asked, setAsked] = useState<AskedAct | null>(null)
  const withdrawn = file.events.findLast((event) => event.kind === 'withdrawn')
  const lead = say('meetings.fileLead', {
    ...{ day: formatDate(meeting.heldOn, 'words'), time: meeting.startsAt, place: meeting.place },
    ...{ people: attendance.people, came: attendance.present + attendance.late },
  })
  return (
    <Page
      title={meeting.title}
      eyebrow={say(kind?.name ?? 'meetings.kind.other')}
      {...(kind && kind.pillar > 0 && { pillar: kind.pillar })}
      lead={<Rich text={lead} />}
      meta={say(`meetings.state.${meeting.state}`)}
      trail={[{ href: '/rapat', label: say('meetings.menu') }]}
      actions={<Actions file={file} ask={setAsked} />}
      aside={
        <>
          <PlanSection file={file} />
          <HistorySection file={file} />
        </>
      }
    >
      {withdrawn && (
        <Message kind="info" title={say('meetings.wasWithdrawn', { day: formatDate(withdrawn.occurredOn, 'words') })}>
          {withdrawn.note}
        </Message>
      )}
      <StepOfMeeting file={file} />
      <PeopleSection file={file} />
      <MinutesSection file={file} />
      <DecisionsSection file={file} />
      <BallotsSection file={file} />
      <Slot place="meeting" subject={{ subjectId: meeting.id }} />
      <AskReason meetingId={meeting.id} act={asked} onClose={() => setAsked(null)} />
    </Page>
  )
}

/** What is done less often; each paper opens as PDF. */
const Actions = ({ file, ask }: FileProps & { readonly ask: (act: AskedAct) => void }) => {
  const { say } = useWords()
  const { may } = useSession()
  const online = useOnline()
  const { id, state } = file.meeting
  const print = (paper: string) => `/meetings/${id}/${paper}.pdf`
  const items = [
    ...(may('meetings.recordInvitees') && isOpen(state)
      ? [{ label: say('meetings.invitees'), icon: 'users' as const, href: `/rapat/${id}/undangan` }]
      : []),
    ...(may('meetings.openBallot') && isOpen(state) && state !== 'planned'
      ? [{ label: say('meetings.ballot.new'), icon: 'check' as const, href: `/rapat/${id}/suara` }]
      : []),
    ...(online
      ? [
          { label: say('meetings.printInvitation'), icon: 'printer' as const, href: print('undangan') },
          { label: say('meetings.printAttendance'), icon: 'printer' as const, href: print('daftar-hadir') },
          { label: say('meetings.printMinutes'), icon: 'printer' as const, href: print('notulen') },
        ]
      : []),
    ...(may('meetings.correctMeeting') && isOpen(state)
      ? [{ label: say('meetings.correct'), icon: 'pencil' as const, href: `/rapat/${id}/betulkan` }]
      : []),
    ...(may('meetings.withdrawMeeting') && (state === 'planned' || state === 'invited')
      ? [{ label: say('meetings.withdraw'), icon: 'x' as const, onClick: () => ask('withdraw'), danger: true }]
      : []),
    ...(may('meetings.reopenMeeting') && state === 'closed'
      ? [{ label: say('meetings.reopen'), icon: 'undo' as const, onClick: () => ask('reopen') }]
      : []),
  ]
  return items.length > 0 ? <Menu label={say('meetings.more')} items={items} /> : null
}
