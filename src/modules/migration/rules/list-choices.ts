import type { OutputOf } from '#platform/shared/operation.ts'
import type { listEpisodes } from '../contract/episode.ts'
import { type NextStepCode, type WaitingParty, waitingParties, waitsFor } from './next-step.ts'
import { groupOf, type ListGroup, listGroups, type Stage } from './stages.ts'

export interface ListFilter {
  readonly text: string
  readonly group: ListGroup | null
  readonly country: string | null
  readonly agency: string | null
  readonly hamlet: string | null
  readonly waitingFor: WaitingParty | null
  readonly closed: boolean
}

/** How many files there are of one kind. */
export interface FileKind {
  readonly stage: Stage
  readonly country: string | null
  readonly agency: string | null
  readonly hamlet: string | null
  readonly step: NextStepCode
  readonly count: number
}

type Choice = 'group' | 'country' | 'agency' | 'hamlet' | 'waitingFor'

const kindOf: Readonly<Record<Choice, (kind: FileKind) => string | null>> = {
  group: (kind) => groupOf(kind.stage),
  country: (kind) => kind.country,
  agency: (kind) => kind.agency,
  hamlet: (kind) => kind.hamlet,
  waitingFor: (kind) => waitsFor(kind.step),
}
const choices = Object.keys(kindOf) as Choice[]

export const fits = (kind: FileKind, filter: ListFilter, without?: Choice): boolean =>
  choices.every((choice) => choice === without || !filter[choice] || kindOf[choice](kind) === filter[choice])

export const countOf = (kinds: readonly FileKind[]): number => kinds.reduce((sum, kind) => sum + Number(kind.count), 0)

type Choices = Pick<OutputOf<typeof listEpisodes>, 'groups' | 'countries' | 'agencies' | 'hamlets' | 'waiting'>

/** What every filter would leave, whatever the others are set to. */
export const choicesOf = (kinds: readonly FileKind[], filter: ListFilter): Choices => {
  const counts = (choice: Choice) => {
    const found = new Map<string, number>()
    for (const kind of kinds.filter((one) => fits(one, filter, choice))) {
      const value = kindOf[choice](kind)
      if (value) found.set(value, (found.get(value) ?? 0) + Number(kind.count))
    }
    return found
  }
  const [groups, waiting] = [counts('group'), counts('waitingFor')]
  const mostFirst = (found: ReadonlyMap<string, number>) =>
    [...found].sort(([a, many], [b, more]) => more - many || a.localeCompare(b))
  return {
    groups: listGroups.map((group) => ({ group, count: groups.get(group) ?? 0 })),
    waiting: waitingParties.map((party) => ({ party, count: waiting.get(party) ?? 0 })),
    countries: mostFirst(counts('country')).map(([country, count]) => ({ country, count })),
    agencies: mostFirst(counts('agency')).map(([agency, count]) => ({ agency, count })),
    hamlets: [...counts('hamlet')].sort().map(([hamlet, count]) => ({ hamlet, count })),
  }
}
