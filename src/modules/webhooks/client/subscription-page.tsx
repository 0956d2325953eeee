import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { newId } from '#platform/shared/ids.ts'
import { getSubscription, reopenSubscription, requestTest, type Subscription } from '../contract.ts'
import { CorrectSubscription } from './correct-subscription.tsx'
import { Deliveries } from './deliveries.tsx'
import { EndSubscription } from './end-subscription.tsx'
import { NewSecret } from './new-secret.tsx'
import { SubscriptionState } from './subscription-state.tsx'
import './webhooks.css'

/** `/kabar-keluar/$subscriptionId`: one receiver, its test, its key, and what was sent. */
export const SubscriptionPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getSubscription, { id: params.subscriptionId ?? '' }, { refetchEveryMilliseconds: 5_000 })
  return (
    <Answer query={query}>
      {({ subscription, deliveries }) => (
        <Page
          title={subscription.name}
          lead={<SubscriptionState subscription={subscription} />}
          trail={[{ href: '/kabar-keluar', label: say('webhooks.title') }]}
          actions={<TestButton subscription={subscription} />}
          width="narrow"
        >
          <Failing subscription={subscription} />
          <Stopped subscription={subscription} />
          <About subscription={subscription} />
          <Deliveries subscription={subscription} deliveries={deliveries} />
          <Changes subscription={subscription} />
        </Page>
      )}
    </Answer>
  )
}

interface PartProps {
  readonly subscription: Subscription
}

const TestButton = ({ subscription }: PartProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const test = useCommand(requestTest, { refresh: ['webhooks'] })
  if (!subscription.mine || subscription.state !== 'open' || !may('webhooks.requestTest')) return null
  return (
    <>
      <Button
        kind="primary"
        icon="bell"
        busy={test.busy}
        onClick={() => void test.send({ id: subscription.id, deliveryId: newId() })}
      >
        {say('webhooks.test')}
      </Button>
      <RefusalMessage refusal={test.refusal} />
    </>
  )
}

const Failing = ({ subscription }: PartProps) => {
  const { say, formatMoment } = useWords()
  const { state, failingSince } = subscription
  if (state !== 'open' || failingSince === null) return null
  return (
    <Message kind="attention" title={say('webhooks.failingSince', { since: formatMoment(failingSince) })}>
      {say('webhooks.failingWhy')}
    </Message>
  )
}

const Stopped = ({ subscription }: PartProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const reopen = useCommand(reopenSubscription, { refresh: ['webhooks'] })
  if (subscription.state !== 'paused') return null
  return (
    <Message
      kind="attention"
      title={say(`webhooks.pause.${subscription.pauseReason}`)}
      action={
        subscription.mine &&
        may('webhooks.reopenSubscription') && (
          <Button busy={reopen.busy} onClick={() => void reopen.send({ id: subscription.id })}>
            {say('webhooks.reopen')}
          </Button>
        )
      }
    >
      {say('webhooks.pauseWhy')}
      <RefusalMessage refusal={reopen.refusal} />
    </Message>
  )
}

const About = ({ subscription }: PartProps) => {
  const { say, formatMoment } = useWords()
  const { oldSecretUntil, lastDeliveredAt } = subscription
  const old = oldSecretUntil ? say('webhooks.oldSecretUntil', { until: formatMoment(oldSecretUntil) }) : undefined
  const facts = [
    { label: say('webhooks.address'), value: <span className="long-address">{subscription.address}</span> },
    {
      label: say('webhooks.events'),
      value: subscription.events.map((event) => say(`webhooks.event.${event}`)).join(', '),
    },
    { label: say('webhooks.place'), value: subscription.place },
    { label: say('webhooks.secretMade'), value: formatMoment(subscription.secretMadeAt), note: old },
    {
      label: say('webhooks.lastDelivered'),
      value: lastDeliveredAt ? formatMoment(lastDeliveredAt) : say('webhooks.never'),
    },
  ]
  return <Facts facts={facts} />
}

/** Seldom needed, so below: another address, another key, the end. */
const Changes = ({ subscription }: PartProps) => {
  const { may } = useSession()
  const [secretOf, setSecretOf] = useState<string | null>(null)
  if (!subscription.mine || subscription.state === 'closed' || !may('webhooks.correctSubscription')) return null
  return (
    <>
      <CorrectSubscription key={subscription.address} subscription={subscription} />
      <Cluster gap={12}>
        <NewSecret id={subscription.id} shown={secretOf} onShown={setSecretOf} />
        {secretOf === null && <EndSubscription id={subscription.id} />}
      </Cluster>
    </>
  )
}
