import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Progress } from '#platform/design/progress.tsx'
import { Waiting } from '#platform/design/waiting.tsx'
import { getImportProgress } from '../contract/import.ts'

interface ImportStageProps {
  readonly importId: string
  /** Said until the first stage tells of itself. */
  readonly waiting: string
}

/** How far a load under way has come: reading, comparing, recording. */
export const ImportStage = ({ importId, waiting }: ImportStageProps) => {
  const { say, formatNumber } = useWords()
  const { data } = useQuery(getImportProgress, { importId }, { refetchEveryMilliseconds: 400, keepLast: true })
  if (!data?.stage) return <Waiting sentence={waiting} />
  const label = say(`registry.import.stage.${data.stage}`)
  const words = say('platform.countOf', { count: formatNumber(data.done), of: formatNumber(data.of) })
  if (data.of > 0) return <Progress label={label} value={data.done} max={data.of} words={words} />
  const rows = data.done > 0 && say('registry.import.rowsDone', { count: formatNumber(data.done) })
  return <Waiting sentence={rows ? `${label}: ${rows}` : label} />
}
