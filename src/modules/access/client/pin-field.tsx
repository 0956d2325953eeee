import { Field, type FieldProps } from '#platform/design/field.tsx'

interface PinFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isNew?: boolean
}

/** Six digits on the number keyboard, not seen by who looks over the shoulder. */
export const PinField = ({ value, onChange, isNew, ...field }: PinFieldProps) => (
  <Field {...field}>
    {(aria) => (
      <input
        {...aria}
        className="control"
        type="password"
        inputMode="numeric"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        maxLength={6}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
        onBlur={field.onLeave}
      />
    )}
  </Field>
)
