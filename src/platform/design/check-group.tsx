import './css/fields.css'
import { useId } from 'react'
import type { Choice } from './choice.ts'
import type { FieldProps } from './field.tsx'
import { FieldWords, Optional } from './field.tsx'

interface CheckGroupProps extends FieldProps {
  readonly values: readonly string[]
  onChange(values: readonly string[]): void
  readonly choices: readonly Choice[]
}

/** Several may be true. Values come back in the order of the choices. */
export const CheckGroup = ({
  values,
  onChange,
  choices,
  label,
  name,
  hint,
  optional,
  error,
  warning,
  disabled,
  onLeave,
}: CheckGroupProps) => {
  const id = useId()
  const toggle = (value: string) =>
    onChange(
      choices
        .map((choice) => choice.value)
        .filter((each) => (each === value ? !values.includes(each) : values.includes(each))),
    )
  return (
    <fieldset
      className="field"
      disabled={disabled}
      aria-describedby={error ? `${id}-error` : undefined}
      onBlur={onLeave}
    >
      <legend className="field-label">
        {label}
        <Optional when={optional} />
      </legend>
      {hint && <span className="field-hint">{hint}</span>}
      <div className="check-group">
        {choices.map((choice) => (
          <label key={choice.value} className="check">
            <input
              type="checkbox"
              name={name}
              checked={values.includes(choice.value)}
              onChange={() => toggle(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <small className="muted"> · {choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldWords id={id} error={error} warning={warning} />
    </fieldset>
  )
}
