import type { FieldBinding } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { TextField } from '#platform/design/text-field.tsx'

export interface SubscriptionValues {
  readonly name: string
  readonly address: string
  readonly events: readonly string[]
}

interface FieldsProps {
  readonly field: <Name extends keyof SubscriptionValues>(name: Name) => FieldBinding<SubscriptionValues[Name]>
  readonly offered: readonly string[]
}

/** Who is told, where, and of what. */
export const SubscriptionFields = ({ field, offered }: FieldsProps) => {
  const { say } = useWords()
  const { value, ...events } = field('events')
  return (
    <>
      <TextField label={say('webhooks.name')} hint={say('webhooks.nameHint')} {...field('name')} />
      <TextField label={say('webhooks.address')} hint={say('webhooks.addressHint')} {...field('address')} />
      <CheckGroup
        label={say('webhooks.events')}
        choices={offered.map((event) => ({ value: event, label: say(`webhooks.event.${event}`) }))}
        values={value}
        {...events}
      />
    </>
  )
}
