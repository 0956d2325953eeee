import type { PlainDate } from '#platform/shared/dates.ts'
import { phaseOf, type StageFact, standingFacts } from './stages.ts'

export interface Spell {
  readonly fromOn: PlainDate
  /** `null`: still abroad. */
  readonly untilOn: PlainDate | null
  /** Where the dotted line ends: when the contract does. */
  readonly plannedUntilOn: PlainDate | null
}

/** The time abroad of one episode, or nothing when it never began. */
export const spellOf = (facts: readonly StageFact[], contractEndsOn: PlainDate | null): Spell | null => {
  const standing = standingFacts(facts)
  const left = standing.find((fact) => phaseOf(fact.stage) === 'abroad')
  if (!left) return null
  const lastAway = standing.findLastIndex((fact) => phaseOf(fact.stage) === 'abroad')
  const back = standing.slice(lastAway + 1).find((fact) => endsSpell.includes(fact.stage))
  const plannedUntilOn = !back && contractEndsOn && contractEndsOn > left.occurredOn ? contractEndsOn : null
  return { fromOn: left.occurredOn, untilOn: back?.occurredOn ?? null, plannedUntilOn }
}

const endsSpell: readonly string[] = [
  ...['returned', 'repatriated', 'deported', 'purna', 'deceased', 'failed_departure', 'cancelled', 'remigrating'],
]
