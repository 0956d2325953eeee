import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { requestSignalErasure } from '../contract/signals.ts'
import { type ErasableKind, type ErasureReason, erasureReasons } from '../rules/watch.ts'
import { useLabels } from './labels.ts'

interface AskErasureProps {
  readonly kind: ErasableKind
  readonly subjectId: string
  readonly open: boolean
  readonly onClose: () => void
}

/** Asks that a note goes; another person decides. */
export const AskErasure = ({ kind, subjectId, open, onClose }: AskErasureProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const toast = useToast()
  const [id] = useState(newId)
  const [reason, setReason] = useState<string>('wrong_person' satisfies ErasureReason)
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
        <Button
          kind="danger"
          busy={ask.busy}
          onClick={() => void ask.send({ id, kind, subjectId, reason: reason as ErasureReason })}
        >
          {say('placement.signals.erase')}
        </Button>
      }
    >
      <Stack gap={16}>
        <p>{say('placement.signals.eraseWhy')}</p>
        <RadioCards
          name="reason"
          label={say('placement.signals.reason')}
          value={reason}
          onChange={setReason}
          choices={choices(erasureReasons, 'placement.erasureReason')}
        />
        <RefusalMessage refusal={ask.refusal} />
      </Stack>
    </Dialog>
  )
}
