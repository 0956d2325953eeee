import { findPeople } from '#modules/registry/contract.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { FormField } from '../kinds/kind.ts'

export type FieldValues = Readonly<Record<string, unknown>>

export interface FamilyMember {
  readonly personId: string
  readonly name: string
  readonly relation: string
  readonly age: number | null
}

interface LetterFieldsProps {
  readonly form: readonly FormField[]
  readonly values: FieldValues
  readonly family: readonly FamilyMember[]
  readonly onChange: (name: string, value: unknown) => void
  readonly errorOf: (name: string) => string | undefined
}

/** What one kind of letter asks, in its own order. */
export const LetterFields = ({ form, ...rest }: LetterFieldsProps) => (
  <div className="stack" style={{ gap: 20 }}>
    {form.map((field) => (
      <OneField key={field.name} field={field} {...rest} />
    ))}
  </div>
)

type OneFieldProps = Omit<LetterFieldsProps, 'form'> & { readonly field: FormField }

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const listOf = <Item,>(value: unknown): readonly Item[] => (Array.isArray(value) ? (value as Item[]) : [])

const OneField = (props: OneFieldProps) => {
  const { field, values, onChange, errorOf } = props
  const { say, today } = useWords()
  const value = values[field.name]
  const shared = {
    name: `fields.${field.name}`,
    label: say(`letters.field.${field.name}`),
    optional: field.optional ?? false,
    error: errorOf(`fields.${field.name}`),
  }
  const change = (wanted: unknown) => onChange(field.name, wanted)
  switch (field.ask) {
    case 'date':
      return <DateField {...shared} value={textOf(value)} onChange={change} today={today} />
    case 'number':
      return (
        <NumberField
          {...shared}
          value={numberOf(value)}
          onChange={change}
          suffix={say(field.name === 'contractMonths' ? 'letters.form.months' : 'letters.form.people')}
        />
      )
    case 'money':
      return <MoneyField {...shared} value={numberOf(value)} onChange={change} />
    case 'long':
      return <TextArea {...shared} value={textOf(value)} onChange={change} rows={6} maxLength={1500} />
    case 'yes':
      return (
        <CheckField
          name={shared.name}
          label={shared.label}
          error={shared.error}
          checked={value === true}
          onChange={change}
        />
      )
    case 'choice':
      return <ChoiceOf {...props} shared={shared} />
    case 'person':
      return <PersonOf {...props} shared={shared} />
    case 'people':
      return <PeopleOf {...props} shared={shared} />
    case 'witnesses':
      return <Witnesses {...props} />
    case 'heirs':
      return <Heirs {...props} />
    default:
      return <TextField {...shared} value={textOf(value)} onChange={change} maxLength={240} />
  }
}

interface Shared {
  readonly name: string
  readonly label: string
  readonly optional: boolean
  readonly error: string | undefined
}

type BoundProps = OneFieldProps & { readonly shared: Shared }

const ChoiceOf = ({ field, values, onChange, shared }: BoundProps) => {
  const { say } = useWords()
  const value = values[field.name]
  const choices = (field.choices ?? []).map((code) => ({
    value: code,
    label: say(`letters.choice.${field.name}.${code}`),
  }))
  const change = (wanted: unknown) => onChange(field.name, wanted)
  if (Array.isArray(value))
    return <CheckGroup {...shared} values={listOf<string>(value)} onChange={change} choices={choices} />
  return <ChoiceField {...shared} value={textOf(value)} onChange={change} choices={choices} />
}

/** The family first; anyone else of the village by typing a name. */
const PersonOf = ({ field, values, family, onChange, shared }: BoundProps) => {
  const { say } = useWords()
  const others = useQuery(findPeople, { text: '', limit: 200 })
  const known = new Set(family.map((one) => one.personId))
  const choices = [
    ...family.map((one) => ({ value: one.personId, label: one.name, group: say('letters.form.family') })),
    ...(others.data?.people ?? [])
      .filter((person) => !known.has(person.id))
      .map((person) => ({
        value: person.id,
        label: person.name,
        group: say('letters.form.village'),
        ...(person.hamlet && { hint: person.hamlet }),
      })),
  ]
  return (
    <ChoiceField
      {...shared}
      value={textOf(values[field.name])}
      onChange={(wanted) => onChange(field.name, wanted || null)}
      choices={choices}
    />
  )
}

