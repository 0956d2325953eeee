import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { newId } from '#platform/shared/ids.ts'
import { approveClosing, refuseClosing } from '../contract/closing.ts'
import type { FileProps } from './case-answer.tsx'

/** A closing that waits: its result, and the two answers of a second pair of eyes. */
export const ClosingPart = ({ file }: FileProps) => {
  const { say, formatDate } = useWords()
  const { closing } = file
  const [note, setNote] = useState('')
  const [returning, setReturning] = useState(false)
  const refresh = ['casework', 'migration', 'platform']
  const approve = useCommand(approveClosing, { refresh })
  const giveBack = useCommand(refuseClosing, { refresh })
  if (!closing) return null
  const words = [
    say(`casework.closingReason.${closing.reason}`),
    closing.outcome,
    closing.unverifiedBecause && say(`casework.unverified.${closing.unverifiedBecause}`),
  ]
  return (
    <Message
      kind="attention"
      title={say('casework.closing.asks', { name: closing.askedByName, day: formatDate(closing.askedOn) })}
      action={
        closing.mayApprove &&
        !returning && (
          <>
            <Button
              kind="primary"
              busy={approve.busy}
              onClick={() => void approve.send({ id: newId(), closingId: closing.id })}
            >
              {say('casework.closing.approve')}
            </Button>
            <Button onClick={() => setReturning(true)}>{say('casework.closing.return')}</Button>
          </>
        )
      }
    >
      <Stack gap={12}>
        <p>{words.filter(Boolean).join('. ')}</p>
        {returning && (
          <>
            <TextArea
              label={say('casework.closing.missing')}
              name="note"
              value={note}
              onChange={setNote}
              maxLength={1000}
            />
            <Button
              busy={giveBack.busy}
              {...(note.trim() === '' ? { disabledBecause: say('casework.closing.sayWhat') } : {})}
              onClick={() => void giveBack.send({ closingId: closing.id, note })}
            >
              {say('casework.closing.return')}
            </Button>
          </>
        )}
        <RefusalMessage refusal={approve.refusal ?? giveBack.refusal} />
      </Stack>
    </Message>
  )
}
