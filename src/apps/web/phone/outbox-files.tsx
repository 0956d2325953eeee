import { useState } from 'react'
import type { OpenPhone, PhoneFiles } from '#platform/client/phone.ts'
import { useFileOfPhone } from '#platform/client/use-stored-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { Progress } from '#platform/design/progress.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'

type File = ReturnType<PhoneFiles['list']>[number]

/** Photos and PDF that only this phone has: how large, how far on their way, and what to do with one that nothing names. */
export const OutboxFiles = ({ phone }: { readonly phone: OpenPhone }) => {
  const { say } = useWords()
  const files = phone.files.list()
  if (files.length === 0) return null
  return (
    <Section title={say('shell.phone.files')} note={say('shell.phone.filesNote')}>
      <Stack gap={12}>
        {files.map((file) => (
          <FileLine key={file.hash} file={file} files={phone.files} />
        ))}
      </Stack>
    </Section>
  )
}

const FileLine = ({ file, files }: { readonly file: File; readonly files: PhoneFiles }) => {
  const { say, formatNumber, formatMoment } = useWords()
  const kilobytes = (bytes: number) => formatNumber(Math.max(1, Math.round(bytes / 1_024)))
  const size = kilobytes(file.sizeBytes)
  const sent = say('platform.sentOf', { sent: kilobytes(file.sentBytes), size })
  return (
    <Card>
      <Stack gap={12}>
        <Cluster gap={12}>
          <Thumbnail file={file} />
          <div>
            <h3>{say(file.mediaType === 'application/pdf' ? 'shell.phone.filePdf' : 'shell.phone.filePhoto')}</h3>
            <p className="small muted">
              {file.name} · {say('platform.kilobytes', { size })} · {formatMoment(file.keptAt)}
            </p>
          </div>
          <StateBadge file={file} />
        </Cluster>
        {file.sentBytes > 0 && (
          <Progress label={say('shell.phone.fileSending')} value={file.sentBytes} max={file.sizeBytes} words={sent} />
        )}
        {file.refusal && <p>{say(file.refusal, { megabytes: 10 })}</p>}
        {(file.refusal || !file.isNamed) && <TakeBack file={file} files={files} />}
      </Stack>
    </Card>
  )
}

const StateBadge = ({ file }: { readonly file: File }) => {
  const { say } = useWords()
  if (file.refusal) return <Badge kind="grave">{say('shell.phone.wasRefused')}</Badge>
  if (!file.isNamed) return <Badge kind="none">{say('shell.phone.fileUnused')}</Badge>
  return <Badge kind="attention">{say('shell.phone.waits')}</Badge>
}

const TakeBack = ({ file, files }: { readonly file: File; readonly files: PhoneFiles }) => {
  const { say } = useWords()
  const [isAsking, setAsking] = useState(false)
  return (
    <div>
      <Button compact kind="quiet" onClick={() => setAsking(true)}>
        {say('shell.phone.fileRemove')}
      </Button>
      <Dialog
        open={isAsking}
        title={say('shell.phone.fileRemoveAsk')}
        onClose={() => setAsking(false)}
        confirm={
          <Button kind="danger" onClick={() => void files.takeBack(file.hash)}>
            {say('shell.phone.fileRemove')}
          </Button>
        }
      >
        <p>{say('shell.phone.fileRemoveWhy')}</p>
      </Dialog>
    </div>
  )
}

const Thumbnail = ({ file }: { readonly file: File }) => {
  const address = useFileOfPhone(file.mediaType === 'application/pdf' ? null : file.hash)
  return address ? <img src={address} alt="" width={56} height={56} style={{ objectFit: 'cover' }} /> : null
}
