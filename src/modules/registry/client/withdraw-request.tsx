import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type ChangeRequest, withdrawChange } from '../contract/change.ts'

/** Whoever asked thinks better of it: one button, and once more whether it is meant. */
export const WithdrawRequest = ({ request }: { readonly request: ChangeRequest }) => {
  const { say } = useWords()
  const toast = useToast()
  const [id] = useState(newId)
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useCommand(withdrawChange, {
    refresh: ['registry', 'platform'],
    onDone: () => toast({ text: say('registry.requestWithdrawn') }),
  })
  return (
    <>
      <div>
        <Button kind="quiet" icon="undo" onClick={() => setAsked(true)}>
          {say('registry.withdrawRequest')}
        </Button>
      </div>
      {asked && (
        <Dialog
          open
          title={say('registry.withdrawRequestTitle')}
          confirm={
            <Button
              kind="primary"
              busy={withdraw.busy}
              onClick={() => void withdraw.send({ id, requestId: request.id, reason: reason.trim() || null })}
            >
              {say('registry.withdrawRequest')}
            </Button>
          }
          onClose={() => setAsked(false)}
        >
          <p>{say('registry.withdrawRequestMeans')}</p>
          <TextField label={say('registry.reason')} name="reason" optional value={reason} onChange={setReason} />
          <RefusalMessage refusal={withdraw.refusal} />
        </Dialog>
      )}
    </>
  )
}
