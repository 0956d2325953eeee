import type { PlainDate } from '#platform/shared/dates.ts'
import { phaseOf, type Stage, type StageFact, standingFacts } from './stages.ts'

/** A time away from home, without a leave spent at home. */
export interface Stretch {
  readonly fromOn: PlainDate
  /** `null`: still away. */
  readonly untilOn: PlainDate | null
}

const isAway = (stage: Stage): boolean => phaseOf(stage) === 'abroad' && stage !== 'on_leave'

/** When somebody was away, read from the facts of one journey in the order of life: a leave or a second departure makes two. */
export const stretchesOf = (facts: readonly StageFact[]): readonly Stretch[] => {
  const stretches: { fromOn: PlainDate; untilOn: PlainDate | null }[] = []
  for (const { stage, occurredOn } of standingFacts(facts)) {
    if (phaseOf(stage) === 'before') continue
    const open = stretches.at(-1)?.untilOn === null ? stretches.at(-1) : undefined
    if (isAway(stage)) {
      if (!open) stretches.push({ fromOn: occurredOn, untilOn: null })
    } else if (open) open.untilOn = occurredOn
  }
  return stretches
}

/** Before leaving, on one line: a picture of a life need not name fifteen papers. */
export interface Preparation {
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
  readonly count: number
}

interface Course<Fact extends StageFact> {
  readonly preparation: Preparation | null
  /** What happened from the first day away (or the end of the plan) on, each with whether the person is away from then. */
  readonly events: readonly (Fact & { readonly away: boolean })[]
}

/** A journey as it is drawn: the papers before it as one line, then event by event; a paper got abroad is an event. */
export const courseOf = <Fact extends StageFact>(facts: readonly Fact[]): Course<Fact> => {
  const standing = standingFacts(facts)
  const begins = standing.findIndex(({ stage }) => phaseOf(stage) !== 'before')
  const before = begins < 0 ? standing : standing.slice(0, begins)
  const [first, last] = [before[0], before.at(-1)]
  let away = false
  return {
    preparation: first && last ? { fromOn: first.occurredOn, untilOn: last.occurredOn, count: before.length } : null,
    events: standing.slice(before.length).map((fact) => {
      if (phaseOf(fact.stage) !== 'before') away = isAway(fact.stage)
      return { ...fact, away }
    }),
  }
}
