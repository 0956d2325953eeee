import { useState } from 'react'
import { useSendFiles } from './use-send-files.ts'

/** One file of a form, sent as soon as it is picked: what its field shows, how far it is, and its hash once it has arrived (empty until then). */
export const useSentFile = (onHash: (hash: string) => void) => {
  const [files, setFiles] = useState<readonly File[]>([])
  const { send, progress, refusal } = useSendFiles()
  const take = async (picked: readonly File[]) => {
    setFiles(picked)
    onHash('')
    const [sent] = await send(picked)
    if (sent) onHash(sent.hash)
  }
  return { field: { files, onChange: (picked: readonly File[]) => void take(picked) }, progress, refusal }
}
