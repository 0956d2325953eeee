import { useId } from 'react'
import type { FieldProps } from './field.tsx'
import { FieldWords, Optional } from './field.tsx'

interface CheckFieldProps extends FieldProps {
  readonly checked: boolean
  onChange(checked: boolean): void
}

/** The label is the whole sentence that is agreed to. */
export const CheckField = ({
  checked,
  onChange,
  label,
  name,
  optional,
  hint,
  error,
  warning,
  disabled,
  onLeave,
}: CheckFieldProps) => {
  const id = useId()
  return (
    <div className="field">
      <label className="check">
        <input
          type="checkbox"
          name={name}
          checked={checked}
          disabled={disabled}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={(event) => onChange(event.target.checked)}
          onBlur={onLeave}
        />
        <span>
          {label}
          <Optional when={optional} />
          {hint && (
            <>
              <br />
              <span className="field-hint">{hint}</span>
            </>
          )}
        </span>
      </label>
      <FieldWords id={id} error={error} warning={warning} />
    </div>
  )
}
