import type { PlainDate } from '#platform/shared/dates.ts'
import type { Life, LifeSpell } from '../contract/life.ts'

/** One line of the picture: a day on one of the two rails, in order of life from top to bottom. */
export type LifeLine =
  | { readonly kind: 'spell'; readonly spell: LifeSpell; readonly y: number }
  | { readonly kind: 'untold'; readonly y: number }
  | {
      readonly kind: 'preparing'
      readonly on: PlainDate
      readonly until: PlainDate
      readonly count: number
      readonly y: number
    }
  | { readonly kind: 'event'; readonly event: LifeSpell['events'][number]; readonly away: boolean; readonly y: number }
  | { readonly kind: 'planned'; readonly on: PlainDate; readonly y: number }
  | { readonly kind: 'today'; readonly on: PlainDate; readonly away: boolean; readonly y: number }

export const lineHeight = 46
export const homeX = 14
export const awayX = 50
export const textX = 68

type WithoutPlace<Line> = Line extends LifeLine ? Omit<Line, 'y'> : never
type Unplaced = WithoutPlace<LifeLine>

const linesOfSpell = (spell: LifeSpell, isLast: boolean): readonly Unplaced[] => {
  const { preparation, events, entryRoute, plannedUntilOn } = spell
  const untold = !preparation && entryRoute !== 'before' ? [{ kind: 'untold' as const }] : []
  const prepared = preparation
    ? [{ kind: 'preparing' as const, on: preparation.fromOn, until: preparation.untilOn, count: preparation.count }]
    : []
  const happened = events.map((event) => ({ kind: 'event' as const, event, away: event.away }))
  const planned = plannedUntilOn && isLast ? [{ kind: 'planned' as const, on: plannedUntilOn }] : []
  return [{ kind: 'spell', spell }, ...untold, ...prepared, ...happened, ...planned]
}

/** Every spell beneath the one before it, and today where it falls: before what is only planned. */
export const lifeLines = ({
  spells,
  today,
}: Life): { readonly lines: readonly LifeLine[]; readonly height: number } => {
  const all = spells.flatMap((spell, index) => linesOfSpell(spell, index === spells.length - 1))
  const lastHappened = all.findLastIndex(({ kind }) => kind !== 'planned')
  const last = all.findLast((line) => line.kind === 'event')
  const now: Unplaced = { kind: 'today', on: today, away: last?.kind === 'event' && last.away }
  const ordered = [...all.slice(0, lastHappened + 1), now, ...all.slice(lastHappened + 1)]
  const lines = ordered.map((line, index) => ({ ...line, y: 22 + index * lineHeight }) as LifeLine)
  return { lines, height: 22 + ordered.length * lineHeight - 14 }
}

/** A rail from one day to the next: it bends where somebody leaves or comes home. */
export interface Rail {
  readonly path: string
  readonly away: boolean
  /** Not lived yet, or not known. */
  readonly dotted: boolean
}

const xOf = (line: LifeLine): number =>
  (line.kind === 'event' || line.kind === 'today') && line.away ? awayX : line.kind === 'planned' ? awayX : homeX

export const railsOf = (lines: readonly LifeLine[]): readonly Rail[] => {
  const points = lines.filter(({ kind }) => kind !== 'spell')
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to
    const [x1, x2] = [xOf(from), xOf(to)]
    const bend = Math.min(18, (to.y - from.y) / 2)
    const path =
      x1 === x2
        ? `M${x1} ${from.y}V${to.y}`
        : `M${x1} ${from.y}V${to.y - bend}Q${x1} ${to.y} ${x1 + Math.sign(x2 - x1) * bend} ${to.y}H${x2}`
    return { path, away: x2 === awayX && x1 === awayX, dotted: to.kind === 'planned' || from.kind === 'untold' }
  })
}
