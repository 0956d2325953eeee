import type { PlainDate } from '#platform/shared/dates.ts'

export const dueParts = ['penalty', 'fee', 'interest', 'principal'] as const
export type DuePart = (typeof dueParts)[number]

export const dueTimes = ['past_due', 'due', 'in_advance'] as const
export type DueTime = (typeof dueTimes)[number]

/** One place in the order: which rows, and which part of them. */
export interface AllocationStep {
  readonly time: DueTime
  readonly part: DuePart
}

/** The order of one contract. A step that is left out is never paid by itself: what is left stays in hand. */
export interface AllocationOrder {
  readonly steps: readonly AllocationStep[]
  /** Paid in advance: the next row first, or the last. */
  readonly advance: 'next' | 'last'
}

/** What is still to be paid of one row, smallest units. */
export interface DueRow {
  readonly number: number
  readonly dueOn: PlainDate
  readonly penalty: bigint
  readonly fee: bigint
  readonly interest: bigint
  readonly principal: bigint
}

export interface Allocated {
  readonly row: number
  readonly part: DuePart
  readonly amount: bigint
}

export interface Allocation {
  readonly parts: readonly Allocated[]
  /** Beyond what the order pays: overpaid, or kept for the member. */
  readonly left: bigint
}

const steps = (times: readonly DueTime[], parts: readonly DuePart[]): AllocationStep[] =>
  times.flatMap((time) => parts.map((part) => ({ time, part })))

/** Fee, interest, principal of what is late, then of what is due, then ahead; the late charge after them (`domain.md` §5.3). */
export const usualOrder: AllocationOrder = {
  steps: steps(dueTimes, ['fee', 'interest', 'principal', 'penalty']),
  advance: 'next',
}

const timeOf = ({ dueOn }: DueRow, on: PlainDate): DueTime =>
  dueOn < on ? 'past_due' : dueOn === on ? 'due' : 'in_advance'

const sorted = (rows: readonly DueRow[], time: DueTime, { advance }: AllocationOrder): DueRow[] => {
  const oldestFirst = [...rows].sort((one, other) => one.number - other.number)
  return time === 'in_advance' && advance === 'last' ? oldestFirst.reverse() : oldestFirst
}

/** Every unit of a payment goes to one part of one row, or is left. The parts are in the order they were paid. */
export const allocatePayment = (
  rows: readonly DueRow[],
  amount: bigint,
  on: PlainDate,
  order: AllocationOrder = usualOrder,
): Allocation => {
  let left = amount
  const parts: Allocated[] = []
  for (const { time, part } of order.steps) {
    for (const row of sorted(rows, time, order).filter((one) => timeOf(one, on) === time)) {
      const paid = left < row[part] ? left : row[part]
      if (paid <= 0n) continue
      parts.push({ row: row.number, part, amount: paid })
      left -= paid
    }
  }
  return { parts, left }
}
