import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { listBreaches } from '../contract/breach.ts'

/** On Today: leaks whose clock is running. */
export const BreachToday = () => {
  const { say } = useWords()
  const { data } = useQuery(listBreaches, {})
  const open = data?.breaches.filter((breach) => breach.closedAt === null) ?? []
  if (open.length === 0) return null
  return (
    <Message
      kind="grave"
      icon="lock"
      title={say('access.breach.lead', { open: open.length })}
      action={
        <LinkButton compact href="/kebocoran">
          {say('access.breach.title')}
        </LinkButton>
      }
    />
  )
}
