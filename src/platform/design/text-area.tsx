import { useWords } from '#platform/client/words.tsx'
import type { FieldProps } from './field.tsx'
import { Field } from './field.tsx'

interface TextAreaProps extends FieldProps {
  readonly value: string
  onChange(value: string): void
  readonly rows?: number
  readonly maxLength?: number
}

export const TextArea = ({ value, onChange, rows = 3, maxLength, ...field }: TextAreaProps) => {
  const { say } = useWords()
  const left = maxLength === undefined ? undefined : maxLength - value.length
  return (
    <Field
      {...field}
      note={left !== undefined && left < 100 ? say('platform.lettersLeft', { count: left }) : undefined}
    >
      {(aria) => (
        <textarea
          {...aria}
          className="control"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onBlur={field.onLeave}
        />
      )}
    </Field>
  )
}
