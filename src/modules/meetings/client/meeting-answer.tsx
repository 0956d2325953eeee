import type { ReactNode } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { getMeeting, type MeetingFile } from '../contract/meeting.ts'

export interface FileProps {
  readonly file: MeetingFile
}

interface MeetingAnswerProps {
  readonly meetingId: string | undefined
  readonly children: (file: MeetingFile) => ReactNode
}

/** Every page of a meeting reads the same file. */
export const MeetingAnswer = ({ meetingId, children }: MeetingAnswerProps) => {
  const { say } = useWords()
  const query = useQuery(getMeeting, { meetingId: meetingId ?? '' })
  return (
    <Answer query={query} waiting={say('meetings.loading')}>
      {children}
    </Answer>
  )
}

/** The way back from a form to its meeting. */
export const useTrail = ({ meeting }: MeetingFile) => {
  const { say } = useWords()
  return [
    { href: '/rapat', label: say('meetings.menu') },
    { href: `/rapat/${meeting.id}`, label: meeting.title },
  ]
}
