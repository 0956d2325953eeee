import { useState } from 'react'
import { sendFile } from '#platform/client/send-file.ts'
import { useStoredFile } from '#platform/client/use-stored-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import './face.css'

/** A photo of the paper that proves a change: sent at once, named by the request that follows. */
export const EvidenceScanField = ({
  onChange,
  error,
}: {
  readonly onChange: (fileHash: string) => void
  readonly error?: string | undefined
}) => {
  const { say } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const [fault, setFault] = useState<string>()
  const take = async (picked: readonly File[]) => {
    setFiles(picked)
    setFault(undefined)
    const [file] = picked
    try {
      onChange(file ? await sendFile(file, { mayWait: true }) : '')
    } catch (reason) {
      setFiles([])
      setFault(reason instanceof Refusal ? say(reason.code, reason.details) : say('platform.offline'))
    }
  }
  return (
    <FileField
      label={say('registry.evidenceScan')}
      hint={say('registry.evidenceScanHint')}
      name="evidenceFileHash"
      optional
      accept="image/*,application/pdf"
      files={files}
      onChange={(picked) => void take(picked)}
      error={fault ?? error}
    />
  )
}

/** The evidence as the second person sees it: in the page when it is a picture, beside it when it is not. */
export const EvidencePicture = ({ hash }: { readonly hash: string | null }) => {
  const { say } = useWords()
  const [shown, setShown] = useState(true)
  const { href } = useStoredFile(hash)
  if (hash === null) return <p className="small muted">{say('registry.noEvidencePicture')}</p>
  return (
    <Stack gap={8}>
      {shown && href && (
        <img
          className="evidence-picture"
          src={href}
          alt={say('registry.evidencePicture')}
          onError={() => setShown(false)}
        />
      )}
      <div>
        <StoredFileLink hash={hash} label={say('registry.seeEvidence')} />
      </div>
    </Stack>
  )
}
