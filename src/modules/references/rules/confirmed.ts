import type { ReferenceKind } from '../contract/bodies.ts'

/** Numbers change hands: what was compared more than a year ago counts as not compared. */
export const comparedYearly: readonly ReferenceKind[] = ['hotline']
export const yearDays = 365

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** Somebody compared the row with its source, and for what changes hands not too long ago. */
export const isConfirmed = (kind: string, confirmedOn: string | null, on: string): boolean =>
  confirmedOn !== null && (!comparedYearly.includes(kind as ReferenceKind) || daysBetween(confirmedOn, on) < yearDays)
