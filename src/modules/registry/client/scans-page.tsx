import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useSendFiles } from '#platform/client/use-send-files.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listScans, recordScans, settleScan } from '../contract/scan.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

type Scan = OutputOf<typeof listScans>['scans'][number]

/** Old paper: scanned in one go, named when there is time, found by name or letter number. */
export const ScansPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string>()
  const query = useQuery(listScans, { text, limit: 100 }, { keepLast: true })
  return (
    <Page
      title={say('registry.oldPaper')}
      lead={query.data && say('registry.oldPaperLead', { count: query.data.unnamed })}
      width="narrow"
    >
      {may('registry.recordScans') && <ScanDrop />}
      <SearchField label={say('registry.searchPaper')} value={text} onChange={setText} />
      <Answer query={query}>
        {(answer) =>
          answer.scans.length === 0 ? (
            <EmptyState title={say('registry.noScans')} sentence={say('registry.noScansHow')} />
          ) : (
            <Stack gap={12}>
              <RowList label={say('registry.oldPaper')}>
                {answer.scans.map((scan) => (
                  <ScanRow key={scan.id} scan={scan} onClick={() => setOpen(open === scan.id ? undefined : scan.id)} />
                ))}
              </RowList>
              {answer.scans
                .filter((scan) => scan.id === open)
                .map((scan) => (
                  <NameScan key={scan.id} scan={scan} onDone={() => setOpen(undefined)} />
                ))}
            </Stack>
          )
        }
      </Answer>
    </Page>
  )
}

const ScanRow = ({ scan, onClick }: { readonly scan: Scan; readonly onClick: () => void }) => {
  const { say, formatDate } = useWords()
  return (
    <Row
      tile={{ icon: 'file-text' }}
      onClick={onClick}
      title={scan.label ?? scan.personName ?? say('registry.unnamed')}
      reason={[scan.personName, scan.letterNumber, formatDate(scan.recordedAt)].filter(Boolean).join(' · ')}
      end={scan.settledAt ? undefined : <Badge kind="attention">{say('registry.toBeNamed')}</Badge>}
    />
  )
}

const ScanDrop = () => {
  const { say } = useWords()
  const { send, progress, refusal, refused } = useSendFiles()
  const record = useCommand(recordScans, { refresh: ['registry'] })
  const take = async (files: readonly File[]) => {
    const scans = (await send(files)).map(({ hash }) => ({ id: newId(), fileHash: hash, label: null }))
    if (scans.length > 0) await record.send({ scans })
  }
  return (
    <Stack gap={8}>
      <FileField
        label={say('registry.dropScans')}
        name="scans"
        multiple
        accept="image/*,application/pdf"
        files={[]}
        onChange={(files) => void take(files)}
        hint={say('registry.dropScansHint')}
      />
      <SendingFiles progress={progress} />
      <RefusalMessage refusal={refusal ?? record.refusal} />
      {refused.length > 0 && (
        <p className="small muted">
          {say('registry.scansNotSent', { names: refused.map((file) => file.name).join(', ') })}
        </p>
      )}
    </Stack>
  )
}

const NameScan = ({ scan, onDone }: { readonly scan: Scan; readonly onDone: () => void }) => {
  const { say } = useWords()
  const [person, setPerson] = useState<PickedPerson | null>(
    scan.personId ? { id: scan.personId, name: scan.personName ?? '', householdId: null } : null,
  )
  const [label, setLabel] = useState(scan.label ?? '')
  const [letterNumber, setLetterNumber] = useState(scan.letterNumber ?? '')
  const settle = useCommand(settleScan, { refresh: ['registry'], onDone })
  const send = () =>
    void settle.send({
      scanId: scan.id,
      label: label.trim() || null,
      personId: person?.id ?? null,
      letterNumber: letterNumber.trim() || null,
    })
  return (
    <Card title={say('registry.nameScan')}>
      <Stack gap={16}>
        <div>
          <StoredFileLink hash={scan.fileHash} label={say('registry.seeScan')} />
        </div>
        <PersonPicker label={say('registry.whosePaper')} value={person} onChange={setPerson} />
        <TextField label={say('registry.scanLabel')} name="label" optional value={label} onChange={setLabel} />
        <TextField
          label={say('registry.letterNumber')}
          name="letterNumber"
          optional
          value={letterNumber}
          onChange={setLetterNumber}
        />
        <RefusalMessage refusal={settle.refusal} />
        <Cluster gap={12}>
          <Button kind="primary" busy={settle.busy} onClick={send}>
            {say('registry.saveScan')}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {say('registry.cancel')}
          </Button>
        </Cluster>
      </Stack>
    </Card>
  )
}
