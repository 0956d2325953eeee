import { refuse } from '#platform/shared/errors.ts'
import { guidanceKind } from './guidance-kind.ts'
import type { Topic } from './service.ts'

/** Only of guidance, and what came of it only after it. */
export const assertGuidance = (
  meeting: { readonly kind: string; readonly heldOn: string },
  outcome: string | null,
  today: string,
): void => {
  if (meeting.kind !== guidanceKind) refuse('placement.notGuidance')
  if (meeting.heldOn > today && outcome) refuse('placement.notYetHeld')
}

interface SessionRow {
  readonly topics: string
  readonly material: string
  readonly outcome: string | null
  readonly recorded_at: string
  readonly recorded_by_name: string
}

const recordOf = (row: SessionRow) => ({
  ...{ topics: JSON.parse(row.topics) as Topic[], material: row.material, outcome: row.outcome },
  ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
})

/** What is known of a guidance meeting, whoever holds the rows, the newest first: it counts, and those before it are still to be read. */
export const guidanceOf = ([newest, ...earlier]: readonly SessionRow[]) => ({
  isGuidance: true,
  guidance: newest ? recordOf(newest) : null,
  earlier: earlier.map(recordOf),
})

export const notGuidance = { isGuidance: false, guidance: null, earlier: [] }
