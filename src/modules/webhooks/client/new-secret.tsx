import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { issueSecret } from '../contract.ts'
import { makeSecret } from './make-secret.ts'
import { SecretShown } from './secret-shown.tsx'

interface NewSecretProps {
  readonly id: string
  readonly shown: string | null
  readonly onShown: (secret: string | null) => void
}

/** A leaked or lost key is replaced; both sign for a day. */
export const NewSecret = ({ id, shown, onShown }: NewSecretProps) => {
  const { say } = useWords()
  const [asked, setAsked] = useState(false)
  const issue = useCommand(issueSecret, { refresh: ['webhooks'] })
  const change = async () => {
    const secret = makeSecret()
    if (await issue.send({ id, secret })) {
      setAsked(false)
      onShown(secret)
    }
  }
  if (shown) return <SecretShown secret={shown} onDone={() => onShown(null)} />
  return (
    <div>
      <Button icon="key" onClick={() => setAsked(true)}>
        {say('webhooks.newSecret')}
      </Button>
      <Dialog
        open={asked}
        title={say('webhooks.newSecretAsk')}
        onClose={() => setAsked(false)}
        confirm={
          <Button kind="primary" busy={issue.busy} onClick={() => void change()}>
            {say('webhooks.newSecret')}
          </Button>
        }
      >
        <p>{say('webhooks.newSecretWhy')}</p>
        <RefusalMessage refusal={issue.refusal} />
      </Dialog>
    </div>
  )
}
