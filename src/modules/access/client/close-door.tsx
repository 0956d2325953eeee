import { useState } from 'react'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { closeDoor, doorEndings } from '../contract/door.ts'

/** Closes a door: asked once more, because the phone is out at once. */
export const CloseDoor = ({ doorId, name }: { readonly doorId: string; readonly name: string }) => {
  const { say } = useWords()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const form = useForm({
    command: closeDoor,
    initial: { reason: 'asked' as string },
    toInput: ({ reason }) => ({ doorId, reason: reason as (typeof doorEndings)[number] }),
    refresh: ['access'],
    onDone: () => {
      setOpen(false)
      toast({ text: say('access.door.closeDone') })
    },
  })
  return (
    <>
      <div>
        <Button kind="danger" icon="lock" onClick={() => setOpen(true)}>
          {say('access.door.close')}
        </Button>
      </div>
      <Dialog
        open={open}
        title={say('access.door.closeTitle', { name })}
        onClose={() => setOpen(false)}
        confirm={
          <Button kind="danger" busy={form.busy} onClick={() => void form.submit()}>
            {say('access.door.close')}
          </Button>
        }
      >
        <p>{say('access.door.closeSentence')}</p>
        <form {...form.props}>
          <ChoiceField
            label={say('access.door.closeReason')}
            choices={doorEndings.map((value) => ({ value, label: say(`access.door.end.${value}`) }))}
            {...form.field('reason')}
          />
          <RefusalMessage refusal={form.refusal} />
        </form>
      </Dialog>
    </>
  )
}
