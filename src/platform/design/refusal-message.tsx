import { useWords } from '#platform/client/words.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import { Message } from './message.tsx'

/** The sentence of a "no", or of a fault of ours with the number to give by telephone. Nothing when there is none. */
export const RefusalMessage = ({ refusal }: { readonly refusal: Error | null | undefined }) => {
  const { say, sayRefusal } = useWords()
  if (!refusal) return null
  if (refusal instanceof Refusal && refusal.code !== 'platform.bug') {
    return <Message kind={refusal.code === 'platform.offline' ? 'attention' : 'grave'} title={sayRefusal(refusal)} />
  }
  const requestId = refusal instanceof Refusal ? refusal.details.requestId : undefined
  return (
    <Message kind="grave" icon="help" title={say('platform.bugTitle')}>
      {requestId ? say('platform.bugWithCode', { code: String(requestId).slice(0, 8) }) : say('platform.bugPlain')}
    </Message>
  )
}
