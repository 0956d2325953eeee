import type { PlainDate } from '#platform/shared/dates.ts'
import { contractEndOf } from './contract-now.ts'
import { stageFactOf } from './row-facts.ts'
import type { EpisodeRow, StageEventRow } from './rows.ts'
import { type Phase, phaseOf, type StageFact, standingFacts, stepAfter } from './stages.ts'

export type DoorSight = 'own' | 'shown'

/**
 * What of a journey stands at the family's door. Abroad one word serves for all: trouble, a lost permit or a new employer
 * is told by the person herself, and a phone may lie in another hand.
 */
export const courseAtDoor = (episode: EpisodeRow, stages: readonly StageEventRow[], sight: DoorSight) => {
  const phase = phaseOf(episode.current_stage)
  const isUnderWay = phase === 'before' && episode.closed_on === null
  return {
    ...{ id: episode.id, phase, step: isUnderWay ? stepAfter(episode.current_stage) : null },
    since: abroadSince(phase, stages.map(stageFactOf)) ?? (episode.current_stage_on as PlainDate),
    ...{ country: episode.destination_country, occupation: episode.occupation },
    occupationTold: sight === 'own' ? episode.occupation_told : null,
    departsOn: (isUnderWay ? episode.departs_on : null) as PlainDate | null,
    contractEndsOn: phase === 'abroad' ? contractEndOf(episode, stages) : null,
    closedOn: episode.closed_on as PlainDate | null,
  }
}

/** Of a time abroad its first day: the day of the latest news would tell that there was some. */
const abroadSince = (phase: Phase, facts: readonly StageFact[]): PlainDate | undefined =>
  phase === 'abroad' ? standingFacts(facts).find((fact) => phaseOf(fact.stage) === 'abroad')?.occurredOn : undefined
