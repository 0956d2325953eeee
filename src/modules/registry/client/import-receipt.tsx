import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { closeImport, reverseImport } from '../contract/import.ts'
import { ImportFaults } from './import-faults.tsx'
import type { ImportView } from './import-page.tsx'

/** What an import did, what it let go, and the way back. */
export const ImportReceipt = ({ view }: { readonly view: ImportView }) => {
  const { say, formatNumber, formatMoment } = useWords()
  const { may } = useSession()
  const { batch } = view
  const waiting = view.counts.rejected
  return (
    <Stack gap={28}>
      <Card title={say('registry.import.receipt')}>
        <Facts
          facts={[
            { label: say('registry.import.receiptCreated'), value: formatNumber(batch.created ?? 0) },
            { label: say('registry.import.receiptUpdated'), value: formatNumber(batch.updated ?? 0) },
            { label: say('registry.import.receiptUnchanged'), value: formatNumber(batch.unchanged ?? 0) },
            { label: say('registry.import.receiptRejected'), value: formatNumber(batch.rejected) },
            {
              label: say('registry.import.receiptLeft'),
              value: formatNumber(batch.left ?? 0),
              note: say('registry.import.receiptLeftNote'),
            },
            {
              label: say('registry.import.receiptBy'),
              value: batch.appliedByName,
              ...(batch.appliedAt && { note: formatMoment(batch.appliedAt) }),
            },
          ]}
        />
      </Card>
      <Cluster>
        <LinkButton kind="primary" href="/keluarga" icon="users">
          {say('registry.import.seeFamilies')}
        </LinkButton>
        {view.canReverse && may('registry.reverseImport') && <TakeBack importId={batch.id} />}
      </Cluster>
      {waiting > 0 && may('registry.listImportRows') && (
        <Section>
          <ImportFaults view={view} />
          <EraseRest importId={batch.id} />
        </Section>
      )}
    </Stack>
  )
}

const EraseRest = ({ importId }: { readonly importId: string }) => {
  const { say } = useWords()
  const close = useCommand(closeImport, { refresh: ['registry'] })
  return (
    <>
      <Button kind="quiet" icon="trash" busy={close.busy} onClick={() => close.send({ importId })}>
        {say('registry.import.closeRest')}
      </Button>
      <RefusalMessage refusal={close.refusal} />
    </>
  )
}

const TakeBack = ({ importId }: { readonly importId: string }) => {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const reverse = useCommand(reverseImport, { refresh: ['registry'], onDone: () => setOpen(false) })
  return (
    <>
      <Button icon="undo" onClick={() => setOpen(true)}>
        {say('registry.import.reverse')}
      </Button>
      <Dialog
        open={open}
        title={say('registry.import.reverseQuestion')}
        onClose={() => setOpen(false)}
        confirm={
          <Button
            kind="danger"
            busy={reverse.busy}
            {...(reason.trim() === '' && { disabledBecause: say('registry.import.reverseReason') })}
            onClick={() => reverse.send({ importId, reason })}
          >
            {say('registry.import.reverseNow')}
          </Button>
        }
      >
        <Stack gap={16}>
          <p>{say('registry.import.reverseConsequence')}</p>
          <TextField
            name="reason"
            label={say('registry.import.reverseReason')}
            value={reason}
            onChange={setReason}
            maxLength={240}
          />
          <RefusalMessage refusal={reverse.refusal} />
        </Stack>
      </Dialog>
    </>
  )
}
