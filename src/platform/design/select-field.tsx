import { useWords } from '#platform/client/words.tsx'
import type { Choice } from './choice.ts'
import { choicesByGroup } from './choice.ts'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'

export interface SelectFieldProps extends FieldProps {
  readonly value: string
  onChange(value: string): void
  readonly choices: readonly Choice[]
  readonly emptyLabel?: string
}

export const SelectField = ({ value, onChange, choices, emptyLabel, ...field }: SelectFieldProps) => {
  const { say } = useWords()
  return (
    <Field {...field}>
      {(aria) => (
        <select
          {...aria}
          className="control"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={field.onLeave}
        >
          <option value="">{emptyLabel ?? say('platform.choose')}</option>
          {[...choicesByGroup(choices)].map(([group, members]) =>
            group === '' ? (
              members.map(toOption)
            ) : (
              <optgroup key={group} label={group}>
                {members.map(toOption)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  )
}

const toOption = (choice: Choice) => (
  <option key={choice.value} value={choice.value}>
    {choice.label}
  </option>
)
