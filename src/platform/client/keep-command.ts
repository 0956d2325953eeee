import { Refusal } from '../shared/errors.ts'
import type { InputOf, Operation } from '../shared/operation.ts'
import { isSealedText } from '../shared/sealed-text.ts'
import { isOffline, type OpenPhone, phoneNow } from './phone.ts'

export interface Keeping<Op extends Operation> {
  readonly operation: Op
  readonly input: InputOf<Op>
  readonly commandId: string
  readonly village: number | undefined
}

/** What waits was meant before: it goes first, so that nothing overtakes what it builds on. */
export const sendWaitingFirst = async (operation: Operation): Promise<void> => {
  const state = phoneNow()
  if (operation.offline && state.kind === 'open' && state.waiting > 0)
    await Promise.race([state.phone.sync(), patience()])
}

/**
 * Files that this record names and that are still on this phone go before it; over a thin line no longer than the record itself is
 * tried. What has begun goes on by itself.
 */
export const sendFilesFirst = async (
  operation: Operation,
  input: unknown,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const state = phoneNow()
  if (!operation.offline || state.kind !== 'open') return
  const tooSlow = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Refusal('conflict', 'platform.offline')))
  })
  await Promise.race([state.phone.files.sendNamed(input), tooSlow])
}

// Longer nobody stands before a screen; what may wait, waits on the phone from then on.
const patienceMilliseconds = 20_000

const patience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patienceMilliseconds))

/** How long a command is tried now that could also wait; nothing for one that cannot. */
export const patienceFor = (operation: Operation): AbortSignal | undefined =>
  operation.offline && phoneNow().kind === 'open' ? AbortSignal.timeout(patienceMilliseconds) : undefined

/**
 * Without a line the phone keeps what may wait, and the module's own rule says its "no" at once; anything else is thrown again.
 * The id stays the same: whether the server had it already, it is done once.
 */
export const keepOrThrow = async <Op extends Operation>(fault: unknown, keeping: Keeping<Op>): Promise<'kept'> => {
  const { operation, input, commandId, village } = keeping
  const state = phoneNow()
  if (!operation.offline || !isOffline(fault) || state.kind !== 'open') throw fault
  await keepOn(state.phone, { operation, input: operation.input.parse(input) as typeof input, commandId, village })
  return 'kept'
}

/** What holds words that lie sealed already can go only as it lay: kept, then sent with the others. */
export const sendAsKept = async <Op extends Operation>(keeping: Keeping<Op>): Promise<'kept'> => {
  const state = phoneNow()
  if (state.kind !== 'open') throw new Refusal('conflict', 'platform.offline')
  await keepOn(state.phone, keeping)
  void state.phone.sync()
  return 'kept'
}

const keepOn = async <Op extends Operation>(phone: OpenPhone, { operation, input, commandId, village }: Keeping<Op>) =>
  phone.keep({
    ...{ commandId, village: village ?? null, name: operation.name, schemaVersion: operation.version },
    input: await sealedInput(operation, input, phone),
    occurredAt: new Date().toISOString(),
  })

/** What no phone may hold lies in the queue as only the village reads it. */
const sealedInput = async (operation: Operation, input: unknown, phone: OpenPhone): Promise<unknown> => {
  const written = input as Readonly<Record<string, unknown>>
  const sealed = await Promise.all(
    (operation.sealed ?? []).flatMap((field) => {
      const text = written[field]
      return typeof text === 'string' && text !== '' && !isSealedText(text)
        ? [phone.seal(text).then((shut) => [field, shut] as const)]
        : []
    }),
  )
  return { ...written, ...Object.fromEntries(sealed) }
}
