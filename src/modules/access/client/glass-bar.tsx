import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { closeBreakGlass } from '../contract/break-glass.ts'
import { getSession } from '../contract/session.ts'

/** Says all the while that a village is open, whose, until when, and how to close it. Nothing to everybody else. */
export const GlassBar = () => {
  const { role } = useSession()
  return role === 'break_glass' ? <OpenGlass /> : null
}

const OpenGlass = () => {
  const { say, formatMoment } = useWords()
  const { reload } = useSession()
  const session = useQuery(getSession, {}, { refetchEveryMilliseconds: 60_000 })
  const close = useCommand(closeBreakGlass, { onDone: () => void reload() })
  const glass = session.data?.glass
  if (!glass) return null
  return (
    <Message
      kind="attention"
      icon="eye"
      title={say('access.glass.bar', { village: glass.village, until: formatMoment(glass.expiresAt) })}
      action={
        <Button compact busy={close.busy} onClick={() => void close.send({ grantId: glass.grantId })}>
          {say('access.glass.close')}
        </Button>
      }
    >
      <RefusalMessage refusal={close.refusal} />
    </Message>
  )
}
