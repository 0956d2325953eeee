import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { withdrawVacancy } from '../contract/vacancy.ts'

interface WithdrawProps {
  readonly vacancyId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Before a vacancy is taken back: why. */
export const WithdrawVacancy = ({ vacancyId, open, onClose }: WithdrawProps) => {
  const { say } = useWords()
  const [reason, setReason] = useState('')
  const withdraw = useCommand(withdrawVacancy, { refresh: ['placement'], onDone: onClose })
  return (
    <Dialog
      open={open}
      title={say('placement.withdrawAsk')}
      onClose={onClose}
      confirm={
        <Button kind="danger" busy={withdraw.busy} onClick={() => void withdraw.send({ vacancyId, reason })}>
          {say('placement.withdraw')}
        </Button>
      }
    >
      <Stack gap={16}>
        <p>{say('placement.withdrawWhy')}</p>
        <TextField name="reason" label={say('placement.reason')} value={reason} onChange={setReason} maxLength={240} />
        <RefusalMessage refusal={withdraw.refusal} />
      </Stack>
    </Dialog>
  )
}
