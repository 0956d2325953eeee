import { useSentFile } from '#platform/client/use-sent-file.ts'
import { FileField } from '#platform/design/file-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SendingFiles } from '#platform/design/sending-files.tsx'

interface EvidenceFieldProps {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly error: string | undefined
  readonly onSent: (hash: string) => void
}

/** A photo or PDF that is sent as soon as it is chosen. */
export const EvidenceField = ({ label, name, hint, error, onSent }: EvidenceFieldProps) => {
  const sending = useSentFile(onSent)
  return (
    <>
      <FileField
        label={label}
        name={name}
        optional
        accept="image/*,application/pdf"
        camera
        error={error}
        {...(hint !== undefined && { hint })}
        {...sending.field}
      />
      <SendingFiles progress={sending.progress} />
      <RefusalMessage refusal={sending.refusal} />
    </>
  )
}
