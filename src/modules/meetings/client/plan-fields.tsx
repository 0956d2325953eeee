import type { Form } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Details } from '#platform/design/details.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { IconButton } from '#platform/design/icon-button.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { type QuorumCode, quorumCodes } from '../rules/shares.ts'

export interface PlanValues {
  readonly title: string
  readonly heldOn: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly forWhom: string
  readonly leaderName: string
  readonly agenda: readonly string[]
  readonly quorum: QuorumCode
  readonly entitledCount: number | null
}

/** "9", "9.30" and "0930" are hours as people write them. */
export const readTime = (typed: string): string => {
  const found = /^\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?\s*$|^\s*(\d{2})(\d{2})\s*$/.exec(typed)
  const [hour, minute] = [found?.[1] ?? found?.[3], found?.[2] ?? found?.[4] ?? '00']
  return hour === undefined ? typed.trim() : `${hour.padStart(2, '0')}:${minute}`
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

export const planInput = (values: PlanValues) => ({
  ...{ title: values.title, heldOn: values.heldOn, startsAt: readTime(values.startsAt), place: values.place },
  endsAt: orNull(values.endsAt) && readTime(values.endsAt),
  ...{ forWhom: orNull(values.forWhom), leaderName: orNull(values.leaderName), quorum: values.quorum },
  agenda: values.agenda.flatMap((subject) =>
    subject.trim() === '' ? [] : [{ subject: subject.trim(), minutes: null }],
  ),
  entitledCount: values.quorum === 'none' ? null : values.entitledCount,
})

interface PlanFieldsProps<Values extends PlanValues> {
  readonly form: Form<Values, unknown>
}

/** What is planned of a meeting: the same fields for a new one and for putting right. */
export const PlanFields = <Values extends PlanValues>({ form: typed }: PlanFieldsProps<Values>) => {
  const { say } = useWords()
  const form = typed as unknown as Form<PlanValues, unknown>
  return (
    <>
      <FieldGroup title={say('meetings.whenAndWhere')} columns={2}>
        <TextField
          label={say('meetings.titleField')}
          hint={say('meetings.titleHint')}
          maxLength={120}
          {...form.field('title')}
        />
        <DateField label={say('meetings.heldOn')} {...form.field('heldOn')} />
        <TextField
          label={say('meetings.startsAt')}
          hint={say('meetings.timeHint')}
          inputMode="text"
          {...form.field('startsAt')}
        />
        <TextField label={say('meetings.endsAt')} optional {...form.field('endsAt')} />
        <TextField label={say('meetings.place')} maxLength={120} {...form.field('place')} />
        <TextField label={say('meetings.leaderName')} optional maxLength={80} {...form.field('leaderName')} />
        <TextField
          label={say('meetings.forWhom')}
          hint={say('meetings.forWhomHint')}
          optional
          maxLength={160}
          {...form.field('forWhom')}
        />
      </FieldGroup>
      <AgendaFields agenda={form.values.agenda} onChange={(agenda) => form.set({ agenda })} />
      <Details summary={say('meetings.quorumMore')} open={form.values.quorum !== 'none'}>
        <Stack gap={16}>
          <ChoiceField
            label={say('meetings.quorumField')}
            choices={quorumCodes.map((value) => ({ value, label: say(`meetings.quorum.${value}`) }))}
            {...form.field('quorum')}
            onChange={(quorum) => form.set({ quorum: (quorum || 'none') as QuorumCode })}
          />
          {form.values.quorum !== 'none' && (
            <NumberField
              label={say('meetings.entitledField')}
              hint={say('meetings.entitledHint')}
              optional
              suffix={say('meetings.people')}
              {...form.field('entitledCount')}
            />
          )}
        </Stack>
      </Details>
    </>
  )
}

interface AgendaProps {
  readonly agenda: readonly string[]
  readonly onChange: (agenda: readonly string[]) => void
}

const AgendaFields = ({ agenda, onChange }: AgendaProps) => {
  const { say } = useWords()
  return (
    <FieldGroup title={say('meetings.agenda')}>
      {agenda.map((subject, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own
        <Cluster key={index} gap={8}>
          <div style={{ flex: '1 1 14rem' }}>
            <TextField
              label={say('meetings.agendaItem', { number: index + 1 })}
              name={`agenda.${index}.subject`}
              maxLength={160}
              value={subject}
              onChange={(typed) => onChange(agenda.map((one, at) => (at === index ? typed : one)))}
            />
          </div>
          <div style={{ alignSelf: 'flex-end' }}>
            <IconButton
              icon="x"
              label={say('meetings.agendaRemove', { number: index + 1 })}
              onClick={() => onChange(agenda.filter((_, at) => at !== index))}
            />
          </div>
        </Cluster>
      ))}
      {agenda.length < 20 && (
        <div>
          <Button icon="plus" onClick={() => onChange([...agenda, ''])}>
            {say('meetings.agendaAdd')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
