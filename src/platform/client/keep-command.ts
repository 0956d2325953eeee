import type { InputOf, Operation } from '../shared/operation.ts'
import { isOffline, phoneNow } from './phone.ts'

interface Keeping<Op extends Operation> {
  readonly operation: Op
  readonly input: InputOf<Op>
  readonly commandId: string
  readonly village: number | undefined
}

/** What waits was meant before: it goes first, so that nothing overtakes what it builds on. */
export const sendWaitingFirst = async (operation: Operation): Promise<void> => {
  const state = phoneNow()
  if (operation.offline && state.kind === 'open' && state.waiting > 0) await state.phone.sync()
}

/** Files that this record names and that are still on this phone go before it. */
export const sendFilesFirst = async (operation: Operation, input: unknown): Promise<void> => {
  const state = phoneNow()
  if (operation.offline && state.kind === 'open') await state.phone.files.sendNamed(input)
}

/**
 * Without a line the phone keeps what may wait, and the module's own rule says its "no" at once; anything else is thrown again.
 * The id stays the same: whether the server had it already, it is done once.
 */
export const keepOrThrow = async <Op extends Operation>(fault: unknown, keeping: Keeping<Op>): Promise<'kept'> => {
  const { operation, input, commandId, village = null } = keeping
  const state = phoneNow()
  if (!operation.offline || !isOffline(fault) || state.kind !== 'open') throw fault
  await state.phone.keep({
    ...{ commandId, village, name: operation.name, schemaVersion: operation.version },
    input: operation.input.parse(input),
    occurredAt: new Date().toISOString(),
  })
  return 'kept'
}
