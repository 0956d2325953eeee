import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { correctSubscription, listSubscriptions, type Subscription } from '../contract.ts'
import { checkValues } from './check-values.ts'
import { SubscriptionFields, type SubscriptionValues } from './subscription-fields.tsx'

export const CorrectSubscription = ({ subscription }: { readonly subscription: Subscription }) => {
  const { say } = useWords()
  const { id, name, address, events } = subscription
  const listed = useQuery(listSubscriptions, {})
  const form = useForm({
    command: correctSubscription,
    initial: { name, address, events } as SubscriptionValues,
    toInput: (values) => ({ id, name: values.name, address: values.address, events: [...values.events] }),
    check: checkValues(listed.data?.allowsLoopback ?? false),
    refresh: ['webhooks'],
  })
  return (
    <Details summary={say('webhooks.correct')}>
      <form {...form.props}>
        <SubscriptionFields field={form.field} offered={listed.data?.offered ?? events} />
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <div>
          <Button type="submit" busy={form.busy}>
            {say('webhooks.save')}
          </Button>
        </div>
      </form>
    </Details>
  )
}
