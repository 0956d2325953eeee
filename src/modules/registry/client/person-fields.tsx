import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { NikField } from '#platform/design/nik-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { Sex } from '../contract/codes.ts'
import { nikWarnings } from '../rules/nik.ts'
import { useLabels } from './labels.ts'
import { type PersonDraft, splitBirth } from './person-draft.ts'
import { SimilarPeople } from './similar-people.tsx'

export interface PersonFieldsProps {
  /** Path of the person in the command's input: `person`, `members.0.person`. */
  readonly path: string
  readonly draft: PersonDraft
  readonly onChange: (draft: PersonDraft) => void
  readonly errorOf: (name: string) => string | undefined
  readonly differentFrom: readonly string[]
  readonly onDifferent: (personId: string) => void
  /** The relation to the head is asked, except of the head. */
  readonly askRelation?: boolean
}

/** Who it is: the few answers that tell one person from another, with those already known shown while typing. */
export const PersonFields = ({
  path,
  draft,
  onChange,
  errorOf,
  differentFrom,
  onDifferent,
  askRelation = true,
}: PersonFieldsProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const bind = <Key extends keyof PersonDraft>(key: Key, field: string = key) => ({
    name: `${path}.${field}`,
    value: draft[key],
    onChange: (value: PersonDraft[Key]) => onChange({ ...draft, [key]: value }),
    error: errorOf(`${path}.${field}`),
  })
  const sex = bind('sex')
  return (
    <Stack gap={20}>
      <Columns count={2} gap={20}>
        <TextField
          label={say('registry.fullName')}
          hint={say('registry.fullNameHint')}
          autoComplete="off"
          {...bind('name')}
        />
        <NikField label="NIK" optional warning={useNikWarning(draft)} {...bind('nik')} />
      </Columns>
      <SimilarPeople draft={draft} differentFrom={differentFrom} onDifferent={onDifferent} />
      <RadioCards
        label={say('registry.sexTitle')}
        {...sex}
        onChange={(value) => sex.onChange(value as Sex)}
        columns={2}
        choices={[
          { value: 'female', label: say('registry.sex.female') },
          { value: 'male', label: say('registry.sex.male') },
        ]}
      />
      <Columns count={2} gap={20}>
        <TextField label={say('registry.birthPlace')} optional {...bind('birthPlace')} />
        <Stack gap={8}>
          <DateField
            label={say('registry.birthDate')}
            optional
            monthAllowed
            today={today}
            latest={today}
            {...bind('birthDate')}
          />
          <CheckField
            label={say('registry.birthAbout')}
            name={`${path}.birthAbout`}
            checked={draft.birthAbout}
            onChange={bind('birthAbout').onChange}
          />
        </Stack>
        {askRelation && (
          <ChoiceField label={say('registry.relation')} choices={choices('relation')} {...bind('relationCode')} />
        )}
        <TextField
          label={say('registry.motherName')}
          optional
          hint={say('registry.motherHint')}
          {...bind('motherName', 'mother.name')}
        />
        <ChoiceField
          label={say('registry.occupation')}
          optional
          choices={choices('occupation')}
          {...bind('occupationCode')}
        />
        <ChoiceField label={say('registry.marital')} optional choices={choices('marital')} {...bind('maritalCode')} />
      </Columns>
    </Stack>
  )
}

/** The NIK disagrees with birth date or sex: said, never refused. */
const useNikWarning = (draft: PersonDraft): string | undefined => {
  const { say, today } = useWords()
  if (draft.nik.length !== 16) return undefined
  const { birthDate, birthPrecision } = splitBirth(draft.birthDate, draft.birthAbout)
  const known = { birthDate: birthPrecision === 'day' ? birthDate : null, sex: draft.sex || 'unknown' } as const
  const [first] = nikWarnings(draft.nik, known, today)
  return first && say(first)
}
