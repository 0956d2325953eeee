import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { approveVerification, refuseVerification } from '../contract/verification.ts'
import { type ReturnReason, returnReasons } from '../rules/verification.ts'
import { useLabels } from './labels.ts'

interface ActProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly verificationId: string
  readonly name: string
}

const refresh = ['migration', 'platform', 'letters']

export const ApproveDialog = ({ open, onClose, verificationId, name }: ActProps) => {
  const { say } = useWords()
  const { role } = useSession()
  const toast = useToast()
  const [id] = useState(() => newId())
  const approve = useCommand(approveVerification, {
    refresh,
    onDone: () => {
      toast({ text: say('migration.approve.done') })
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say('migration.approve.title', { name })}
      confirm={
        <Button kind="primary" busy={approve.busy} onClick={() => void approve.send({ id, verificationId })}>
          {say(role === 'head' ? 'migration.approve.send' : 'migration.approve.sendBehalf')}
        </Button>
      }
    >
      <p>{say('migration.approve.why')}</p>
      <RefusalMessage refusal={approve.refusal} />
    </Dialog>
  )
}

export const GiveBackDialog = ({ open, onClose, verificationId }: ActProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const toast = useToast()
  const [id] = useState(() => newId())
  const form = useForm({
    initial: { reason: '', note: '' },
    command: refuseVerification,
    toInput: ({ reason, note }) => ({ id, verificationId, reason: reason as ReturnReason, note: note || null }),
    refresh,
    onDone: () => {
      toast({ text: say('migration.giveBack.done') })
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say('migration.giveBack.title')}
      confirm={
        <Button kind="primary" busy={form.busy} onClick={() => void form.submit()}>
          {say('migration.giveBack.send')}
        </Button>
      }
    >
      <form {...form.props}>
        <ChoiceField
          label={say('migration.giveBack.reason')}
          choices={choices(returnReasons, 'migration.return')}
          {...form.field('reason')}
        />
        <TextArea
          label={say('migration.giveBack.note')}
          optional={form.values.reason !== 'other'}
          {...form.field('note')}
        />
        <RefusalMessage refusal={form.refusal} />
      </form>
    </Dialog>
  )
}
