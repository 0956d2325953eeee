import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { withdrawRow } from '../contract.ts'

/** Takes a row away from every village at once, so it asks first and wants the reason. */
export const WithdrawAct = ({ id }: { readonly id: string }) => {
  const { say } = useWords()
  const [asking, setAsking] = useState(false)
  const [because, setBecause] = useState('')
  const withdraw = useCommand(withdrawRow, { refresh: ['references'], onDone: () => setAsking(false) })
  return (
    <>
      <Button kind="quiet" icon="undo" onClick={() => setAsking(true)}>
        {say('references.act.withdraw')}
      </Button>
      <Dialog
        open={asking}
        title={say('references.withdrawAsk')}
        onClose={() => setAsking(false)}
        confirm={
          <Button
            kind="danger"
            busy={withdraw.busy}
            {...(because.trim() === '' && { disabledBecause: say('references.becauseFirst') })}
            onClick={() => void withdraw.send({ id, because })}
          >
            {say('references.act.withdraw')}
          </Button>
        }
      >
        <p>{say('references.withdrawConsequence')}</p>
        <TextArea
          name="because"
          label={say('references.because')}
          value={because}
          onChange={setBecause}
          maxLength={300}
        />
        <RefusalMessage refusal={withdraw.refusal} />
      </Dialog>
    </>
  )
}
