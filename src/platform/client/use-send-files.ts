import { useState } from 'react'
import { sendFile } from './send-file.ts'

export interface SendProgress {
  /** Which one is under way, counted from 1, and of how many. */
  readonly number: number
  readonly of: number
  readonly sentBytes: number
  readonly ofBytes: number
}

export interface SentFile {
  readonly file: File
  readonly hash: string
}

/** Sends files one after the other. What has arrived is answered even when a later one is refused: nobody scans twice. */
export const useSendFiles = () => {
  const [progress, setProgress] = useState<SendProgress | null>(null)
  const [refusal, setRefusal] = useState<Error | null>(null)
  const [refused, setRefused] = useState<readonly File[]>([])
  const send = async (files: readonly File[]): Promise<readonly SentFile[]> => {
    const arrived: SentFile[] = []
    setRefusal(null)
    setRefused([])
    for (const [index, file] of files.entries()) {
      const tell = (sentBytes: number, ofBytes: number) =>
        setProgress({ number: index + 1, of: files.length, sentBytes, ofBytes })
      tell(0, file.size)
      try {
        arrived.push({ file, hash: await sendFile(file, { onSent: tell, mayWait: true }) })
      } catch (fault) {
        setRefusal(fault instanceof Error ? fault : new Error('file'))
        setRefused((before) => [...before, file])
      }
    }
    setProgress(null)
    return arrived
  }
  return { send, progress, refusal, refused }
}
