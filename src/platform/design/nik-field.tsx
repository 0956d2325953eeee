import type { ReactNode } from 'react'
import { useWords } from '#platform/client/words.tsx'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'

interface NikFieldProps extends FieldProps {
  /** Digits only, sixteen when complete. */
  readonly value: string
  readonly onChange: (digits: string) => void
  /** Stands below: a photo of the card to copy from. */
  readonly help?: ReactNode
}

/** A long number is checked against a card four by four. A doubt about it is a `warning`: nobody is turned away for it. */
export const NikField = ({ value, onChange, help, ...field }: NikFieldProps) => {
  const { say } = useWords()
  return (
    <Field {...field} hint={field.hint ?? say('platform.sixteenDigits')}>
      {(aria) => (
        <>
          <input
            {...aria}
            className="control control-nik"
            inputMode="numeric"
            autoComplete="off"
            maxLength={19}
            value={value.replace(/(\d{4})(?=\d)/g, '$1 ')}
            onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 16))}
            onBlur={field.onLeave}
          />
          {help}
        </>
      )}
    </Field>
  )
}
