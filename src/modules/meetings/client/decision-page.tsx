import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type OwnerRole, ownerRoles, recordDecision } from '../contract/outcome.ts'
import { type FileProps, MeetingAnswer, useTrail } from './meeting-answer.tsx'

export const DecisionPage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>{(file) => <DecisionForm file={file} />}</MeetingAnswer>
)

/** What, who, by when. Who has an account here is reminded; anybody else is named. */
const DecisionForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const go = useGo()
  const { meeting, ballots } = file
  const [ballotId] = useSearchParam('suara')
  const ballot = ballots?.find((one) => one.id === ballotId && one.result?.outcome === 'decided')
  const winner = ballot?.choices[ballot.result?.winner ?? -1]
  const [id] = useState(newId)
  const [initial] = useState(() => ({
    words: ballot ? `${ballot.question} ${winner ?? ''}`.trim() : '',
    ...{ owner: '', ownerName: '', dueOn: '' },
  }))
  const back = () => go(`/rapat/${meeting.id}`)
  const form = useForm({
    initial,
    command: recordDecision,
    key: `meetings.decision.${meeting.id}`,
    toInput: ({ words, owner, ownerName, dueOn }) => ({
      ...{ id, meetingId: meeting.id, words, dueOn: dueOn || null, ballotId: ballot?.id ?? null },
      ownerRole: owner === '' || owner === 'other' ? null : (owner as OwnerRole),
      ownerName: owner === 'other' ? ownerName.trim() || null : null,
    }),
    fromInput: (input) => ({
      ...{
        words: String(input.words ?? ''),
        dueOn: String(input.dueOn ?? ''),
        ownerName: String(input.ownerName ?? ''),
      },
      owner: input.ownerName ? 'other' : String(input.ownerRole ?? ''),
    }),
    onDone: back,
    onKept: back,
  })
  return (
    <Page title={say('meetings.newDecision')} lead={say('meetings.decisionLead')} width="narrow" trail={useTrail(file)}>
      <FormFrame form={form} save={say('meetings.saveDecision')}>
        <TextArea label={say('meetings.decisionWords')} maxLength={400} {...form.field('words')} />
        <ChoiceField
          label={say('meetings.ownerField')}
          optional
          choices={[
            ...ownerRoles.map((value) => ({ value, label: say(`meetings.owner.${value}`) })),
            { value: 'other', label: say('meetings.ownerOther') },
          ]}
          {...form.field('owner')}
          error={form.errorOf('ownerRole')}
        />
        {form.values.owner === 'other' && (
          <TextField label={say('meetings.ownerName')} maxLength={80} {...form.field('ownerName')} />
        )}
        <DateField label={say('meetings.dueOn')} optional earliest={meeting.heldOn as never} {...form.field('dueOn')} />
      </FormFrame>
    </Page>
  )
}
