import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { type NeedCode, needsOf, type VillageState } from '../rules/needs.ts'

const grave: readonly NeedCode[] = ['glassOpen', 'noHead', 'noOfficer', 'checkLate', 'headLate']

/** The gravest need of a village as a word, and how many more there are. */
export const NeedBadge = ({ state }: { readonly state: VillageState }) => {
  const { say, today } = useWords()
  const needs = needsOf(state, today)
  const [first] = needs
  if (!first) return <Badge kind="good">{say('monitoring.need.none')}</Badge>
  return (
    <Badge kind={grave.includes(first) ? 'grave' : 'attention'}>
      {say(`monitoring.need.${first}`)}
      {needs.length > 1 && ` +${needs.length - 1}`}
    </Badge>
  )
}
