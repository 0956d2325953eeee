import { Field, type FieldProps } from '#platform/design/field.tsx'
import './unlock.css'

interface PinFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoFocus?: boolean
}

/** Six digits, large, seen by nobody beside. Not a password: no browser should offer to keep it. */
export const PinField = ({ value, onChange, autoFocus, ...field }: PinFieldProps) => (
  <Field {...field}>
    {(aria) => (
      <input
        {...aria}
        className="control pin-control"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: a page with a single thing to do
        autoFocus={autoFocus}
        maxLength={6}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
      />
    )}
  </Field>
)
