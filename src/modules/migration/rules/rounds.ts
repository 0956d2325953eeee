import { dateParts, type PlainDate } from '#platform/shared/dates.ts'

/** What came of a visit. */
export const visitOutcomes = ['asked', 'moved', 'refused', 'not_met'] as const
export type VisitOutcome = (typeof visitOutcomes)[number]
export const leadAnswers = ['opened', 'known', 'not_migrant'] as const
export type LeadAnswer = (typeof leadAnswers)[number]

export interface Half {
  readonly year: number
  readonly half: 1 | 2
}

/** June belongs to the first half of a year, December to the second. */
export const halfOf = (day: PlainDate): Half => {
  const { year, month } = dateParts(day)
  return { year, half: month <= 6 ? 1 : 2 }
}

/** The months in which the register is gone through: `domain.md` §6.11. */
export const isRoundMonth = (day: PlainDate): boolean => [6, 12].includes(dateParts(day).month)

export interface RoundHousehold {
  readonly id: string
  readonly hamlet: string | null
  readonly rt: string | null
}

export interface Visit {
  readonly householdId: string
  readonly outcome: VisitOutcome
  readonly visitedOn: PlainDate
  readonly recordedAt: string
}

/** The newest visit of each household stands: who was not met is come back to. */
export const latestVisits = <One extends Visit>(visits: readonly One[]): ReadonlyMap<string, One> => {
  const ordered = visits.toSorted(
    (a, b) => a.visitedOn.localeCompare(b.visitedOn) || a.recordedAt.localeCompare(b.recordedAt),
  )
  return new Map(ordered.map((visit) => [visit.householdId, visit]))
}

export interface AreaCoverage {
  readonly hamlet: string | null
  readonly rt: string | null
  readonly total: number
  readonly counts: Readonly<Record<VisitOutcome, number>>
}

/** Of each RT how many households there are, and what came of the visits. */
export const coverageOf = (
  households: readonly RoundHousehold[],
  visits: readonly Visit[],
): readonly AreaCoverage[] => {
  const latest = latestVisits(visits)
  const byArea = Map.groupBy(households, ({ hamlet, rt }) => JSON.stringify([hamlet, rt]))
  return [...byArea.values()]
    .map((some): AreaCoverage => {
      const outcomes = some.map(({ id }) => latest.get(id)?.outcome)
      const count = (wanted: VisitOutcome) => outcomes.filter((outcome) => outcome === wanted).length
      return {
        ...{ hamlet: some[0]?.hamlet ?? null, rt: some[0]?.rt ?? null, total: some.length },
        counts: {
          ...{ asked: count('asked'), moved: count('moved'), refused: count('refused'), not_met: count('not_met') },
        },
      }
    })
    .toSorted((a, b) => (a.hamlet ?? '').localeCompare(b.hamlet ?? '') || (a.rt ?? '').localeCompare(b.rt ?? ''))
}
