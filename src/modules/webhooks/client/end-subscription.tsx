import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { closeSubscription } from '../contract.ts'

export const EndSubscription = ({ id }: { readonly id: string }) => {
  const { say } = useWords()
  const [asked, setAsked] = useState(false)
  const close = useCommand(closeSubscription, { refresh: ['webhooks'], onDone: () => setAsked(false) })
  return (
    <div>
      <Button kind="quiet" icon="x" onClick={() => setAsked(true)}>
        {say('webhooks.close')}
      </Button>
      <Dialog
        open={asked}
        title={say('webhooks.closeAsk')}
        onClose={() => setAsked(false)}
        confirm={
          <Button kind="danger" busy={close.busy} onClick={() => void close.send({ id })}>
            {say('webhooks.close')}
          </Button>
        }
      >
        <p>{say('webhooks.closeWhy')}</p>
        <RefusalMessage refusal={close.refusal} />
      </Dialog>
    </div>
  )
}
