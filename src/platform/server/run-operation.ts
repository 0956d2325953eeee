import type { DeclaredFile } from '../shared/awaited-file-contract.ts'
import { type Instant, instant } from '../shared/dates.ts'
import { Refusal } from '../shared/errors.ts'
import type { Operation, OperationName, OutputOf, Reach, Schema } from '../shared/operation.ts'
import { reachOf } from '../shared/permission.ts'
import type { Actor } from './context.ts'
import type { House } from './house.ts'
import type { Handler } from './module.ts'
import { parseInput } from './parse-input.ts'
import { runCommand } from './run-command.ts'
import { runQuery } from './run-query.ts'

/** A command that somebody queued and another person carries out under rights of his own. */
export interface HandedOver {
  readonly parcel: string
  /** The account that queued it, as its phone said. */
  readonly madeBy: string | null
}

export interface OperationRequest {
  readonly actor: Actor
  readonly name: OperationName
  readonly input: unknown
  /** UUIDv7 made by whoever asks; asked again with the same id, a command is done once. */
  readonly commandId?: string | undefined
  /** Another village than the actor's own, if the reach allows. */
  readonly village?: number | undefined
  readonly occurredAt?: Instant | undefined
  readonly requestId?: string | undefined
  readonly handedOver?: HandedOver | undefined
  /** Queued on a phone: if another hand was first, it waits for a person instead of being refused to nobody. */
  readonly isQueued?: boolean
  /** The input as it was queued, in the form of an earlier release perhaps. */
  readonly queuedInput?: unknown
  /** Files it names that its phone still holds. */
  readonly files?: readonly DeclaredFile[] | undefined
}

/** What the door has settled before a transaction is opened. */
export interface Admitted {
  readonly house: House
  readonly handler: Handler
  readonly actor: Actor
  readonly input: unknown
  /** As it was said, before the contract filled in what was left out. */
  readonly saidInput: unknown
  readonly reach: Reach
  readonly village: number | undefined
  readonly now: Instant
  readonly occurredAt: Instant | null
  readonly requestId: string
  readonly handedOver: HandedOver | undefined
  readonly isQueued: boolean
  readonly files: readonly DeclaredFile[]
}

const admittedReach = (house: House, actor: Actor, operation: Operation): Reach => {
  if (actor.kind === 'system') return 'nation'
  if (operation.open) return reachOf(house.permissions, actor.role, operation.name) ?? 'own'
  const reach = reachOf(house.permissions, actor.role, operation.name)
  if (!reach) throw new Refusal('forbidden', 'platform.forbidden')
  return reach
}

const admittedVillage = (
  request: OperationRequest,
  operation: Operation,
  input: unknown,
  reach: Reach,
): number | undefined => {
  if (operation.scope !== 'village') return undefined
  const village = operation.villageOf?.(input) ?? request.village ?? request.actor.homeVillageId ?? undefined
  if (village === undefined) throw new Refusal('invalid', 'platform.villageNotNamed')
  const inReach = request.actor.villageIds.some((one) => one === village)
  // Outside a person's reach everything is missing: that it exists is itself confidential.
  if (!inReach && !operation.open && reach !== 'nation') throw new Refusal('missing', 'platform.missing')
  return village
}

/** The only way to the data: permission, reach, input, transaction, once per command, audit. Throws a `Refusal` for every expected "no". */
export const runOperation = async (house: House, request: OperationRequest): Promise<unknown> => {
  const handler = house.handlersByName.get(request.name)
  if (!handler) throw new Refusal('missing', 'platform.operationUnknown')
  const reach = admittedReach(house, request.actor, handler.operation)
  const input = parseInput(handler.operation, request.input)
  const admitted: Admitted = {
    house,
    handler,
    actor: request.actor,
    input,
    saidInput: request.queuedInput ?? request.input,
    reach,
    village: admittedVillage(request, handler.operation, input, reach),
    now: instant(),
    occurredAt: request.occurredAt ?? null,
    requestId: request.requestId ?? '-',
    handedOver: request.handedOver,
    isQueued: request.isQueued ?? false,
    files: request.files ?? [],
  }
  if (handler.operation.kind === 'query') return runQuery(admitted)
  if (!request.commandId) throw new Refusal('invalid', 'platform.commandNotNamed')
  return runCommand(admitted, request.commandId.toLowerCase())
}

/** `runOperation` with the operation's own types. */
export const ask = async <I extends Schema, O extends Schema>(
  house: House,
  operation: Operation<I, O>,
  request: Omit<OperationRequest, 'name'>,
): Promise<OutputOf<Operation<I, O>>> =>
  (await runOperation(house, { ...request, name: operation.name })) as OutputOf<Operation<I, O>>
