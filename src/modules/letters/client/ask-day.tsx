import { useState } from 'react'
import type { Busy } from '#platform/client/signal.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'

interface AskDayProps {
  readonly open: boolean
  readonly busy: Busy
  readonly refusal: Error | null
  readonly onClose: () => void
  readonly onConfirm: (day: string, because: string) => void
}

/** Another day than today: only the head, and with a reason that goes into the book. */
export const AskDay = ({ open, busy, refusal, onClose, onConfirm }: AskDayProps) => {
  const { say, today } = useWords()
  const [day, setDay] = useState('')
  const [because, setBecause] = useState('')
  const confirm = (
    <Button kind="primary" busy={busy} onClick={() => onConfirm(day || today, because)}>
      {say('letters.step.issueDo')}
    </Button>
  )
  return (
    <Dialog open={open} title={say('letters.ask.backdate')} confirm={confirm} onClose={onClose}>
      <Stack gap={16}>
        <p>{say('letters.ask.backdateWhy')}</p>
        <DateField
          name="issuedOn"
          label={say('letters.ask.day')}
          value={day}
          onChange={setDay}
          today={today}
          latest={today}
        />
        <TextField
          name="backdatedBecause"
          label={say('letters.ask.dayReason')}
          value={because}
          onChange={setBecause}
          maxLength={400}
        />
        <RefusalMessage refusal={refusal} />
      </Stack>
    </Dialog>
  )
}
