import { useState } from 'react'
import type { Busy } from '#platform/client/signal.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextArea } from '#platform/design/text-area.tsx'

const shortest = 3

interface AskReasonProps {
  readonly open: boolean
  readonly title: string
  readonly why: string
  readonly verb: string
  readonly busy: Busy
  readonly onClose: () => void
  readonly onReason: (reason: string) => void
}

/** Something ends for good: it is asked once more, and why. */
export const AskReason = ({ open, title, why, verb, busy, onClose, onReason }: AskReasonProps) => {
  const { say } = useWords()
  const [reason, setReason] = useState('')
  const [isShort, setShort] = useState(false)
  const confirm = () => {
    setShort(reason.trim().length < shortest)
    if (reason.trim().length >= shortest) onReason(reason.trim())
  }
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      confirm={
        <Button kind="danger" busy={busy} busyText={verb} onClick={confirm}>
          {verb}
        </Button>
      }
    >
      <Stack gap={12}>
        <p>{why}</p>
        <TextArea
          name="reason"
          label={say('shell.phone.reason')}
          error={isShort && say('shell.phone.reasonShort')}
          value={reason}
          onChange={setReason}
          rows={2}
          maxLength={300}
        />
      </Stack>
    </Dialog>
  )
}
