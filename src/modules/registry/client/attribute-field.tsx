import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { DocumentAttribute } from '../contract/document-attributes.ts'
import { attributesOf } from '../rules/documents.ts'

export type Attributes = Readonly<Record<string, string>>

/** What was filled in, without what belongs to another kind of paper. */
export const writtenAttributes = (kind: string, values: Attributes): Record<string, string> =>
  Object.fromEntries(
    attributesOf(kind).flatMap(({ name }) => {
      const value = values[name]?.trim() ?? ''
      return value === '' ? [] : [[name, value]]
    }),
  )

interface AttributeFieldsProps {
  readonly kind: string
  readonly values: Attributes
  onChange(values: Attributes): void
  errorOf(name: string): string | undefined
}

/** What a paper of this kind carries beside number, issuer and days. */
export const AttributeFields = ({ kind, values, onChange, errorOf }: AttributeFieldsProps) =>
  attributesOf(kind).map((attribute) => (
    <AttributeField
      key={attribute.name}
      attribute={attribute}
      name={`attributes.${attribute.name}`}
      value={values[attribute.name] ?? ''}
      onChange={(value) => onChange({ ...values, [attribute.name]: value })}
      error={errorOf(`attributes.${attribute.name}`)}
    />
  ))

interface AttributeFieldProps {
  readonly attribute: DocumentAttribute
  readonly name: string
  readonly value: string
  readonly error: string | undefined
  onChange(value: string): void
}

const AttributeField = ({ attribute, ...field }: AttributeFieldProps) => {
  const { say, today } = useWords()
  const label = say(`registry.field.paper.${attribute.name}`)
  if (attribute.kind === 'date') return <DateField label={label} optional today={today} {...field} />
  if (attribute.kind === 'choice') {
    const choices = (attribute.choices ?? []).map((value) => ({ value, label: say(`registry.paperWord.${value}`) }))
    return <SelectField label={label} optional choices={choices} {...field} />
  }
  return (
    <TextField
      label={label}
      optional
      autoComplete="off"
      {...(attribute.kind === 'year' && { inputMode: 'numeric' as const })}
      {...field}
    />
  )
}

/** A stored attribute as the reader knows it. */
export const useAttributeWords = () => {
  const { say, formatDate } = useWords()
  return (kind: string, name: string, value: string): string => {
    const attribute = attributesOf(kind).find((one) => one.name === name)
    if (attribute?.kind === 'choice') return say(`registry.paperWord.${value}`)
    return attribute?.kind === 'date' ? formatDate(value) : value
  }
}
