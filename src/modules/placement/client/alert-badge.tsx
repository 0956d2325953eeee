import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import type { AlertState } from '../rules/watch.ts'

const kinds: Readonly<Record<AlertState, BadgeKind>> = {
  ...{ waiting: 'info', late: 'attention', screened: 'good', screenedLate: 'none' },
}

export const AlertBadge = ({ state }: { readonly state: AlertState }) => {
  const { say } = useWords()
  return <Badge kind={kinds[state]}>{say(`placement.alertState.${state}`)}</Badge>
}
