import { Field, type FieldProps } from '#platform/design/field.tsx'

interface CodeFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Six digits, large; the phone offers them by itself where it can. */
export const CodeField = ({ value, onChange, ...field }: CodeFieldProps) => (
  <Field {...field}>
    {(aria) => (
      <input
        {...aria}
        className="control code-control"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 6))}
        onBlur={field.onLeave}
      />
    )}
  </Field>
)
