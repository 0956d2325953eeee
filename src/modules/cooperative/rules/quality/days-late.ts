import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'

export interface Unpaid {
  readonly dueOn: PlainDate
  readonly unpaid: bigint
}

/** Days since the oldest due date of which something is unpaid; none where nothing is late. The due date itself is not late. */
export const daysLate = (rows: readonly Unpaid[], on: PlainDate): number => {
  const late = rows.filter(({ dueOn, unpaid }) => unpaid > 0n && dueOn < on).map(({ dueOn }) => dueOn)
  const oldest = late.sort()[0]
  return oldest === undefined ? 0 : daysBetween(oldest, on)
}
