import type { CSSProperties } from 'react'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'

interface NumberFieldProps extends FieldProps {
  readonly value: number | null
  onChange(value: number | null): void
  /** What is counted: "orang", "bulan". */
  readonly suffix?: string
  readonly min?: number
  readonly max?: number
}

export const NumberField = ({ value, onChange, suffix, min = 0, max = 999_999, ...field }: NumberFieldProps) => (
  <Field {...field}>
    {(aria) => (
      <span
        className="control-affix control-number"
        style={
          { maxWidth: '12rem', '--affix': suffix ? `${suffix.length * 0.62 + 1.6}rem` : undefined } as CSSProperties
        }
      >
        <input
          {...aria}
          className="control"
          inputMode="numeric"
          autoComplete="off"
          value={value ?? ''}
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, '')
            onChange(digits === '' ? null : Math.min(max, Number(digits)))
          }}
          onBlur={() => {
            if (value !== null && value < min) onChange(min)
            field.onLeave?.()
          }}
        />
        {suffix && <span>{suffix}</span>}
      </span>
    )}
  </Field>
)
