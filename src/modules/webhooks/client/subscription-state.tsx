import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import type { Subscription } from '../contract.ts'

export const SubscriptionState = ({ subscription }: { readonly subscription: Subscription }) => {
  const { say, formatDate } = useWords()
  const { state, failingSince } = subscription
  if (state === 'open' && failingSince !== null)
    return <Badge kind="attention">{say('webhooks.failing', { since: formatDate(failingSince.slice(0, 10)) })}</Badge>
  const kind = { open: 'good', paused: 'attention', closed: 'none' } as const
  return <Badge kind={kind[state]}>{say(`webhooks.state.${state}`)}</Badge>
}
