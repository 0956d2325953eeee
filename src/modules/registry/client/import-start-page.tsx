import { useState } from 'react'
import { useGo } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { sendFile } from '#platform/client/send-file.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { Progress } from '#platform/design/progress.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { newId } from '#platform/shared/ids.ts'
import { requestImport } from '../contract/import.ts'
import { ImportHistory } from './import-history.tsx'
import { ImportStage } from './import-stage.tsx'

/** The first step: a file, what happens to it, and what was loaded before. */
export const ImportStartPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const loads = may('registry.requestImport')
  const lead = say(loads ? 'registry.import.lead' : 'registry.import.headLead')
  return (
    <Page title={say('registry.import.title')} lead={<Rich text={lead} />} width="narrow">
      {loads && <FileStep />}
      <ImportHistory />
    </Page>
  )
}

const FileStep = () => {
  const { say } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const sending = useSending()
  const [file] = files
  return (
    <Card>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button beside does the same */}
      <div
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault()
          setFiles([...event.dataTransfer.files].slice(0, 1))
        }}
      >
        <Stack gap={16}>
          <FileField
            label={say('registry.import.chooseFile')}
            name="file"
            hint={say('registry.import.chooseHint')}
            accept=".xlsx,.xlsm,.csv,.tsv,.txt"
            maxMegabytes={30}
            files={files}
            onChange={setFiles}
          />
          {!file && <p className="small muted wide-only">{say('registry.import.dropHere')}</p>}
          <RefusalMessage refusal={sending.refusal} />
          {sending.step && <SendingProgress {...sending.step} />}
          {file && (
            <Button
              kind="primary"
              icon="upload"
              busy={sending.step !== null}
              busyText={say('registry.import.reading')}
              onClick={() => sending.start(file)}
            >
              {say('registry.import.read')}
            </Button>
          )}
          <p className="small muted">{say('registry.import.notOpened')}</p>
        </Stack>
      </div>
    </Card>
  )
}

interface Step {
  readonly importId: string
  readonly file: File
  readonly sent: number
}

/** Bytes first, then the reading of them; the import's id is made here, so that its progress can be asked for. */
const useSending = () => {
  const go = useGo()
  const [step, setStep] = useState<Step | null>(null)
  const [fault, setFault] = useState<Error | null>(null)
  const request = useCommand(requestImport, { refresh: ['registry'] })
  const start = async (file: File) => {
    const importId = newId()
    setFault(null)
    setStep({ importId, file, sent: 0 })
    try {
      const fileHash = await sendFile(file, { onSent: (sent) => setStep({ importId, file, sent }) })
      setStep({ importId, file, sent: file.size })
      const output = await request.send({ importId, fileHash, fileName: file.name.slice(0, 200) })
      if (output) go(`/muat/${importId}`)
    } catch (reason) {
      setFault(reason instanceof Error ? reason : new Error(String(reason)))
    } finally {
      setStep(null)
    }
  }
  return { start, step, refusal: fault ?? request.refusal }
}

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024))

const SendingProgress = ({ importId, file, sent }: Step) => {
  const { say, formatNumber } = useWords()
  if (sent >= file.size) return <ImportStage importId={importId} waiting={say('registry.import.reading')} />
  const words = say('platform.sentOf', {
    sent: formatNumber(kilobytes(sent)),
    size: formatNumber(kilobytes(file.size)),
  })
  return <Progress label={say('registry.import.sending')} value={sent} max={file.size} words={words} />
}
