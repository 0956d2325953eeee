import { useState } from 'react'
import { sendFile } from '#platform/client/send-file.ts'
import { useWords } from '#platform/client/words.tsx'
import { FileField } from '#platform/design/file-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'

interface EmblemFieldProps {
  readonly hash: string | null
  readonly onChange: (hash: string) => void
}

/** The regency's own emblem: a picture kept as a file, named by its content. */
export const EmblemField = ({ hash, onChange }: EmblemFieldProps) => {
  const { say } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const [refusal, setRefusal] = useState<Error | null>(null)
  const take = async (chosen: readonly File[]) => {
    setFiles(chosen)
    const [file] = chosen
    if (!file) return
    try {
      onChange(await sendFile(file))
      setRefusal(null)
    } catch (fault) {
      setRefusal(fault as Error)
    }
  }
  return (
    <>
      <FileField
        name="emblem"
        label={say('letters.settings.emblem')}
        hint={say('letters.settings.emblemHint')}
        files={files}
        onChange={(chosen) => void take(chosen)}
        accept="image/png,image/jpeg"
        maxMegabytes={1}
        optional
      />
      {hash && <img src={`/files/${hash}`} alt="" width="72" />}
      <RefusalMessage refusal={refusal} />
    </>
  )
}
