import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { BodyField as Asked } from '../rules/body-fields.ts'
import { useShowValue } from './use-show-value.ts'

interface BodyFieldProps {
  readonly asked: Asked
  readonly binding: {
    readonly name: string
    readonly value: string
    readonly onChange: (value: string) => void
    readonly onLeave: () => void
    readonly error: string | undefined
  }
}

/** One field of a body, asked the way its schema says. */
export const BodyField = ({ asked, binding }: BodyFieldProps) => {
  const { say } = useWords()
  const show = useShowValue({})
  const field = { ...binding, label: say(`references.field.${asked.name}`), optional: asked.optional }
  if (asked.control === 'day') return <DateField {...field} />
  if (asked.control === 'lines') return <TextArea {...field} rows={2} />
  if (asked.control === 'number') return <TextField {...field} inputMode="numeric" />
  if (asked.control === 'choice') {
    return (
      <ChoiceField {...field} choices={asked.choices.map((value) => ({ value, label: show(asked.name, value) }))} />
    )
  }
  if (asked.control === 'yes-no') {
    const answers = [
      { value: 'ya', label: say('references.yes') },
      { value: 'tidak', label: say('references.no') },
    ]
    return <ChoiceField {...field} choices={answers} />
  }
  return <TextField {...field} hint={asked.control === 'several' ? say('references.form.bodyHint') : undefined} />
}
