import { useState } from 'react'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { closeTerm, endReasons } from '../contract/term.ts'

type EndReason = (typeof endReasons)[number]

/** Ends a term: asked once more, because it cannot be undone. */
export const EndTerm = ({ termId, name }: { readonly termId: string; readonly name: string }) => {
  const { say, today } = useWords()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const form = useForm({
    command: closeTerm,
    initial: { endedOn: today as string, reason: 'period_over' as string },
    toInput: ({ endedOn, reason }) => ({ termId, endedOn, reason: reason as EndReason }),
    refresh: ['access'],
    onDone: () => {
      setOpen(false)
      toast({ text: say('access.officer.endDone') })
    },
  })
  return (
    <>
      <div>
        <Button kind="danger" icon="log-out" onClick={() => setOpen(true)}>
          {say('access.officer.end')}
        </Button>
      </div>
      <Dialog
        open={open}
        title={say('access.officer.endTitle', { name })}
        onClose={() => setOpen(false)}
        confirm={
          <Button kind="danger" busy={form.busy} onClick={() => void form.submit()}>
            {say('access.officer.end')}
          </Button>
        }
      >
        <p>{say('access.officer.endSentence')}</p>
        <form {...form.props}>
          <DateField label={say('access.officer.endOn')} earliest={today} {...form.field('endedOn')} />
          <ChoiceField
            label={say('access.officer.endReason')}
            choices={endReasons.map((reason) => ({ value: reason, label: say(`access.end.${reason}`) }))}
            {...form.field('reason')}
          />
          <RefusalMessage refusal={form.refusal} />
        </form>
      </Dialog>
    </>
  )
}
