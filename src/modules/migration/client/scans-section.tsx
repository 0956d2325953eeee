import { useRef, useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import type { Busy } from '#platform/client/signal.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useSendFiles } from '#platform/client/use-send-files.ts'
import { useStoredFile } from '#platform/client/use-stored-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import type { IconName } from '#platform/design/icon.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type ReadinessItemView, recordPaperScans, withdrawPaperScan } from '../contract/readiness.ts'
import type { FileProps } from './episode-page.tsx'
import './scans.css'

interface ScansProps extends FileProps {
  readonly item: ReadinessItemView
}

type Scan = ReadinessItemView['scans'][number]

const readable = 'image/*,application/pdf'

/** The paper as it was photographed, page by page: what the counter gets, and what the head can look at. */
export const ScansSection = ({ file, item }: ScansProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const toast = useToast()
  const sending = useSendFiles()
  const refresh = ['migration', 'registry', 'platform']
  const record = useCommand(recordPaperScans, { refresh })
  const withdraw = useCommand(withdrawPaperScan, { refresh })
  const of = { episodeId: file.episode.id, documentCode: item.code }
  const keep = (hashes: readonly string[], replacesId: string | null = null) =>
    record.send({
      ...of,
      scans: hashes.map((fileHash, index) => ({ id: newId(), fileHash, replacesId: index === 0 ? replacesId : null })),
    })
  const take = async (files: readonly File[], replacesId: string | null = null) => {
    const sent = await sending.send(files)
    if (
      sent.length > 0 &&
      (await keep(
        sent.map((one) => one.hash),
        replacesId,
      ))
    )
      toast({ text: say('migration.scan.kept', { count: sent.length }) })
  }
  const remove = async ({ id, fileHash }: Scan) => {
    const removal = newId()
    if (id && (await withdraw.send({ id: removal, episodeId: file.episode.id, scanId: id })))
      toast({ text: say('migration.scan.removed'), undo: () => void keep([fileHash], removal) })
  }
  const mayAdd = may('migration.recordPaperScans') && !file.episode.closedOn
  if (!mayAdd && item.scans.length === 0) return null
  const busy = sending.progress !== null || record.busy || withdraw.busy
  return (
    <Section
      title={say('migration.scan.title')}
      note={say(item.scans.length > 0 ? 'migration.scan.note' : 'migration.scan.none')}
    >
      {item.scans.length > 0 && (
        <ol className="scan-pages">
          {item.scans.map((scan, index) => (
            <ScanPage
              key={scan.fileHash}
              scan={scan}
              number={index + 1}
              busy={busy}
              {...(mayAdd &&
                scan.id && { onRemove: () => void remove(scan), onReplace: (files) => void take(files, scan.id) })}
            />
          ))}
        </ol>
      )}
      {item.scans.some((scan) => scan.id === null) && (
        <p className="small muted">{say('migration.scan.fromRegister')}</p>
      )}
      <SendingFiles progress={sending.progress} />
      <RefusalMessage refusal={sending.refusal ?? record.refusal ?? withdraw.refusal} />
      {mayAdd && (
        <div className="scan-adds">
          <FileButton
            icon="camera"
            camera
            busy={busy}
            label={say('migration.scan.photo')}
            onFiles={(files) => void take(files)}
          />
          <FileButton
            icon="upload"
            multiple
            busy={busy}
            label={say('migration.scan.choose')}
            onFiles={(files) => void take(files)}
          />
        </div>
      )}
    </Section>
  )
}

interface ScanPageProps {
  readonly scan: Scan
  readonly number: number
  readonly busy: Busy
  readonly onRemove?: () => void
  readonly onReplace?: (files: readonly File[]) => void
}

const ScanPage = ({ scan, number, busy, onRemove, onReplace }: ScanPageProps) => {
  const { say } = useWords()
  const [picture, setPicture] = useState(true)
  const { href, awaited } = useStoredFile(scan.fileHash)
  const name = say('migration.scan.page', { number })
  return (
    <li className="scan-page">
      <a
        className="scan-sheet"
        href={href}
        target="_blank"
        rel="noreferrer"
        aria-label={say('migration.scan.open', { number })}
      >
        {picture && href ? (
          <img src={href} alt="" loading="lazy" onError={() => setPicture(false)} />
        ) : (
          <Icon name="file-text" size={40} />
        )}
      </a>
      <span className="small">{name}</span>
      {awaited && (
        <span className="small muted">{say('migration.scan.onItsWay', { name: awaited.declaredByName })}</span>
      )}
      {onRemove && onReplace && (
        <span className="scan-acts">
          <FileButton
            kind="quiet"
            busy={busy}
            label={say('migration.scan.replace')}
            spoken={`${say('migration.scan.replace')}: ${name}`}
            onFiles={onReplace}
          />
          <Button
            kind="quiet"
            compact
            busy={busy}
            aria-label={`${say('migration.scan.remove')}: ${name}`}
            onClick={onRemove}
          >
            {say('migration.scan.remove')}
          </Button>
        </span>
      )}
    </li>
  )
}

interface FileButtonProps {
  readonly label: string
  readonly spoken?: string
  readonly icon?: IconName
  readonly kind?: 'quiet'
  readonly camera?: boolean
  readonly multiple?: boolean
  readonly busy: Busy
  readonly onFiles: (files: readonly File[]) => void
}

const FileButton = ({ label, spoken, icon, kind, camera, multiple, busy, onFiles }: FileButtonProps) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        className="read-only-by-ear"
        tabIndex={-1}
        aria-label={spoken ?? label}
        accept={readable}
        multiple={multiple}
        {...(camera && { capture: 'environment' as const })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
      <Button
        {...(kind ? { kind, compact: true } : {})}
        {...(icon && { icon })}
        {...(spoken && { 'aria-label': spoken })}
        busy={busy}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}
