import type { Reach } from '#platform/shared/operation.ts'

/** Reaches for which one stands in a village. A page asks whether, never how far: all that it needs of a reach is on which side it lies. */
export const insideVillage: ReadonlySet<Reach> = new Set(['own', 'household', 'hamlet', 'village'])
