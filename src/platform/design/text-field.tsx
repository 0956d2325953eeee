import type { HTMLInputTypeAttribute, InputHTMLAttributes } from 'react'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'

interface TextFieldProps extends FieldProps {
  readonly value: string
  onChange(value: string): void
  readonly type?: Extract<HTMLInputTypeAttribute, 'text' | 'tel' | 'email' | 'url' | 'password'>
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  readonly autoComplete?: string
  readonly maxLength?: number
  readonly autoFocus?: boolean
}

export const TextField = ({
  value,
  onChange,
  type = 'text',
  inputMode,
  autoComplete = 'off',
  maxLength,
  autoFocus,
  ...field
}: TextFieldProps) => (
  <Field {...field}>
    {(aria) => (
      <input
        {...aria}
        className="control"
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        // biome-ignore lint/a11y/noAutofocus: only asked for by pages with a single field
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={field.onLeave}
      />
    )}
  </Field>
)
