import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import './webhooks.css'

/** The secret, this once. */
export const SecretShown = ({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) => {
  const { say } = useWords()
  return (
    <Message
      kind="good"
      icon="key"
      title={say('webhooks.secretTitle')}
      action={<Button onClick={onDone}>{say('webhooks.secretCopied')}</Button>}
    >
      <p>{say('webhooks.secretWhy')}</p>
      <code className="long-address">{secret}</code>
    </Message>
  )
}
