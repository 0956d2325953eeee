import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import { confirmRow } from '../contract.ts'

/** The one next step of a doubtful row: read the source and say that it agrees. */
export const ConfirmStep = ({ id, source }: { readonly id: string; readonly source: string }) => {
  const { say } = useWords()
  const [asking, setAsking] = useState(false)
  const confirm = useCommand(confirmRow, { refresh: ['references'], onDone: () => setAsking(false) })
  return (
    <>
      <StepCard
        title={say('references.step.confirm')}
        reason={say('references.step.confirmWhy', { source })}
        action={
          <Button kind="turmeric" icon="check" onClick={() => setAsking(true)}>
            {say('references.act.confirm')}
          </Button>
        }
      />
      <Dialog
        open={asking}
        title={say('references.confirmAsk')}
        onClose={() => setAsking(false)}
        confirm={
          <Button kind="primary" busy={confirm.busy} onClick={() => void confirm.send({ ids: [id] })}>
            {say('references.act.confirm')}
          </Button>
        }
      >
        <p>{say('references.confirmConsequence')}</p>
        <RefusalMessage refusal={confirm.refusal} />
      </Dialog>
    </>
  )
}
