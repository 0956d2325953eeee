import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Message } from '#platform/design/message.tsx'
import { listBreakGlass } from '../contract/break-glass.ts'
import { GlassBar } from './glass-bar.tsx'
import { SeenButton } from './seen-button.tsx'

/** On Today: to the village at once who opened its files; to who opened them, that they are open. */
export const GlassToday = () => {
  const { role, may } = useSession()
  if (role === 'break_glass') return <GlassBar />
  return may('access.recordBreakGlassSeen') ? <Unseen /> : null
}

const Unseen = () => {
  const { say } = useWords()
  const unseen = useQuery(listBreakGlass, { unseen: true })
  return unseen.data?.grants.map((grant) => (
    <Message
      key={grant.id}
      kind="attention"
      icon="eye"
      title={say('access.glass.todayTitle')}
      action={<SeenButton grantId={grant.id} />}
    >
      {say('access.glass.todayReason', { name: grant.name, office: grant.office, reason: grant.reason })}
    </Message>
  ))
}
