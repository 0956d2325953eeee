import type { Instant } from '../../shared/dates.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Operation, OperationName } from '../../shared/operation.ts'
import { isSealedText, sealedBase64 } from '../../shared/sealed-text.ts'
import type { PushAnswer, QueuedCommand } from '../../shared/sync-contract.ts'
import { upcastInput } from '../../shared/upcast-input.ts'
import type { Actor } from '../context.ts'
import type { House } from '../house.ts'
import { type HandedOver, runOperation } from '../run-operation.ts'
import { openForVillage } from './village-keys.ts'

interface Pushed {
  readonly actor: Actor
  readonly commands: readonly QueuedCommand[]
  /** The commands were queued by somebody else, who left them behind. */
  readonly handedOver?: HandedOver
  readonly requestId?: string
  /** Told of a fault of ours; the device then keeps that command and all after it. */
  readonly onBug?: (fault: unknown) => void
}

/**
 * Runs what a device queued, in its order, each in a transaction of its own through the same door as any other command. A "no"
 * stops nobody else; after a fault of ours nothing more is tried, so that the order is kept when the rest is sent again.
 */
export const pushCommands = async (house: House, pushed: Pushed): Promise<PushAnswer[]> => {
  const answers: PushAnswer[] = []
  for (const command of pushed.commands) {
    const stopped = answers.at(-1)?.outcome === 'later'
    answers.push(stopped ? { commandId: command.commandId, outcome: 'later' } : await pushOne(house, pushed, command))
  }
  return answers
}

const pushOne = async (house: House, pushed: Pushed, command: QueuedCommand): Promise<PushAnswer> => {
  const { commandId, name, input, village, occurredAt, schemaVersion, files } = command
  const operation = house.handlersByName.get(name as OperationName)?.operation
  // Acts that may wait never go away: one that nobody knows comes from a newer app, and keeps until this house is renewed.
  if ((!operation && !pushed.handedOver) || (operation && (schemaVersion ?? 1) > operation.version))
    return { commandId, outcome: 'later', code: 'platform.serverOlder' }
  try {
    if (!operation?.offline) throw new Refusal('rule', 'platform.needsSignal')
    const said = openedInput(operation, input, village ?? pushed.actor.homeVillageId)
    const output = await runOperation(house, {
      actor: pushed.actor,
      name: operation.name,
      input: upcastInput(operation, said, schemaVersion),
      queuedInput: said,
      commandId,
      isQueued: true,
      files,
      village: village ?? undefined,
      occurredAt: occurredAt as Instant,
      ...(pushed.handedOver && { handedOver: pushed.handedOver }),
      ...(pushed.requestId && { requestId: pushed.requestId }),
    })
    return { commandId, outcome: 'applied', output: output ?? null }
  } catch (fault) {
    if (!(fault instanceof Refusal)) {
      pushed.onBug?.(fault)
      return { commandId, outcome: 'later' }
    }
    const { kind, code, details, fields } = fault
    return { commandId, outcome: 'refused', refusal: { kind, code, details: { ...details }, fields: [...fields] } }
  }
}

/** What a phone sealed to the village in which the command is done; what was sealed to another one stays shut. */
const openedInput = ({ sealed = [] }: Operation, input: unknown, village: number | null): unknown => {
  const written = input as Readonly<Record<string, unknown>>
  const shut = sealed.filter((field) => isSealedText(written[field]))
  if (shut.length === 0) return input
  return { ...written, ...Object.fromEntries(shut.map((field) => [field, opened(String(written[field]), village)])) }
}

const opened = (text: string, village: number | null): string => {
  try {
    return openForVillage(village ?? 0, Buffer.from(sealedBase64(text), 'base64')).toString('utf8')
  } catch {
    throw new Refusal('invalid', 'platform.sealedElsewhere')
  }
}
