import { useWords } from '#platform/client/words.tsx'
import { terbilang } from '#platform/shared/terbilang.ts'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'

interface MoneyFieldProps extends FieldProps {
  /** Whole rupiah. */
  readonly value: number | null
  onChange(value: number | null): void
  /** From this sum on it is said in words below: a zero too many is heard at once. */
  readonly wordsFrom?: number
}

const dotted = (value: number | null) => (value === null ? '' : String(value).replace(/\B(?=(\d{3})+$)/g, '.'))

export const MoneyField = ({ value, onChange, wordsFrom = 100_000, ...field }: MoneyFieldProps) => {
  const { language } = useWords()
  const words =
    value !== null && value >= wordsFrom && language !== 'en' ? `${capital(terbilang(value))} rupiah` : undefined
  return (
    <Field {...field} note={words}>
      {(aria) => (
        <span className="control-affix control-money">
          <span aria-hidden="true">Rp</span>
          <input
            {...aria}
            className="control"
            inputMode="numeric"
            autoComplete="off"
            maxLength={19}
            value={dotted(value)}
            onChange={(event) => {
              const digits = event.target.value.replace(/\D/g, '').slice(0, 15)
              onChange(digits === '' ? null : Number(digits))
            }}
            onBlur={field.onLeave}
          />
        </span>
      )}
    </Field>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
