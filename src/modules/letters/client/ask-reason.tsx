import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { refuseLetter, revokeLetter } from '../contract/letter.ts'
import { type RefusalReason, type RevocationReason, refusalReasons, revocationReasons } from '../rules/letter-state.ts'

interface AskReasonProps {
  readonly letterId: string
  readonly act: 'revoke' | 'refuse' | null
  readonly onClose: () => void
}

/** Before what cannot be undone: what follows for people, and why. */
export const AskReason = ({ letterId, act, onClose }: AskReasonProps) => {
  const { say } = useWords()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const finish = (text: string) => () => {
    onClose()
    toast({ text: say(text) })
  }
  const revoke = useCommand(revokeLetter, { onDone: finish('letters.done.revoked') })
  const refuse = useCommand(refuseLetter, { onDone: finish('letters.done.refused') })
  const reasons = act === 'revoke' ? revocationReasons : refusalReasons
  const send = () =>
    act === 'revoke'
      ? revoke.send({ letterId, reason: (reason || 'other') as RevocationReason, note: note || null })
      : refuse.send({ letterId, reason: (reason || 'other') as RefusalReason, note: note || null })
  const confirm = (
    <Button kind="danger" busy={revoke.busy || refuse.busy} onClick={() => void send()}>
      {say(act === 'revoke' ? 'letters.page.revoke' : 'letters.page.refuse')}
    </Button>
  )
  return (
    <Dialog open={act !== null} title={say(`letters.ask.${act ?? 'refuse'}`)} confirm={confirm} onClose={onClose}>
      <Stack gap={16}>
        <p>{say(`letters.ask.${act ?? 'refuse'}Why`)}</p>
        <ChoiceField
          name="reason"
          label={say('letters.ask.reason')}
          value={reason}
          onChange={setReason}
          choices={reasons.map((code) => ({ value: code, label: say(`letters.reason.${code}`) }))}
        />
        <TextField
          name="note"
          label={say('letters.ask.note')}
          value={note}
          onChange={setNote}
          optional
          maxLength={400}
        />
        <RefusalMessage refusal={revoke.refusal ?? refuse.refusal} />
      </Stack>
    </Dialog>
  )
}
