import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordPaperCount } from '../contract/ballot.ts'
import type { BallotProps } from './ballot-voters.ts'
import { MeetingAnswer, useTrail } from './meeting-answer.tsx'

export const PaperCountPage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>
    {(file) => {
      const ballot = file.ballots?.find((one) => one.id === params.ballotId)
      return ballot ? <CountForm file={file} ballot={ballot} /> : null
    }}
  </MeetingAnswer>
)

/** What was counted from one box, choice by choice. */
const CountForm = ({ file, ballot }: BallotProps) => {
  const { say } = useWords()
  const go = useGo()
  const path = `/rapat/${file.meeting.id}/suara/${ballot.id}`
  const [id] = useState(newId)
  const [initial] = useState(() => ({
    box: '',
    votes: ballot.choices.map(() => null as number | null) as readonly (number | null)[],
    ...{ blank: 0 as number | null, spoilt: 0 as number | null, countedBy: '' },
  }))
  const form = useForm({
    initial,
    command: recordPaperCount,
    toInput: (values) => ({
      ...{ id, meetingId: file.meeting.id, ballotId: ballot.id, box: values.box, countedBy: values.countedBy },
      votes: values.votes.map((count) => count ?? 0),
      ...{ blank: values.blank ?? 0, spoilt: values.spoilt ?? 0 },
    }),
    check: (values) =>
      values.votes.flatMap((count, index) =>
        count === null ? [{ field: `votes.${index}`, code: 'meetings.countMissing' }] : [],
      ),
    refresh: ['meetings'],
    onDone: () => go(path),
  })
  const { votes } = form.values
  return (
    <Page
      title={say('meetings.ballot.countTitle')}
      lead={<Rich text={say('meetings.ballot.countLead', { given: ballot.papersGiven })} />}
      width="narrow"
      trail={[...useTrail(file), { href: path, label: ballot.question }]}
    >
      <FormFrame form={form} save={say('meetings.ballot.saveCount')}>
        <TextField
          label={say('meetings.ballot.box')}
          hint={say('meetings.ballot.boxHint')}
          maxLength={40}
          {...form.field('box')}
        />
        {ballot.choices.map((choice, index) => (
          <NumberField
            key={choice}
            label={choice}
            name={`votes.${index}`}
            min={0}
            value={votes[index] ?? null}
            error={form.errorOf(`votes.${index}`)}
            onChange={(count) => form.set({ votes: votes.map((one, at) => (at === index ? count : one)) })}
          />
        ))}
        <NumberField label={say('meetings.ballot.blankPapers')} min={0} {...form.field('blank')} />
        <NumberField label={say('meetings.ballot.spoilt')} min={0} {...form.field('spoilt')} />
        <TextField
          label={say('meetings.ballot.countedBy')}
          hint={say('meetings.ballot.countedByHint')}
          maxLength={160}
          {...form.field('countedBy')}
        />
      </FormFrame>
    </Page>
  )
}
