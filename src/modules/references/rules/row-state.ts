/** What decides whether a row speaks on a day. */
export interface DatedRow {
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  readonly withdrawnOn: string | null
  readonly replaces: string | null
  readonly recordedAt: string
}

export type RowState = 'current' | 'coming' | 'ended' | 'replaced' | 'withdrawn'

/** Later start first; of two that start the same day, the one recorded later. */
const later = (one: DatedRow, other: DatedRow): boolean =>
  one.effectiveFrom === other.effectiveFrom
    ? one.recordedAt > other.recordedAt
    : one.effectiveFrom > other.effectiveFrom

/** Of rows with one key, the state of each on a day: at most one is current. */
export const statesOn = (rows: readonly DatedRow[], on: string): Map<string, RowState> => {
  const standing = rows.filter((row) => row.withdrawnOn === null)
  const replaced = new Set(standing.map((row) => row.replaces))
  const speaking = standing.filter((row) => !replaced.has(row.id) && row.effectiveFrom <= on)
  const latest = speaking.reduce<DatedRow | undefined>(
    (best, row) => (best && later(best, row) ? best : row),
    undefined,
  )
  const stateOf = (row: DatedRow): RowState => {
    if (row.withdrawnOn !== null) return 'withdrawn'
    if (replaced.has(row.id)) return 'replaced'
    if (row.effectiveFrom > on) return 'coming'
    if (row !== latest) return 'replaced'
    return row.effectiveTo !== null && row.effectiveTo < on ? 'ended' : 'current'
  }
  return new Map(rows.map((row) => [row.id, stateOf(row)]))
}
