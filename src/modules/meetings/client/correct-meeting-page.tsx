import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { correctMeeting } from '../contract/meeting.ts'
import { type FileProps, MeetingAnswer, useTrail } from './meeting-answer.tsx'
import { PlanFields, planInput } from './plan-fields.tsx'

export const CorrectMeetingPage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>{(file) => <CorrectForm file={file} />}</MeetingAnswer>
)

const CorrectForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const go = useGo()
  const { meeting } = file
  const [initial] = useState(() => ({
    ...{ title: meeting.title, heldOn: meeting.heldOn, startsAt: meeting.startsAt, endsAt: meeting.endsAt ?? '' },
    ...{ place: meeting.place, forWhom: meeting.forWhom ?? '', leaderName: meeting.leaderName ?? '' },
    agenda: meeting.agenda.map(({ subject }) => subject) as readonly string[],
    ...{ quorum: meeting.quorum, entitledCount: meeting.entitledCount, reason: '' },
  }))
  const form = useForm({
    initial,
    command: correctMeeting,
    toInput: (values) => ({ meetingId: meeting.id, ...planInput(values), reason: values.reason }),
    onDone: () => go(`/rapat/${meeting.id}`),
  })
  return (
    <Page title={say('meetings.correct')} lead={say('meetings.correctLead')} width="narrow" trail={useTrail(file)}>
      <FormFrame form={form} save={say('meetings.save')}>
        <PlanFields form={form} />
        <TextField label={say('meetings.reason')} maxLength={240} {...form.field('reason')} />
      </FormFrame>
    </Page>
  )
}
