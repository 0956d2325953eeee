import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import {
  type AttributeName,
  attributeNames,
  attributes,
  evidenceOf,
  guardedAttributes,
  isNeeded,
  type StageDetails,
  wordsOfChoice,
} from '../rules/stage-evidence.ts'
import type { Stage } from '../rules/stages.ts'
import { useLabels } from './labels.ts'

export type EvidenceValues = Readonly<Record<AttributeName, string | number | null>>

const isCount = (name: AttributeName) => attributes[name].kind === 'number' || attributes[name].kind === 'money'

export const noEvidence = Object.fromEntries(
  attributeNames.map((name) => [name, isCount(name) ? null : '']),
) as EvidenceValues

/** What of the fields this stage asks; the rest was typed for another stage. */
export const detailsOf = (stage: Stage, values: EvidenceValues): StageDetails =>
  Object.fromEntries(
    (evidenceOf[stage] ?? []).flatMap((name) => {
      const value = values[name]
      const said = typeof value === 'string' ? value.trim() : value
      return said === '' || said === null ? [] : [[name, said]]
    }),
  )

interface EvidenceProps {
  readonly stage: Stage
  readonly values: EvidenceValues
  readonly errorOf: (name: string) => string | undefined
  onChange(values: EvidenceValues): void
}

/** The form of one stage: the fields of its evidence, nearly all of them for whoever knows. */
export const EvidenceFields = ({ stage, ...form }: EvidenceProps) => {
  const { say } = useWords()
  const names = evidenceOf[stage] ?? []
  if (names.length === 0) return null
  return (
    <FieldGroup title={say('migration.evidence.title', { stage: say(`migration.stage.${stage}`) })}>
      <p className="small muted">{say('migration.evidence.lead')}</p>
      {names.map((name) => (
        <EvidenceField key={`${stage} ${name}`} name={name} needed={isNeeded(stage, name)} {...form} />
      ))}
    </FieldGroup>
  )
}

interface FieldProps extends Omit<EvidenceProps, 'stage'> {
  readonly name: AttributeName
  readonly needed: boolean
}

const EvidenceField = ({ name, needed, values, errorOf, onChange }: FieldProps) => {
  const { say, has, today } = useWords()
  const { choices } = useLabels()
  const attribute = attributes[name]
  const change = (value: string | number | null) => onChange({ ...values, [name]: value })
  const hint = guardedAttributes.includes(name)
    ? say('migration.evidence.guarded')
    : has(`migration.evidence.${name}.hint`)
      ? say(`migration.evidence.${name}.hint`)
      : undefined
  const field = {
    label: say(`migration.evidence.${name}`),
    name: `details.${name}`,
    optional: !needed,
    error: errorOf(`details.${name}`),
    ...(hint && { hint }),
  }
  if (attribute.kind === 'text')
    return <TextField {...field} maxLength={attribute.most} value={String(values[name] ?? '')} onChange={change} />
  if (attribute.kind === 'day') {
    const { hint: _, ...dated } = field
    const latest = 'past' in attribute ? { latest: today } : {}
    return <DateField {...dated} {...latest} value={String(values[name] ?? '')} onChange={change} />
  }
  if (attribute.kind === 'choice')
    return (
      <ChoiceField
        {...field}
        choices={
          name === 'currency'
            ? attribute.of.map((value) => ({ value, label: value }))
            : choices(attribute.of, wordsOfChoice(name))
        }
        value={String(values[name] ?? '')}
        onChange={change}
      />
    )
  const count = { value: values[name] as number | null, onChange: change }
  if (attribute.kind === 'money' && values.currency === 'IDR') return <MoneyField {...field} {...count} />
  return <NumberField {...field} {...count} max={attribute.most} />
}
