import type { DeviceTable } from '../../shared/device-table.ts'
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

/** Never backwards, never over a gap, never of another chain than the one on this phone. */
export const assertFits = (mark: Mark | null, { since, head, changes }: CarriedRows): void => {
  if (mark && changes.upTo < mark.since) throw no('platform.packOlder')
  const isOtherChain = mark?.head && changes.upTo === mark.since && head !== mark.head
  if (isOtherChain) throw no('platform.packOtherChain')
  if (changes.reset) return
  const reachesIt = mark !== null && since !== null && mark.since >= since && mark.shape === changes.shape
  if (!reachesIt) throw no('platform.packBeginsLater')
}

const no = (code: string) => new Refusal('rule', code)

/** The rows of a pack in the order of columns that this release knows: the server may be of another one. */
export const carriedRows = (content: PackContent, tables: readonly DeviceTable[]): CarriedRows => {
  const { since, head, changes, columns, decided } = content
  return {
    since,
    head,
    changes: { ...changes, tables: changes.tables.map((one) => inOurOrder(one, columns[one.table] ?? [], tables)) },
    answers: decided.map(({ commandId, refusal }) =>
      refusal ? { commandId, outcome: 'refused', refusal } : { commandId, outcome: 'applied', output: null },
    ),
  }
}

type Table = Changes['tables'][number]

const inOurOrder = (change: Table, theirs: readonly string[], tables: readonly DeviceTable[]): Table => {
  const ours = tables.find(({ table }) => table === change.table)
  if (!ours) return change
  const places = ours.columns.map((column) => theirs.indexOf(column) + 1)
  return {
    ...change,
    rows: change.rows.map(([id = null, ...values]) => [
      id,
      ...places.map((place) => (place === 0 ? null : (values[place - 1] ?? null))),
    ]),
  }
}
