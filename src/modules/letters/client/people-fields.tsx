import { findPeople, shownName } from '#modules/registry/contract.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import type { Choice } from '#platform/design/choice.ts'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { ageOn } from '#platform/shared/dates.ts'
import type { Care } from '../kinds/ask.ts'
import { type BoundProps, type FamilyMember, listOf, type OneFieldProps, textOf } from './field-values.ts'

/** The family first; anyone else of the village by typing a name. */
const useVillagePeople = (family: readonly FamilyMember[]): readonly Choice[] => {
  const { say, today } = useWords()
  const others = useQuery(findPeople, { text: '', limit: 200 })
  const known = new Set(family.map((one) => one.personId))
  return [
    ...family.map((one) => ({ value: one.personId, label: one.name, group: say('letters.form.family') })),
    ...(others.data?.people ?? [])
      .filter((person) => !known.has(person.id))
      .map((person) => ({
        value: person.id,
        label: person.name,
        group: say('letters.form.village'),
        hint: [
          person.birthDate && say('registry.age', { years: ageOn(person.birthDate, today) }),
          person.hamlet && shownName(person.hamlet),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
  ]
}

export const PersonOf = ({ field, values, family, onChange, shared }: BoundProps) => (
  <ChoiceField
    {...shared}
    value={textOf(values[field.name])}
    onChange={(wanted) => onChange(field.name, wanted || null)}
    choices={useVillagePeople(family)}
  />
)

export const PeopleOf = ({ field, values, family, onChange, shared }: BoundProps) => {
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

/** For each chosen child who cares for it: somebody of the village, or somebody told by name. */
export const CarePlan = ({ field, values, family, onChange, errorOf }: OneFieldProps) => {
  const { say } = useWords()
  const choices = useVillagePeople(family)
  const plans = listOf<Care>(values[field.name])
  const children = listOf<string>(values.childIds)
  if (children.length === 0) return null
  const planOf = (childId: string): Care =>
    plans.find((one) => one.childId === childId) ?? { childId, carerId: null, name: '', address: '', relation: '' }
  const change = (childId: string, changed: Partial<Care>) =>
    onChange(
      field.name,
      children.map((id) => (id === childId ? { ...planOf(id), ...changed } : planOf(id))),
    )
  return (
    <FieldGroup title={say('letters.field.care')} sentence={say('letters.form.careHint')}>
      {children.map((childId, index) => (
        <CarerOf
          key={childId}
          name={`fields.care.${index}`}
          child={family.find((one) => one.personId === childId)?.name ?? ''}
          plan={planOf(childId)}
          choices={choices}
          error={index === 0 ? errorOf('fields.care') : undefined}
          onChange={(changed) => change(childId, changed)}
        />
      ))}
    </FieldGroup>
  )
}

interface CarerOfProps {
  readonly name: string
  readonly child: string
  readonly plan: Care
  readonly choices: readonly Choice[]
  readonly error: string | undefined
  readonly onChange: (changed: Partial<Care>) => void
}

const CarerOf = ({ name, child, plan, choices, error, onChange }: CarerOfProps) => {
  const { say } = useWords()
  return (
    <>
      <Columns count={2} gap={16}>
        <ChoiceField
          name={`${name}.carerId`}
          label={say('letters.form.carerOf', { child })}
          value={plan.carerId ?? ''}
          onChange={(carerId) => onChange({ carerId: carerId || null })}
          choices={choices}
          error={error}
          optional
        />
        <TextField
          name={`${name}.relation`}
          label={say('letters.form.carerRelationOf', { child })}
          value={plan.relation}
          onChange={(relation) => onChange({ relation })}
          maxLength={80}
          optional
        />
      </Columns>
      {plan.carerId === null && (
        <Columns count={2} gap={16}>
          <TextField
            name={`${name}.name`}
            label={say('letters.form.carerNameOf', { child })}
            value={plan.name}
            onChange={(told) => onChange({ name: told })}
            maxLength={120}
            optional
          />
          <TextField
            name={`${name}.address`}
            label={say('letters.form.carerAddressOf', { child })}
            value={plan.address}
            onChange={(address) => onChange({ address })}
            maxLength={240}
            optional
          />
        </Columns>
      )}
    </>
  )
}
