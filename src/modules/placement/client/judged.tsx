import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import type { JudgedList } from '../contract/match.ts'
import { countVerdicts, verdicts } from '../rules/match.ts'

/** In words: what is met, what is not, what nobody knows. */
export const useJudgedWords = () => {
  const { say } = useWords()
  return (judged: JudgedList): string[] =>
    verdicts.flatMap((verdict) => {
      const names = judged
        .filter((one) => one.verdict === verdict)
        .map((one) => say(`placement.criterion.${one.criterion}`))
      return names.length > 0 ? [say(`placement.match.${verdict}`, { list: names.join(', ') })] : []
    })
}

interface JudgedLinesProps {
  readonly judged: JudgedList
  readonly lines: readonly string[]
}

/** The short of it, then each line in the whole width of the row. */
export const JudgedLines = ({ judged, lines }: JudgedLinesProps) => (
  <>
    <JudgedBadge judged={judged} />
    {lines.map((line) => (
      <span key={line} style={{ display: 'block' }}>
        {line}
      </span>
    ))}
  </>
)

/** The short of it: fits, something not known, something not met. */
const JudgedBadge = ({ judged }: { readonly judged: JudgedList }) => {
  const { say } = useWords()
  const { notMet, unknown } = countVerdicts(judged)
  if (notMet > 0) return <Badge icon={null}>{say('placement.match.fitsNot', { count: notMet })}</Badge>
  if (unknown > 0) return <Badge kind="info">{say('placement.match.fitsPartly', { count: unknown })}</Badge>
  return <Badge kind="good">{say('placement.match.fits')}</Badge>
}
