import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { openBallot } from '../contract/ballot.ts'
import { findMeetingKind } from '../contract/kinds.ts'
import { type Secrecy, secrecies } from '../rules/ballot.ts'
import { type MajorityCode, majorityCodes } from '../rules/shares.ts'
import { type FileProps, MeetingAnswer, useTrail } from './meeting-answer.tsx'

export const NewBallotPage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>{(file) => <BallotForm file={file} />}</MeetingAnswer>
)

const BallotForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const go = useGo()
  const { meeting } = file
  const [id] = useState(newId)
  const [initial] = useState(() => ({
    question: '',
    choices: [say('meetings.ballot.agree'), say('meetings.ballot.disagree')] as readonly string[],
    secrecy: 'open' as Secrecy,
    majority: (findMeetingKind(meeting.kind)?.majority ?? 'moreThanHalf') as MajorityCode,
  }))
  const form = useForm({
    initial,
    command: openBallot,
    toInput: (values) => ({
      ...{ ...values, id, meetingId: meeting.id },
      choices: values.choices.map((choice) => choice.trim()).filter(Boolean),
    }),
    onDone: () => go(`/rapat/${meeting.id}/suara/${id}`),
  })
  const { choices } = form.values
  return (
    <Page
      title={say('meetings.ballot.new')}
      lead={<Rich text={say('meetings.ballot.newLead')} />}
      width="narrow"
      trail={useTrail(file)}
    >
      <FormFrame form={form} save={say('meetings.ballot.begin')}>
        <TextField
          label={say('meetings.ballot.question')}
          hint={say('meetings.ballot.questionHint')}
          maxLength={240}
          {...form.field('question')}
        />
        <FieldGroup title={say('meetings.ballot.choose')}>
          {choices.map((choice, index) => (
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
              key={index}
              label={say('meetings.ballot.choice', { number: index + 1 })}
              name={`choices.${index}`}
              maxLength={80}
              value={choice}
              error={form.errorOf(`choices.${index}`) ?? (index === 1 ? form.errorOf('choices') : undefined)}
              onChange={(typed) => form.set({ choices: choices.map((one, at) => (at === index ? typed : one)) })}
            />
          ))}
          {choices.length < 12 && (
            <div>
              <Button icon="plus" onClick={() => form.set({ choices: [...choices, ''] })}>
                {say('meetings.ballot.addChoice')}
              </Button>
            </div>
          )}
        </FieldGroup>
        <RadioCards
          label={say('meetings.ballot.secrecy')}
          choices={secrecies.map((value) => ({
            ...{ value, label: say(`meetings.secrecy.${value}`), hint: say(`meetings.secrecy.${value}Hint`) },
          }))}
          {...form.field('secrecy')}
          onChange={(value) => form.set({ secrecy: value as Secrecy })}
        />
        <ChoiceField
          label={say('meetings.ballot.majority')}
          choices={majorityCodes.map((value) => ({ value, label: say(`meetings.majority.${value}`) }))}
          {...form.field('majority')}
          onChange={(value) => form.set({ majority: value as MajorityCode })}
        />
      </FormFrame>
    </Page>
  )
}
