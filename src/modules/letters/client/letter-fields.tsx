import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import {
  type BoundProps,
  type FieldValues,
  type LetterFieldsProps,
  listOf,
  numberOf,
  type OneFieldProps,
  textOf,
} from './field-values.ts'
import { Charges, Heirs, Witnesses } from './line-fields.tsx'
import { CarePlan, PeopleOf, PersonOf } from './people-fields.tsx'

/** What one kind of letter asks, in its own order. */
export const LetterFields = ({ form, ...rest }: LetterFieldsProps) => (
  <div className="stack" style={{ gap: 20 }}>
    {form.map((field) => (
      <OneField key={field.name} field={field} {...rest} />
    ))}
  </div>
)

const suffixOf: Readonly<Record<string, string>> = {
  contractMonths: 'letters.form.months',
  answerDays: 'letters.form.days',
}

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
          suffix={say(suffixOf[field.name] ?? 'letters.form.people')}
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
    case 'care':
      return <CarePlan {...props} />
    case 'witnesses':
      return <Witnesses {...props} />
    case 'charges':
      return <Charges {...props} />
    case 'heirs':
      return <Heirs {...props} />
    default:
      return <TextField {...shared} value={textOf(value)} onChange={change} maxLength={240} />
  }
}

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

/** Witnesses and heirs without a name are lines nobody filled. */
export const withoutEmptyLines = (values: FieldValues): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      name === 'witnesses' || name === 'heirs'
        ? [name, listOf<{ name: string }>(value).filter((line) => line.name.trim() !== '')]
        : [name, value],
    ),
  )
