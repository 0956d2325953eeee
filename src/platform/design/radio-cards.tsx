import './css/fields.css'
import { useId } from 'react'
import type { Choice } from './choice.ts'
import type { FieldProps } from './field.tsx'
import { FieldWords, Optional } from './field.tsx'
import { Icon } from './icon.tsx'

interface RadioCardsProps extends FieldProps {
  readonly value: string
  onChange(value: string): void
  readonly choices: readonly Choice[]
  readonly columns?: 1 | 2 | 3
}

/** Few answers that deserve a word of explanation each. */
export const RadioCards = ({
  value,
  onChange,
  choices,
  columns = 1,
  label,
  name,
  hint,
  optional,
  error,
  warning,
  disabled,
  onLeave,
}: RadioCardsProps) => {
  const id = useId()
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
      <div className={`choice-cards choice-cards-${columns}`}>
        {choices.map((choice, index) => (
          <label key={choice.value} className={`choice-card ${choice.value === value ? 'choice-card-on' : ''}`}>
            <input
              type="radio"
              name={name}
              id={index === 0 ? id : undefined}
              value={choice.value}
              checked={choice.value === value}
              aria-invalid={error ? true : undefined}
              onChange={() => onChange(choice.value)}
            />
            <span className="choice-card-text">
              <b>{choice.label}</b>
              {choice.hint && <small>{choice.hint}</small>}
            </span>
            {choice.icon && <Icon name={choice.icon} />}
          </label>
        ))}
      </div>
      <FieldWords id={id} error={error} warning={warning} />
    </fieldset>
  )
}
