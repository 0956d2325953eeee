import { useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { isPlainDate } from '#platform/shared/dates.ts'
import { applyImport, closeImport } from '../contract/import.ts'
import type { ImportView } from './import-page.tsx'
import { ImportStage } from './import-stage.tsx'

/** The last step: record the picked, let the rest go, or let the whole file go. */
export const ImportApply = ({ view }: { readonly view: ImportView }) => {
  const { say, formatNumber } = useWords()
  const [asked, setAsked] = useState(false)
  const [askedOn, setAskedOn] = useState('')
  const apply = useCommand(applyImport, { refresh: ['registry'] })
  const { counts, batch } = view
  const left = counts.read - counts.picked - counts.rejected
  const picked = formatNumber(counts.picked)
  return (
    <Stack gap={16}>
      {left > 0 && (
        <CheckField
          name="asked"
          label={say('registry.import.askedBefore')}
          hint={say('registry.import.askedHint')}
          checked={asked}
          onChange={setAsked}
        />
      )}
      {asked && (
        <DateField name="askedOn" label={say('registry.import.askedOn')} value={askedOn} onChange={setAskedOn} />
      )}
      <RefusalMessage refusal={apply.refusal} />
      {apply.busy === true && <ImportStage importId={batch.id} waiting={say('registry.import.applying')} />}
      <ActionBar note={say('registry.import.applyNote', { picked, left: formatNumber(left) })}>
        <LetGo importId={batch.id} />
        <Button
          kind="primary"
          icon="check"
          busy={apply.busy}
          busyText={say('registry.import.applying')}
          {...(counts.picked === 0 && !asked && { disabledBecause: say('registry.import.nobodyYet') })}
          onClick={() => apply.send({ importId: batch.id, askedOn: asked && isPlainDate(askedOn) ? askedOn : null })}
        >
          {say('registry.import.apply', { picked })}
        </Button>
      </ActionBar>
    </Stack>
  )
}

/** Lets a file go that waits: nothing of it is recorded. */
export const LetGo = ({ importId }: { readonly importId: string }) => {
  const { say } = useWords()
  const go = useGo()
  const [open, setOpen] = useState(false)
  const close = useCommand(closeImport, { refresh: ['registry'], onDone: () => go('/muat') })
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {say('registry.import.close')}
      </Button>
      <Dialog
        open={open}
        title={say('registry.import.closeQuestion')}
        onClose={() => setOpen(false)}
        confirm={
          <Button kind="danger" busy={close.busy} onClick={() => close.send({ importId })}>
            {say('registry.import.close')}
          </Button>
        }
      >
        <p>{say('registry.import.closeConsequence')}</p>
        <RefusalMessage refusal={close.refusal} />
      </Dialog>
    </>
  )
}
