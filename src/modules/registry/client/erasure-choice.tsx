import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import type { Busy } from '#platform/client/signal.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import type { Choice } from '#platform/design/choice.ts'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { Refusal } from '#platform/shared/errors.ts'

interface ErasureChoiceProps {
  readonly name: string
  readonly title: string
  readonly note: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: readonly string[]) => void
  readonly button: string
  readonly question: string
  readonly means: string
  /** The operation that erases; who may not only reads the list. */
  readonly mayErase: string
  readonly busy: Busy
  readonly refusal: Refusal | null
  readonly onErase: (reason: string) => Promise<unknown>
}

/** One list of what is due: ticked, asked about once more with a reason, and then gone. */
export const ErasureChoice = (props: ErasureChoiceProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [asking, setAsking] = useState(false)
  return (
    <Section title={props.title} note={props.note}>
      <CheckGroup
        label={say('registry.dueNow')}
        name={props.name}
        values={props.chosen}
        onChange={props.onChoose}
        choices={props.choices}
      />
      {may(props.mayErase) && props.chosen.length > 0 && (
        <div>
          <Button kind="danger" icon="trash" onClick={() => setAsking(true)}>
            {props.button}
          </Button>
        </div>
      )}
      <ErasureDialog {...props} open={asking} onClose={() => setAsking(false)} />
    </Section>
  )
}

interface ErasureDialogProps extends ErasureChoiceProps {
  readonly open: boolean
  readonly onClose: () => void
}

const ErasureDialog = ({ open, onClose, question, means, name, busy, refusal, onErase }: ErasureDialogProps) => {
  const { say } = useWords()
  const [reason, setReason] = useState('')
  const erase = async () => {
    if ((await onErase(reason)) === undefined) return
    setReason('')
    onClose()
  }
  return (
    <Dialog
      open={open}
      title={question}
      confirm={
        <Button
          kind="danger"
          busy={busy}
          onClick={() => void erase()}
          {...(reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
        >
          {say('registry.eraseNow')}
        </Button>
      }
      onClose={onClose}
    >
      <p>{means}</p>
      <TextField label={say('registry.reason')} name={`reason-${name}`} value={reason} onChange={setReason} />
      <RefusalMessage refusal={refusal} />
    </Dialog>
  )
}
