import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordMinutes } from '../contract/outcome.ts'
import { type FileProps, MeetingAnswer, useTrail } from './meeting-answer.tsx'
import { readTime } from './plan-fields.tsx'

export const MinutesPage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>{(file) => <MinutesForm file={file} />}</MeetingAnswer>
)

/** What was talked about, by the agenda; written again it replaces what stood before, which stays in the book. */
const MinutesForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const { account } = useSession()
  const go = useGo()
  const { meeting, minutes } = file
  const [id] = useState(newId)
  const [initial] = useState(() => ({
    discussion: minutes?.discussion ?? meeting.agenda.map(({ subject }, at) => `${at + 1}. ${subject}: `).join('\n'),
    ...{ startedAt: minutes?.startedAt ?? meeting.startsAt, endedAt: minutes?.endedAt ?? meeting.endsAt ?? '' },
    ...{ leaderName: minutes?.leaderName ?? meeting.leaderName ?? '' },
    recorderName: minutes?.recorderName ?? account?.name ?? '',
  }))
  const back = () => go(`/rapat/${meeting.id}`)
  const form = useForm({
    initial,
    command: recordMinutes,
    key: `meetings.minutes.${meeting.id}`,
    toInput: (values) => ({
      ...{ ...values, id, meetingId: meeting.id },
      startedAt: values.startedAt.trim() === '' ? null : readTime(values.startedAt),
      endedAt: values.endedAt.trim() === '' ? null : readTime(values.endedAt),
    }),
    onDone: back,
    onKept: back,
  })
  return (
    <Page title={say('meetings.minutesTitle')} lead={say('meetings.minutesLead')} width="narrow" trail={useTrail(file)}>
      <FormFrame form={form} save={say('meetings.saveMinutes')}>
        <TextArea label={say('meetings.discussion')} rows={12} maxLength={8000} {...form.field('discussion')} />
        <FieldGroup title={say('meetings.whoLed')} columns={2}>
          <TextField label={say('meetings.leaderName')} maxLength={80} {...form.field('leaderName')} />
          <TextField label={say('meetings.recorderName')} maxLength={80} {...form.field('recorderName')} />
          <TextField label={say('meetings.startedAt')} optional {...form.field('startedAt')} />
          <TextField label={say('meetings.endedAt')} optional {...form.field('endedAt')} />
        </FieldGroup>
      </FormFrame>
    </Page>
  )
}
