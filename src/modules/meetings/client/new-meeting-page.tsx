import { useState } from 'react'
import { filledFrom } from '#platform/client/filled-from.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { newId } from '#platform/shared/ids.ts'
import { findMeetingKind, listMeetingKinds } from '../contract/kinds.ts'
import { recordMeeting } from '../contract/meeting.ts'
import { PlanFields, type PlanValues, planInput } from './plan-fields.tsx'

interface Values extends PlanValues {
  readonly kind: string
}

const emptyOf = (heldOn: string, kind: Partial<Values>): Values => ({
  ...{ kind: '', title: '', heldOn, startsAt: '09:00', endsAt: '', place: '', forWhom: '', leaderName: '' },
  ...{ agenda: [], quorum: 'none', entitledCount: null, ...kind },
})

/** Plans a meeting; its kind brings the usual agenda and quorum along. A later module's page leads here with its own: `?jenis=`. */
export const NewMeetingPage = () => {
  const { say, today } = useWords()
  const [wanted] = useSearchParam('jenis', '')
  const ofKind = (code: string): Partial<Values> => {
    const kind = findMeetingKind(code)
    return kind ? { kind: code, quorum: kind.quorum, agenda: kind.agenda.map((key) => say(key)) } : {}
  }
  const go = useGo()
  const [id] = useState(newId)
  const [initial] = useState(() => emptyOf(today, ofKind(wanted)))
  const form = useForm({
    initial,
    command: recordMeeting,
    key: 'meetings.newMeeting',
    toInput: (values) => ({ id, kind: values.kind, ...planInput(values) }),
    fromInput: (input) => ({
      ...filledFrom(initial, input),
      agenda: ((input.agenda ?? []) as readonly { subject: string }[]).map(({ subject }) => subject),
    }),
    onDone: () => go(`/rapat/${id}`),
    onKept: () => go(`/rapat/${id}`),
  })
  const choose = (code: string) => form.set({ kind: code, ...ofKind(code) })
  return (
    <Page
      title={say('meetings.new')}
      lead={say('meetings.newLead')}
      width="narrow"
      trail={[{ href: '/rapat', label: say('meetings.menu') }]}
    >
      <FormFrame form={form} save={say('meetings.saveNew')}>
        <ChoiceField
          label={say('meetings.kindField')}
          choices={listMeetingKinds().map((kind) => ({ value: kind.code, label: say(kind.name) }))}
          {...form.field('kind')}
          onChange={choose}
        />
        <PlanFields form={form} />
      </FormFrame>
    </Page>
  )
}
