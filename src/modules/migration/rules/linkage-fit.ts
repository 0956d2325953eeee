import { type Compared, type LinkField, type LinkLevel, linkFields } from './linkage.ts'

export interface KnownPair {
  readonly compared: Compared
  readonly isSame: boolean
}

export type LinkWeights = Readonly<Record<LinkField, Readonly<Partial<Record<LinkLevel, number>>>>>

const twoPlaces = (value: number): number => Math.round(value * 100) / 100

/** The weight of each level of each field: log2 of how much more often it is met with one person than with two. */
export const fitWeights = (pairs: readonly KnownPair[]): LinkWeights =>
  Object.fromEntries(linkFields.map((field) => [field, weightsOf(field, pairs)])) as LinkWeights

const weightsOf = (field: LinkField, pairs: readonly KnownPair[]): Partial<Record<LinkLevel, number>> => {
  const counts = { same: new Map<LinkLevel, number>(), other: new Map<LinkLevel, number>() }
  for (const { compared, isSame } of pairs) {
    const level = compared[field]
    if (level === null) continue
    const counted = isSame ? counts.same : counts.other
    counted.set(level, (counted.get(level) ?? 0) + 1)
  }
  const levels = [...new Set([...counts.same.keys(), ...counts.other.keys()])].sort()
  // half a pair more for each level: what was never met is unlikely, not impossible
  const share = (counted: ReadonlyMap<LinkLevel, number>, level: LinkLevel) => {
    const all = [...counted.values()].reduce((sum, count) => sum + count, 0)
    return ((counted.get(level) ?? 0) + 0.5) / (all + 0.5 * levels.length)
  }
  return Object.fromEntries(
    levels.map((level) => [level, twoPlaces(Math.log2(share(counts.same, level) / share(counts.other, level)))]),
  )
}

/** The middle of the bits between the best pair of two people and the worst pair of one; `null` when they overlap. */
export const middleOf = (
  scored: readonly { readonly bits: number; readonly isSame: boolean }[],
): { readonly from: number; readonly to: number } | null => {
  const from = scored.reduce((most, { bits, isSame }) => (isSame ? most : Math.max(most, bits)), -Infinity)
  const to = scored.reduce((least, { bits, isSame }) => (isSame ? Math.min(least, bits) : least), Infinity)
  return from < to ? { from, to } : null
}
