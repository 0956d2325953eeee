import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { type Delivery, reopenDelivery, type Subscription } from '../contract.ts'

interface DeliveriesProps {
  readonly subscription: Subscription
  readonly deliveries: readonly Delivery[]
}

/** The log: what, when, how often tried, and what the receiver answered. */
export const Deliveries = ({ subscription, deliveries }: DeliveriesProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const again = useCommand(reopenDelivery, { refresh: ['webhooks'] })
  const mayResend = subscription.mine && subscription.state === 'open' && may('webhooks.reopenDelivery')
  return (
    <Section title={say('webhooks.deliveries')}>
      <RefusalMessage refusal={again.refusal} />
      {deliveries.length === 0 ? (
        <EmptyState title={say('webhooks.noDeliveries')} />
      ) : (
        <RowList label={say('webhooks.deliveries')}>
          {deliveries.map((one) => (
            <DeliveryRow key={one.id} delivery={one}>
              {mayResend && one.state !== 'waiting' && (
                <Button compact busy={again.busy} onClick={() => void again.send({ deliveryId: one.id })}>
                  {say('webhooks.again')}
                </Button>
              )}
            </DeliveryRow>
          ))}
        </RowList>
      )}
    </Section>
  )
}

const kinds = { waiting: 'attention', delivered: 'good', dead: 'grave' } as const

interface DeliveryRowProps {
  readonly delivery: Delivery
  readonly children: React.ReactNode
}

const DeliveryRow = ({ delivery, children }: DeliveryRowProps) => {
  const { say, formatMoment } = useWords()
  const { state, tries, answerCode, fault, nextTryAt } = delivery
  const said = [
    formatMoment(delivery.occurredAt),
    say('webhooks.tried', { tries }),
    ...(answerCode === null ? [] : [say('webhooks.answered', { code: answerCode })]),
    ...(fault === null ? [] : [say(`webhooks.fault.${fault}`)]),
    ...(nextTryAt !== null && tries > 0 ? [say('webhooks.next', { when: formatMoment(nextTryAt) })] : []),
  ]
  return (
    <Row
      title={say(`webhooks.event.${delivery.event}`)}
      reason={said.join(' · ')}
      end={
        <Cluster gap={8}>
          <Badge kind={kinds[state]}>{say(`webhooks.delivery.${state}`)}</Badge>
          {children}
        </Cluster>
      }
    />
  )
}
