import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listSubscriptions, type Subscription } from '../contract.ts'
import { SubscriptionState } from './subscription-state.tsx'

/** `/kabar-keluar`: the systems that are told, and how it goes. */
export const SubscriptionsPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(listSubscriptions, {})
  const add = may('webhooks.recordSubscription') && (
    <LinkButton href="/kabar-keluar/baru" kind="primary" icon="plus">
      {say('webhooks.add')}
    </LinkButton>
  )
  return (
    <Page title={say('webhooks.title')} lead={say('webhooks.lead')} actions={add}>
      <Answer query={query}>
        {({ subscriptions }) =>
          subscriptions.length === 0 ? (
            <EmptyState title={say('webhooks.none')} sentence={say('webhooks.noneWhy')} />
          ) : (
            <RowList label={say('webhooks.title')}>
              {subscriptions.map((one) => (
                <SubscriptionRow key={one.id} subscription={one} />
              ))}
            </RowList>
          )
        }
      </Answer>
    </Page>
  )
}

const SubscriptionRow = ({ subscription }: { readonly subscription: Subscription }) => {
  const { say, formatMoment } = useWords()
  const { lastDeliveredAt } = subscription
  const last = lastDeliveredAt ? formatMoment(lastDeliveredAt) : say('webhooks.never')
  return (
    <Row
      tile={{ icon: 'bell' }}
      href={`/kabar-keluar/${subscription.id}`}
      title={subscription.name}
      reason={`${new URL(subscription.address).host} · ${subscription.place} · ${say('webhooks.lastDelivered')}: ${last}`}
      end={<SubscriptionState subscription={subscription} />}
    />
  )
}
