import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Message } from '#platform/design/message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import './webhooks.css'

/** The secret, this once. */
export const SecretShown = ({ secret, onDone }: { readonly secret: string; readonly onDone: () => void }) => {
  const { say } = useWords()
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    toast({ text: say('webhooks.secretInClipboard') })
  }
  return (
    <Message
      kind="good"
      icon="key"
      title={say('webhooks.secretTitle')}
      action={
        <Cluster gap={12}>
          <Button icon="copy" onClick={() => void copy()}>
            {say('webhooks.secretCopy')}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {say('webhooks.secretCopied')}
          </Button>
        </Cluster>
      }
    >
      <p>{say('webhooks.secretWhy')}</p>
      <code className="long-address">{secret}</code>
    </Message>
  )
}
