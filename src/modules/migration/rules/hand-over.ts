import { currentStage, phaseOf, type StageFact, standingFacts } from './stages.ts'

/**
 * The stages that travel. A village's own verification does not: the village of arrival looks for itself while the person is
 * still here. That a case is open is told by whoever works on it, never by a file.
 */
export const stagesThatTravel = <Fact extends StageFact>(facts: readonly Fact[]): readonly Fact[] => {
  const standing = standingFacts(facts)
  const current = currentStage(facts)
  const stillHere = current !== undefined && phaseOf(current.stage) === 'before'
  return standing.filter((fact) => fact.stage !== 'in_case' && !(stillHere && fact.stage === 'village_verified'))
}
