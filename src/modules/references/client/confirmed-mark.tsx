import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'

interface ConfirmedMarkProps {
  readonly confirmed: boolean
  /** Says nothing where all is well: for lists in which only the doubtful must stand out. */
  readonly quiet?: boolean
}

/** What nobody compared with its source says so, wherever it is shown. */
export const ConfirmedMark = ({ confirmed, quiet }: ConfirmedMarkProps) => {
  const { say } = useWords()
  if (confirmed) return quiet ? null : <Badge kind="good">{say('references.confirmed')}</Badge>
  return <Badge kind="attention">{say('references.unconfirmed')}</Badge>
}
