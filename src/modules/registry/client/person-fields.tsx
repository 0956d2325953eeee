import { Fragment, type ReactNode } from 'react'
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
import { CardPhoto } from './card-photo.tsx'
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
  /** The blanks of a paper in their order; default: as the screen has them. */
  readonly order?: readonly string[] | undefined
}

/** Who it is: the few answers that tell one person from another, with those already known shown while typing. */
export const PersonFields = (props: PersonFieldsProps) => {
  const { draft, differentFrom, onDifferent, order } = props
  const fields = usePersonFields(props)
  const similar = <SimilarPeople draft={draft} differentFrom={differentFrom} onDifferent={onDifferent} />
  if (order) return <FieldsInOrder fields={fields} order={order} similar={similar} />
  return (
    <Stack gap={20}>
      <Columns count={2} gap={20}>
        {fields.name}
        {fields.nik}
      </Columns>
      {similar}
      {fields.sex}
      <Columns count={2} gap={20}>
        {fields.birthPlace}
        {fields.birthDate}
        {fields.relationCode}
        {fields.motherName}
        {fields.occupationCode}
        {fields.maritalCode}
      </Columns>
    </Stack>
  )
}

type Fields = Readonly<Record<string, ReactNode>>

const usePersonFields = ({ path, draft, onChange, errorOf, askRelation = true }: PersonFieldsProps): Fields => {
  const { say } = useWords()
  const { choices } = useLabels()
  const nikWarning = useNikWarning(draft)
  const bind = <Key extends keyof PersonDraft>(key: Key, field: string = key) => ({
    name: `${path}.${field}`,
    value: draft[key],
    onChange: (value: PersonDraft[Key]) => onChange({ ...draft, [key]: value }),
    error: errorOf(`${path}.${field}`),
  })
  const sex = bind('sex')
  return {
    name: (
      <TextField
        label={say('registry.fullName')}
        hint={say('registry.fullNameHint')}
        autoComplete="off"
        {...bind('name')}
      />
    ),
    nik: (
      <NikField
        label="NIK"
        optional
        warning={nikWarning}
        help={<CardPhoto onRead={bind('nik').onChange} />}
        {...bind('nik')}
      />
    ),
    sex: (
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
    ),
    birthPlace: <TextField label={say('registry.birthPlace')} optional {...bind('birthPlace')} />,
    birthDate: <BirthDate date={bind('birthDate')} about={bind('birthAbout')} />,
    relationCode: askRelation && (
      <ChoiceField label={say('registry.relation')} choices={choices('relation')} {...bind('relationCode')} />
    ),
    motherName: (
      <TextField
        label={say('registry.motherName')}
        optional
        hint={say('registry.motherHint')}
        {...bind('motherName', 'mother.name')}
      />
    ),
    occupationCode: (
      <ChoiceField
        label={say('registry.occupation')}
        optional
        choices={choices('occupation')}
        {...bind('occupationCode')}
      />
    ),
    maritalCode: (
      <ChoiceField label={say('registry.marital')} optional choices={choices('marital')} {...bind('maritalCode')} />
    ),
  }
}

interface Bound<Value> {
  readonly name: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly error: string | undefined
}

const BirthDate = ({ date, about }: { readonly date: Bound<string>; readonly about: Bound<boolean> }) => {
  const { say, today } = useWords()
  return (
    <Stack gap={8}>
      <DateField label={say('registry.birthDate')} optional monthAllowed today={today} latest={today} {...date} />
      <CheckField
        label={say('registry.birthAbout')}
        name={about.name}
        checked={about.value}
        onChange={about.onChange}
      />
    </Stack>
  )
}

interface InOrderProps {
  readonly fields: Fields
  readonly order: readonly string[]
  readonly similar: ReactNode
}

/** One below the other as on the paper, so that the eye goes down both at once; what the paper did not ask comes last. */
const FieldsInOrder = ({ fields, order, similar }: InOrderProps) => {
  const asked = order.filter((name) => name in fields)
  const rest = Object.keys(fields).filter((name) => !asked.includes(name))
  return (
    <Stack gap={20}>
      {[...asked, ...rest].map((name) => (
        <Fragment key={name}>{fields[name]}</Fragment>
      ))}
      {similar}
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
