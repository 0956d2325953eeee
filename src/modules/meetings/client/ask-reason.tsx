import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { reopenMeeting, withdrawMeeting } from '../contract/meeting.ts'

export type AskedAct = 'withdraw' | 'reopen'

interface AskReasonProps {
  readonly meetingId: string
  readonly act: AskedAct | null
  readonly onClose: () => void
}

/** Before a meeting is called off, or confirmed minutes are taken up again: why. */
export const AskReason = ({ meetingId, act, onClose }: AskReasonProps) => {
  const { say } = useWords()
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const options = { onDone: onClose }
  const withdraw = useCommand(withdrawMeeting, options)
  const reopen = useCommand(reopenMeeting, options)
  const command = act === 'reopen' ? reopen : withdraw
  const asked = act ?? 'withdraw'
  const refusal = command.refusal
  return (
    <Dialog
      open={act !== null}
      title={say(`meetings.${asked}Ask`)}
      onClose={onClose}
      confirm={
        <Button kind="danger" busy={command.busy} onClick={() => void command.send({ id, meetingId, reason })}>
          {say(`meetings.${asked}`)}
        </Button>
      }
    >
      <Stack gap={16}>
        <p>{say(`meetings.${asked}Why`)}</p>
        <TextField name="reason" label={say('meetings.reason')} value={reason} onChange={setReason} maxLength={240} />
        <RefusalMessage refusal={refusal} />
      </Stack>
    </Dialog>
  )
}
