import { useState } from 'react'
import { useStoredFile } from '#platform/client/use-stored-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { SentFileField } from '#platform/design/sent-file-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
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
  return (
    <SentFileField
      label={say('registry.evidenceScan')}
      hint={say('registry.evidenceScanHint')}
      name="evidenceFileHash"
      error={error}
      onSent={onChange}
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
