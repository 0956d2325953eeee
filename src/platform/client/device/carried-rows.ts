import { Refusal } from '../../shared/errors.ts'
import type { PackContent } from '../../shared/phone-contract.ts'
import type { Changes, PushAnswer } from '../../shared/sync-contract.ts'
import type { Mark } from './vault.ts'

/** What a line would have brought, brought by hand. */
export interface CarriedRows {
  /** It holds what changed after this number; `null`: everything. */
  readonly since: number | null
  readonly head: string | null
  readonly changes: Changes
  readonly answers: readonly PushAnswer[]
}

/** Never backwards, never over a gap, never of another chain than the one on this phone. `tables`: what this app holds. */
export const assertFits = (mark: Mark | null, tables: string, { since, head, changes }: CarriedRows): void => {
  if (mark && changes.upTo < mark.since) throw no('platform.packOlder')
  const isOtherChain = mark?.head && changes.upTo === mark.since && head !== mark.head
  if (isOtherChain) throw no('platform.packOtherChain')
  if (changes.reset) return
  const isOurs = mark?.shape === changes.shape && mark.tables === tables
  const reachesIt = isOurs && since !== null && mark.since >= since
  if (!reachesIt) throw no('platform.packBeginsLater')
}

const no = (code: string) => new Refusal('rule', code)

/** What a pack brings, as if a line had brought it. */
export const carriedRows = ({ since, head, changes, decided }: PackContent): CarriedRows => ({
  since,
  head,
  changes,
  answers: decided.map(({ commandId, refusal }) =>
    refusal ? { commandId, outcome: 'refused', refusal } : { commandId, outcome: 'applied', output: null },
  ),
})
