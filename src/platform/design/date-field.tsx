import { useEffect, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import type { PlainDate } from '#platform/shared/dates.ts'
import { dayIn, isPlainDate } from '#platform/shared/dates.ts'
import { parseTypedDate, parseTypedMonth, typedDigits, withDashes } from '#platform/shared/typed-date.ts'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'

interface DateFieldProps extends FieldProps {
  /** `''`, `YYYY-MM-DD`, or `YYYY-MM` when months are allowed; else what was typed, as it was typed. */
  readonly value: string
  onChange(value: string): void
  readonly today?: PlainDate | undefined
  readonly latest?: PlainDate | undefined
  readonly earliest?: PlainDate | undefined
  readonly monthAllowed?: boolean
}

const isStored = (value: string) => isPlainDate(value) || /^\d{4}-\d{2}$/.test(value)

/** Typed, never a bare calendar: an old person's birthday is sixty years of paging away. */
export const DateField = ({ value, onChange, today, latest, earliest, monthAllowed, ...field }: DateFieldProps) => {
  const { say, formatDate } = useWords()
  const [text, setText] = useState(isStored(value) ? typedDigits(value) : value)
  const [left, setLeft] = useState(false)
  const limits = { today: today ?? dayIn('Asia/Jakarta'), latest, earliest }
  const read = (typed: string): string => {
    const month = monthAllowed ? parseTypedMonth(typed) : undefined
    const date = parseTypedDate(typed, limits)
    return month ?? ('ok' in date ? date.ok : typed)
  }
  // The form was filled from elsewhere (a draft, a reset): show that, unless it is what was just typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change from outside counts
  useEffect(() => {
    if (value !== read(text)) setText(isStored(value) ? typedDigits(value) : value)
  }, [value])

  const leave = () => {
    setLeft(true)
    if (isStored(value)) setText(typedDigits(value))
    field.onLeave?.()
  }
  const parsed = parseTypedDate(text, limits)
  const fault = left && text !== '' && !isStored(read(text)) && 'fault' in parsed ? parsed.fault : undefined
  const own = fault && say(fault.code, spoken(fault.details, formatDate))
  return (
    <Field
      {...field}
      hint={field.hint ?? say(monthAllowed ? 'platform.dateHintMonth' : 'platform.dateHint')}
      error={own ?? field.error}
    >
      {(aria) => (
        <input
          {...aria}
          className="control control-date"
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            const typed = withDashes(event.target.value, text)
            setText(typed)
            setLeft(false)
            onChange(read(typed))
          }}
          onBlur={leave}
        />
      )}
    </Field>
  )
}

/** Months and limits of a fault as words. */
const spoken = (
  details: Readonly<Record<string, string | number>>,
  formatDate: (date: string, form: 'words' | 'monthName') => string,
) => ({
  ...details,
  ...(typeof details.month === 'number' && {
    month: formatDate(`2000-${String(details.month).padStart(2, '0')}-01`, 'monthName'),
  }),
  ...(typeof details.latest === 'string' && { latest: formatDate(details.latest, 'words') }),
  ...(typeof details.earliest === 'string' && { earliest: formatDate(details.earliest, 'words') }),
})
