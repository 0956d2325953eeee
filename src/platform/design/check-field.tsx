import { useId } from 'react'
import type { FieldProps } from './field.tsx'
import { FieldWords } from './field.tsx'

interface CheckFieldProps extends Omit<FieldProps, 'optional'> {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** The label is the whole sentence that is agreed to. */
export const CheckField = ({
  checked,
  onChange,
  label,
  name,
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
