import { useSentFile } from '#platform/client/use-sent-file.ts'
import { FileField } from './file-field.tsx'
import { RefusalMessage } from './refusal-message.tsx'
import { SendingFiles } from './sending-files.tsx'

interface SentFileProps {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly optional?: boolean
  readonly error?: string | undefined
  readonly onSent: (hash: string) => void
}

/** A photo or PDF that is sent as soon as it is chosen; kept on the phone first where there is no line. */
export const SentFileField = ({ label, name, hint, optional = true, error, onSent }: SentFileProps) => {
  const sending = useSentFile(onSent)
  return (
    <>
      <FileField
        label={label}
        name={name}
        optional={optional}
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
