import type { OutsideSystem } from '#modules/references/contract/codes.ts'
import { type Line, standingLines } from './costs.ts'

/** What the references say of a system: how its numbers look, and where they are looked up. */
export interface SystemRow {
  readonly title: string
  readonly source: string
  readonly confirmed: boolean
  readonly body: {
    readonly system: OutsideSystem
    readonly pattern: string | null
    readonly example: string | null
    readonly website: string | null
  }
}

/** `unlike`: not as numbers of that system usually look; a question to ask, never a refusal. */
export const shapes = ['like', 'unlike', 'unknown'] as const
export type NumberShape = (typeof shapes)[number]

/** Spaces and dots are how people write it, not part of the number. */
const plain = (number: string) => number.replaceAll(/[\s.]/g, '').toUpperCase()

export const shapeOf = (number: string, system: SystemRow | undefined): NumberShape => {
  const pattern = system?.body.pattern ? patternOf(system.body.pattern) : null
  if (!pattern) return 'unknown'
  return pattern.test(plain(number)) ? 'like' : 'unlike'
}

/** A pattern that somebody typed wrongly holds nothing against a number. */
const patternOf = (text: string): RegExp | null => {
  try {
    return new RegExp(`^(?:${text})$`, 'i')
  } catch {
    return null
  }
}

/** Rows that still stand, newest first: not put right or taken back by a later one. */
export const standingNumbers = <Row extends Line & { readonly recorded_at: string }>(
  rows: readonly Row[],
): readonly Row[] => standingLines(rows).toSorted((a, b) => b.recorded_at.localeCompare(a.recorded_at))
