import type { QueuedCommand, RefusedCommand } from '../../shared/sync-contract.ts'

/**
 * `waiting`: not yet decided. `applied`: done, but its rows are not here yet. `refused`: a "no" somebody must read; it stays until
 * it is corrected, taken back or handed over.
 */
export type OutboxState = 'waiting' | 'applied' | 'refused'

export interface OutboxEntry extends QueuedCommand {
  /** The order on this device, whatever its clock says. */
  readonly position: number
  readonly state: OutboxState
  readonly refusal: RefusedCommand | null
  /** When it was last written into a file to be carried; it waits all the same until the server has said what became of it. */
  readonly handedAt?: string
}

/**
 * What may be sent now, in order. What builds on a thing that a refused command was to make waits with it; everything else goes
 * on. `madeBy` names the rows a command would make.
 */
export const sendable = (
  entries: readonly OutboxEntry[],
  madeBy: (entry: OutboxEntry) => readonly string[],
): OutboxEntry[] => {
  const unmade = new Set<string>()
  return inOrder(entries).filter((entry) => {
    const text = JSON.stringify(entry.input ?? null)
    const isStopped = entry.state === 'refused' || [...unmade].some((id) => text.includes(id))
    if (isStopped) for (const id of madeBy(entry)) unmade.add(id)
    return entry.state === 'waiting' && !isStopped
  })
}

export const inOrder = (entries: readonly OutboxEntry[]): OutboxEntry[] =>
  [...entries].sort((a, b) => a.position - b.position)

/** What the server hears of an entry. */
export const asCommand = ({
  position: _,
  state: __,
  refusal: ___,
  handedAt: ____,
  ...command
}: OutboxEntry): QueuedCommand => command
