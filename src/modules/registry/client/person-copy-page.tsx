import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { callOperation } from '#platform/client/call-operation.ts'
import type { PageProps } from '#platform/client/client-module.ts'
import { saveBase64 } from '#platform/client/download-file.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { passphraseLength } from '../contract/export.ts'
import { copyHands, getPersonCopy, recordPersonCopy } from '../contract/person-copy.ts'
import { getPerson } from '../contract/sheet.ts'
import { useLabels } from './labels.ts'
import type { PersonFile } from './person-page.tsx'

/** `/orang/$personId/salinan`: the copy a person takes along (UU 27/2022 art. 13), and its receipt. */
export const PersonCopyPage = ({ params }: PageProps) => {
  const query = useQuery(getPerson, { personId: params.personId ?? '' })
  return <Answer query={query}>{({ person }) => <CopyView person={person} />}</Answer>
}

interface Receipt {
  readonly id: string
  readonly recordedAt: string
  readonly handedTo: string
  readonly fileName: string
  readonly sha256: string
}

const CopyView = ({ person }: { readonly person: PersonFile['person'] }) => {
  const { say } = useWords()
  const [receipt, setReceipt] = useState<Receipt>()
  return (
    <Page
      title={say('registry.copyTitle', { name: person.name })}
      lead={say('registry.copyLead')}
      trail={[{ href: `/orang/${person.id}`, label: person.name }]}
      width="narrow"
    >
      {receipt ? <ReceiptView receipt={receipt} /> : <CopyForm personId={person.id} onDone={setReceipt} />}
    </Page>
  )
}

const useMakeCopy = (personId: string, onDone: (receipt: Receipt) => void) => {
  const [id] = useState(newId)
  const [fetching, setFetching] = useState(false)
  const [fault, setFault] = useState<Error | null>(null)
  const record = useCommand(recordPersonCopy, { refresh: ['registry'] })
  const make = async (handedTo: (typeof copyHands)[number], passphrase: string) => {
    setFault(null)
    const recorded = await record.send({ id, personId, handedTo })
    if (!recorded) return
    setFetching(true)
    try {
      const { fileName, base64, sha256 } = await callOperation(getPersonCopy, { personId, copyId: id, passphrase })
      saveBase64(fileName, base64, 'application/zip')
      onDone({ id, recordedAt: recorded.recordedAt, handedTo, fileName, sha256 })
    } catch (reason) {
      setFault(reason instanceof Error ? reason : new Error(String(reason)))
    } finally {
      setFetching(false)
    }
  }
  return { make, busy: record.busy || fetching, fault: fault ?? record.refusal }
}

interface CopyFormProps {
  readonly personId: string
  readonly onDone: (receipt: Receipt) => void
}

const CopyForm = ({ personId, onDone }: CopyFormProps) => {
  const { say } = useWords()
  const { worded } = useLabels()
  const [handedTo, setHandedTo] = useState<(typeof copyHands)[number]>('self')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const copy = useMakeCopy(personId, onDone)
  const differs = again !== '' && again !== passphrase
  const ready = passphrase.length >= passphraseLength && again === passphrase
  return (
    <Stack gap={20}>
      <SelectField
        name="handedTo"
        label={say('registry.copyHand')}
        choices={worded('copyHand', copyHands)}
        value={handedTo}
        onChange={(value) => setHandedTo(copyHands.find((one) => one === value) ?? 'self')}
      />
      <TextField
        name="passphrase"
        type="password"
        autoComplete="new-password"
        label={say('registry.copyPassphrase')}
        hint={say('registry.copyPassphraseHint')}
        value={passphrase}
        onChange={setPassphrase}
      />
      <TextField
        name="again"
        type="password"
        autoComplete="new-password"
        label={say('registry.copyAgain')}
        value={again}
        onChange={setAgain}
        error={differs ? say('registry.copyDiffers') : undefined}
      />
      <RefusalMessage refusal={copy.fault} />
      <div>
        <Button
          kind="primary"
          icon="lock"
          busy={copy.busy}
          busyText={say('registry.copyMaking')}
          onClick={() => void copy.make(handedTo, passphrase)}
          {...(!ready && { disabledBecause: say(differs ? 'registry.copyDiffers' : 'registry.copyPassphraseHint') })}
        >
          {say('registry.copyMake')}
        </Button>
      </div>
    </Stack>
  )
}

const ReceiptView = ({ receipt }: { readonly receipt: Receipt }) => {
  const { say, formatMoment } = useWords()
  return (
    <Section
      title={say('registry.copyReceipt')}
      action={
        <Button icon="printer" onClick={() => window.print()}>
          {say('registry.copyPrint')}
        </Button>
      }
    >
      <Message kind="good" title={say('registry.copyReceiptWhy')} />
      <Facts
        stacked
        facts={[
          { label: say('registry.copyNumber'), value: receipt.id },
          { label: say('registry.copyAt'), value: formatMoment(receipt.recordedAt) },
          { label: say('registry.copyHand'), value: say(`registry.copyHand.${receipt.handedTo}`) },
          { label: say('registry.copyFile'), value: receipt.fileName },
          { label: say('registry.copyMark'), value: receipt.sha256 },
        ]}
      />
    </Section>
  )
}
