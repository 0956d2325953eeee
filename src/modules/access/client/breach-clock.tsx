import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { listBreaches } from '../contract/breach.ts'
import { hoursLeft } from '../rules/breach.ts'

export type Breach = OutputOf<typeof listBreaches>['breaches'][number]

/** Hours left of the 72, or by how many it is late. Red: people do not know yet that their data is out. */
export const BreachClock = ({ breach }: { readonly breach: Breach }) => {
  const { say, formatMoment } = useWords()
  if (breach.closedAt)
    return <Badge kind="good">{say('access.breach.closed', { when: formatMoment(breach.closedAt) })}</Badge>
  const told = ['agency_told', 'people_told'].every((duty) => breach.steps.some((step) => step.step === duty))
  if (told) return null
  const hours = hoursLeft(breach.foundAt, new Date().toISOString())
  if (hours < 0) return <Badge kind="grave">{say('access.breach.late', { hours: -hours })}</Badge>
  return <Badge kind="attention">{say('access.breach.hoursLeft', { hours })}</Badge>
}
