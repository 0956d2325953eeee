import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Message } from '#platform/design/message.tsx'
import { NikField } from '#platform/design/nik-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { correctPerson, evidenceKinds, type PersonChange, type PersonField } from '../contract/change.ts'
import { birthPrecisions, sexes } from '../contract/codes.ts'
import { getPerson } from '../contract/sheet.ts'
import { needsSecondEyes } from '../rules/corrections.ts'
import { EvidenceScanField } from './evidence-scan.tsx'
import { orNull, useLabels } from './labels.ts'
import type { PersonFile } from './person-page.tsx'

const asked = [
  'name',
  'nik',
  'sex',
  'birthPlace',
  'birthDate',
  'birthPrecision',
  'occupationCode',
  'educationCode',
  'maritalCode',
  'fatherName',
  'motherName',
  'currentAddress',
] as const
type Asked = (typeof asked)[number]
type Values = Readonly<Record<Asked, string>> & {
  readonly reason: string
  readonly evidenceKind: string
  readonly evidenceFileHash: string
}

/** Says what is right; the value seen goes along, so that two hands never overwrite each other. */
export const CorrectPersonPage = ({ params }: PageProps) => {
  const query = useQuery(getPerson, { personId: params.personId ?? '' })
  return <Answer query={query}>{(file) => <CorrectForm file={file} />}</Answer>
}

const seenOf = (person: PersonFile['person'], field: Asked): string | null =>
  field === 'nik' ? person.nikMasked : person[field]

/** A number is only sent when somebody typed a new one; the masked one stands for "as it was". */
const changesOf = (person: PersonFile['person'], values: Values): PersonChange[] =>
  asked.flatMap((field): PersonChange[] => {
    const [from, to] = [seenOf(person, field), orNull(values[field])]
    if (field === 'nik' && to === null) return []
    return from === to ? [] : [{ field, from, to }]
  })

const CorrectForm = ({ file: { person } }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState<Values>(() => ({
    ...(Object.fromEntries(
      asked.map((field) => [field, field === 'nik' ? '' : (seenOf(person, field) ?? '')]),
    ) as Record<Asked, string>),
    reason: '',
    evidenceKind: '',
    evidenceFileHash: '',
  }))
  const form = useForm({
    initial,
    command: correctPerson,
    key: `registry.correct.${person.id}`,
    toInput: (values) => ({
      id,
      personId: person.id,
      changes: changesOf(person, values),
      reason: orNull(values.reason),
      evidenceKind: (orNull(values.evidenceKind) as (typeof evidenceKinds)[number] | null) ?? null,
      evidenceFileHash: orNull(values.evidenceFileHash),
    }),
    refresh: ['registry', 'platform'],
    onKept: () => go(`/orang/${person.id}`, { replace: true }),
    onDone: (output) => {
      toast({ text: output.requestId ? say('registry.correctionAsked') : say('registry.correctionWritten') })
      go(`/orang/${person.id}`, { replace: true })
    },
  })
  const changed = changesOf(person, form.values)
  const guarded = changed.filter((change) => needsSecondEyes(change.field as PersonField, person.verifiedLevel))
  return (
    <Page
      title={say('registry.correctTitle', { name: person.name })}
      lead={say('registry.correctLead')}
      trail={[{ href: `/orang/${person.id}`, label: person.name }]}
      width="narrow"
    >
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <CorrectFields form={form} masked={person.nikMasked} />
        {guarded.length > 0 && (
          <Message title={say('registry.secondEyes', { count: guarded.length })}>
            {say('registry.secondEyesWhy', {
              fields: guarded.map((change) => say(`registry.field.${change.field}`)).join(', '),
            })}
          </Message>
        )}
        <Section title={say('registry.whyCorrect')}>
          <Columns count={2} gap={20}>
            <EvidenceField
              value={form.values.evidenceKind}
              onChange={(evidenceKind) => form.set({ evidenceKind })}
              error={form.errorOf('evidenceKind')}
              optional={guarded.length === 0}
            />
            <TextField label={say('registry.reason')} optional {...form.field('reason')} />
          </Columns>
          {guarded.length > 0 && (
            <EvidenceScanField
              onChange={(evidenceFileHash) => form.set({ evidenceFileHash })}
              error={form.errorOf('evidenceFileHash')}
            />
          )}
        </Section>
        <RefusalMessage refusal={form.refusal} />
        <ActionBar note={say('registry.changeCount', { count: changed.length })}>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            {...(changed.length === 0 && { disabledBecause: say('registry.nothingToChange') })}
          >
            {say(guarded.length > 0 ? 'registry.askForChange' : 'registry.saveCorrection')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}

interface EvidenceFieldProps {
  readonly value: string
  readonly onChange: (kind: string) => void
  readonly error: string | undefined
  readonly optional: boolean
}

export const EvidenceField = ({ value, onChange, error, optional }: EvidenceFieldProps) => {
  const { say } = useWords()
  const { worded } = useLabels()
  return (
    <SelectField
      label={say('registry.evidenceSeen')}
      name="evidenceKind"
      value={value}
      onChange={onChange}
      error={error}
      optional={optional}
      choices={worded('evidence', evidenceKinds)}
    />
  )
}

const CorrectFields = ({
  form,
  masked,
}: {
  readonly form: ReturnType<typeof useForm<Values, typeof correctPerson>>
  readonly masked: string | null
}) => {
  const { say, today } = useWords()
  const { choices, worded } = useLabels()
  return (
    <Columns count={2} gap={20}>
      <TextField label={say('registry.fullName')} {...form.field('name')} />
      <NikField
        label="NIK"
        optional
        hint={masked ? say('registry.nikNow', { nik: masked }) : say('registry.noNik')}
        {...form.field('nik')}
      />
      <SelectField label={say('registry.sexTitle')} choices={worded('sex', sexes)} {...form.field('sex')} />
      <TextField label={say('registry.birthPlace')} optional {...form.field('birthPlace')} />
      <DateField label={say('registry.birthDate')} optional today={today} latest={today} {...form.field('birthDate')} />
      <SelectField
        label={say('registry.howSure')}
        choices={worded('precision', birthPrecisions)}
        {...form.field('birthPrecision')}
      />
      <ChoiceField
        label={say('registry.occupation')}
        optional
        choices={choices('occupation')}
        {...form.field('occupationCode')}
      />
      <ChoiceField
        label={say('registry.education')}
        optional
        choices={choices('education')}
        {...form.field('educationCode')}
      />
      <ChoiceField
        label={say('registry.marital')}
        optional
        choices={choices('marital')}
        {...form.field('maritalCode')}
      />
      <TextField label={say('registry.fatherName')} optional {...form.field('fatherName')} />
      <TextField label={say('registry.motherName')} optional {...form.field('motherName')} />
      <TextField label={say('registry.addressNow')} optional {...form.field('currentAddress')} />
    </Columns>
  )
}
