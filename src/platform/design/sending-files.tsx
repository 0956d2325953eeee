import type { SendProgress } from '#platform/client/use-send-files.ts'
import { useWords } from '#platform/client/words.tsx'
import { Progress } from './progress.tsx'

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024))

/** How far the files on their way have come; nothing when none is. */
export const SendingFiles = ({ progress }: { readonly progress: SendProgress | null }) => {
  const { say, formatNumber } = useWords()
  if (!progress) return null
  const { number, of, sentBytes, ofBytes } = progress
  const words = say('platform.sentOf', {
    sent: formatNumber(kilobytes(sentBytes)),
    size: formatNumber(kilobytes(ofBytes)),
  })
  const label = say('platform.sendingFile', { number, of })
  return <Progress label={label} value={sentBytes} max={Math.max(ofBytes, 1)} words={words} />
}
