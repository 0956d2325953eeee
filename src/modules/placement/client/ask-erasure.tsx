import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { requestSignalErasure } from '../contract/signals.ts'
import type { ErasableKind } from '../rules/watch.ts'

interface AskErasureProps {
  readonly kind: ErasableKind
  readonly subjectId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Asks that a note goes; another person decides. */
export const AskErasure = ({ kind, subjectId, open, onClose }: AskErasureProps) => {
  const { say } = useWords()
  const toast = useToast()
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const ask = useCommand(requestSignalErasure, {
    refresh: ['placement', 'platform'],
    onDone: () => {
      toast({ text: say('placement.signals.asked') })
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      title={say('placement.signals.eraseAsk')}
      onClose={onClose}
      confirm={
        <Button kind="danger" busy={ask.busy} onClick={() => void ask.send({ id, kind, subjectId, reason })}>
          {say('placement.signals.erase')}
        </Button>
      }
    >
      <Stack gap={16}>
        <p>{say('placement.signals.eraseWhy')}</p>
        <TextField
          name="reason"
          label={say('placement.signals.reason')}
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
        <RefusalMessage refusal={ask.refusal} />
      </Stack>
    </Dialog>
  )
}
