import { useState } from 'react'
import { callOperation } from '#platform/client/call-operation.ts'
import { saveBase64 } from '#platform/client/download-file.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import {
  approveExport,
  type Export,
  getExportFile,
  passphraseLength,
  refuseExport,
  withdrawExport,
} from '../contract/export.ts'

const kindByStatus: Readonly<Record<Export['status'], BadgeKind>> = {
  open: 'attention',
  approved: 'good',
  refused: 'none',
  withdrawn: 'none',
}

/** One request: who asked, for whom, why, what the head said, and what can be done now. */
export const ExportRequest = ({ request }: { readonly request: Export }) => {
  const { say, formatMoment, formatNumber } = useWords()
  const { may } = useSession()
  const status = say(`registry.export.status.${request.status}`)
  return (
    <Card title={say(`registry.export.kind.${request.kind}`)}>
      <Stack gap={12}>
        <Cluster>
          <Badge kind={kindByStatus[request.status]}>{status}</Badge>
        </Cluster>
        <p>
          {say('registry.export.line', {
            people: formatNumber(request.people),
            receiver: request.receiver,
            reason: request.reason,
          })}
        </p>
        <p className="small muted">
          {say('registry.export.askedBy', { name: request.recordedByName, when: formatMoment(request.recordedAt) })}
          {request.settledAt &&
            ` · ${say('registry.export.settledBy', { status, name: request.settledByName ?? '', when: formatMoment(request.settledAt) })}`}
        </p>
        {request.settledReason && <p>{request.settledReason}</p>}
        {request.status === 'open' && may('registry.approveExport') && !request.own && <Decide id={request.id} />}
        {request.status === 'open' && request.own && <Withdraw id={request.id} />}
        {request.ready && may('registry.getExportFile') && <Fetch id={request.id} />}
      </Stack>
    </Card>
  )
}

const Decide = ({ id }: { readonly id: string }) => {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const approve = useCommand(approveExport, { refresh: ['registry', 'platform'] })
  const refuse = useCommand(refuseExport, { refresh: ['registry', 'platform'], onDone: () => setOpen(false) })
  return (
    <>
      <RefusalMessage refusal={approve.refusal} />
      <Cluster>
        <Button kind="primary" icon="check" busy={approve.busy} onClick={() => approve.send({ id })}>
          {say('registry.export.approve')}
        </Button>
        <Button onClick={() => setOpen(true)}>{say('registry.export.refuse')}</Button>
      </Cluster>
      <Dialog
        open={open}
        title={say('registry.export.refuseQuestion')}
        onClose={() => setOpen(false)}
        confirm={
          <Button
            kind="danger"
            busy={refuse.busy}
            {...(reason.trim() === '' && { disabledBecause: say('registry.export.refuseReason') })}
            onClick={() => refuse.send({ id, reason })}
          >
            {say('registry.export.refuse')}
          </Button>
        }
      >
        <TextField
          name="reason"
          label={say('registry.export.refuseReason')}
          value={reason}
          onChange={setReason}
          maxLength={240}
        />
        <RefusalMessage refusal={refuse.refusal} />
      </Dialog>
    </>
  )
}

const Withdraw = ({ id }: { readonly id: string }) => {
  const { say } = useWords()
  const withdraw = useCommand(withdrawExport, { refresh: ['registry', 'platform'] })
  return (
    <>
      <Button kind="quiet" busy={withdraw.busy} onClick={() => withdraw.send({ id })}>
        {say('registry.export.withdraw')}
      </Button>
      <RefusalMessage refusal={withdraw.refusal} />
    </>
  )
}

const Fetch = ({ id }: { readonly id: string }) => {
  const { say } = useWords()
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<Error | null>(null)
  const fetchFile = async () => {
    setBusy(true)
    setFault(null)
    try {
      const { fileName, base64 } = await callOperation(getExportFile, { id, passphrase })
      saveBase64(fileName, base64, 'application/zip')
      setPassphrase('')
    } catch (reason) {
      setFault(reason instanceof Error ? reason : new Error(String(reason)))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap={12}>
      <TextField
        name={`passphrase-${id}`}
        type="password"
        autoComplete="new-password"
        label={say('registry.export.passphrase')}
        hint={say('registry.export.passphraseHint')}
        value={passphrase}
        onChange={setPassphrase}
      />
      <RefusalMessage refusal={fault} />
      <Button
        icon="lock"
        busy={busy}
        busyText={say('registry.export.fetching')}
        {...(passphrase.length < passphraseLength && { disabledBecause: say('registry.export.passphraseHint') })}
        onClick={fetchFile}
      >
        {say('registry.export.fetch')}
      </Button>
    </Stack>
  )
}