const PeopleOf = ({ field, values, family, onChange, shared }: BoundProps) => {
  const chosen = listOf<string>(values[field.name])
  const young = family.filter(
    (one) => one.relation === 'child' || chosen.includes(one.personId) || (one.age ?? 99) < 18,
  )
  const choices = young.map((one) => ({
    value: one.personId,
    label: one.age === null ? one.name : `${one.name} (${one.age})`,
  }))
  return (
    <CheckGroup {...shared} values={chosen} onChange={(wanted) => onChange(field.name, wanted)} choices={choices} />
  )
}

interface WitnessValue {
  readonly name: string
  readonly role: string
  readonly personId: string | null
}

const nobody: WitnessValue = { name: '', role: '', personId: null }

const Witnesses = ({ field, values, onChange, errorOf }: OneFieldProps) => {
  const { say } = useWords()
  const given = listOf<WitnessValue>(values[field.name])
  const both = [given[0] ?? nobody, given[1] ?? nobody]
  const change = (place: number, changed: Partial<WitnessValue>) =>
    onChange(
      field.name,
      both.map((one, index) => (index === place ? { ...one, ...changed } : one)),
    )
  return (
    <FieldGroup title={say('letters.field.witnesses')} sentence={say('letters.form.witnessHint')}>
      {both.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: first and second witness
        <Columns key={index} count={2} gap={16}>
          <TextField
            name={index === 0 ? 'fields.witnesses' : `fields.witnesses.${index}`}
            label={say('letters.form.witness', { number: index + 1 })}
            value={one.name}
            onChange={(name) => change(index, { name })}
            error={index === 0 ? errorOf('fields.witnesses') : undefined}
          />
          <TextField
            name={`fields.witnesses.${index}.role`}
            label={say('letters.form.witnessRole', { number: index + 1 })}
            value={one.role}
            onChange={(role) => change(index, { role })}
            optional
          />
        </Columns>
      ))}
    </FieldGroup>
  )
}

interface HeirValue {
  readonly name: string
  readonly relation: string
  readonly born: string
}

const Heirs = ({ field, values, onChange, errorOf }: OneFieldProps) => {
  const { say } = useWords()
  const given = listOf<HeirValue>(values[field.name])
  const rows = given.length > 0 ? given : [{ name: '', relation: '', born: '' }]
  const change = (place: number, changed: Partial<HeirValue>) =>
    onChange(
      field.name,
      rows.map((one, index) => (index === place ? { ...one, ...changed } : one)),
    )
  return (
    <FieldGroup title={say('letters.field.heirs')}>
      {rows.map((one, index) => {
        const number = index + 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: heirs have no other name yet
          <Columns key={index} count={3} gap={16}>
            <TextField
              name={index === 0 ? 'fields.heirs' : `fields.heirs.${index}`}
              label={say('letters.form.heir', { number })}
              value={one.name}
              onChange={(name) => change(index, { name })}
              error={index === 0 ? errorOf('fields.heirs') : undefined}
            />
            <TextField
              name={`fields.heirs.${index}.relation`}
              label={say('letters.form.heirRelation', { number })}
              value={one.relation}
              onChange={(relation) => change(index, { relation })}
            />
            <TextField
              name={`fields.heirs.${index}.born`}
              label={say('letters.form.heirBorn', { number })}
              value={one.born}
              onChange={(born) => change(index, { born })}
              optional
            />
          </Columns>
        )
      })}
      <div>
        <Button
          icon="plus"
          compact
          onClick={() => onChange(field.name, [...rows, { name: '', relation: '', born: '' }])}
        >
          {say('letters.form.addHeir')}
        </Button>
      </div>
    </FieldGroup>
  )
}

/** Witnesses and heirs without a name are lines nobody filled. */
export const withoutEmptyLines = (values: FieldValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      name === 'witnesses' || name === 'heirs'
        ? [name, listOf<{ name: string }>(value).filter((line) => line.name.trim() !== '')]
        : [name, value],
    ),
  )
