import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { newId } from '#platform/shared/ids.ts'
import { listSubscriptions, recordSubscription } from '../contract.ts'
import { checkValues } from './check-values.ts'
import { makeSecret } from './make-secret.ts'
import { SecretShown } from './secret-shown.tsx'
import { SubscriptionFields, type SubscriptionValues } from './subscription-fields.tsx'

/** `/kabar-keluar/baru`: name, address, events; then the secret, once. */
export const NewSubscriptionPage = () => {
  const { say } = useWords()
  const query = useQuery(listSubscriptions, {})
  return (
    <Page
      title={say('webhooks.addTitle')}
      lead={say('webhooks.lead')}
      trail={[{ href: '/kabar-keluar', label: say('webhooks.title') }]}
      width="narrow"
    >
      <Answer query={query}>
        {({ offered, allowsLoopback }) => <SubscriptionForm offered={offered} allowsLoopback={allowsLoopback} />}
      </Answer>
    </Page>
  )
}

interface FormProps {
  readonly offered: readonly string[]
  readonly allowsLoopback: boolean
}

const SubscriptionForm = ({ offered, allowsLoopback }: FormProps) => {
  const { say } = useWords()
  const go = useGo()
  const [id] = useState(newId)
  const [secret] = useState(makeSecret)
  const form = useForm({
    command: recordSubscription,
    initial: { name: '', address: '', events: [] } as SubscriptionValues,
    toInput: ({ name, address, events }) => ({ id, name, address, events: [...events], secret }),
    check: checkValues(allowsLoopback),
    refresh: ['webhooks'],
  })
  if (form.output) return <SecretShown secret={secret} onDone={() => go(`/kabar-keluar/${id}`)} />
  return (
    <form {...form.props}>
      <SubscriptionFields field={form.field} offered={offered} />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <div>
        <Button type="submit" kind="primary" busy={form.busy}>
          {say('webhooks.save')}
        </Button>
      </div>
    </form>
  )
}
