import type pg from 'pg'
import { Refusal, type RefusalDetails, type RefusalKind } from '../shared/errors.ts'
import { canonicalText, sha256 } from './canonical-text.ts'
import { emptyTraces, makeContext, type Traces } from './make-context.ts'
import { parseOutput } from './parse-input.ts'
import type { Admitted } from './run-operation.ts'
import { keepConflict } from './sync/conflicts.ts'
import { Transaction } from './transaction.ts'
import { demandNamedFiles } from './village-files.ts'

interface StoredOutcome extends pg.QueryResultRow {
  readonly actor_id: string
  readonly name: string
  readonly input_hash: Buffer
  readonly applied: boolean
  /** `null` when its retention has ended: then only that it was done is known. */
  readonly outcome: string | null
}

interface Named {
  readonly admitted: Admitted
  readonly commandId: string
  /** The village, or the lane of an act without one. */
  readonly home: number
  readonly inputHash: Buffer
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Acts without a village share 16 lanes, so that no one head is everybody's bottleneck. */
const laneOf = (commandId: string): number => -1 - (Number.parseInt(commandId.slice(-2), 16) % 16)

const retriedCodes = new Set(['40P01', '55P03'])

const sqlStateOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : ''

/** An id that a new thing brings along and that another thing of the village has already. */
const isIdTaken = (fault: unknown): boolean =>
  sqlStateOf(fault) === '23505' && String((fault as { constraint?: unknown }).constraint).endsWith('_pkey')

/** Runs a command once: the same id gives the stored outcome, applied or refused, however often it is asked. */
export const runCommand = async (admitted: Admitted, commandId: string): Promise<unknown> => {
  if (!uuid.test(commandId)) throw new Refusal('invalid', 'platform.commandNotNamed')
  const inputHash = sha256(canonicalText(admitted.input))
  const named: Named = { admitted, commandId, home: admitted.village ?? laneOf(commandId), inputHash }
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptCommand(named)
    } catch (fault) {
      if (isIdTaken(fault)) throw new Refusal('conflict', 'platform.commandIdUsed')
      if (fault instanceof Refusal || attempt === 3 || !retriedCodes.has(sqlStateOf(fault))) throw fault
    }
  }
}

const begin = ({ admitted, commandId, home }: Named): Promise<Transaction> =>
  Transaction.begin(admitted.house.pool, {
    role: admitted.handler.operation.scope === 'village' ? 'app_village' : 'app_common',
    village: home,
    commandId,
    firstMustBeEmpty: true,
    first: `select actor_id, name, input_hash, applied, outcome from open_command(${home}, '${commandId}')`,
  })

const attemptCommand = async (named: Named): Promise<unknown> => {
  const transaction = await begin(named)
  const traces = emptyTraces()
  traces.villages.add(named.home)
  // begun before it is known whether it was done before: its first questions travel with that one, and get no answer if it was
  const acting = actWithin(named, transaction, traces)
  acting.catch(() => undefined)
  const [stored] = await transaction.opened<StoredOutcome>().catch(async (fault) => {
    await acting.catch(() => undefined)
    await transaction.rollback().catch(() => undefined)
    throw fault
  })
  if (stored) {
    await acting.catch(() => undefined)
    // what the act began may have met its own row: nothing more can be asked in this transaction
    await transaction.rollback()
    return repeatOutcome(named, stored, await wasHandedOverFor(named, stored))
  }
  try {
    const output = await acting
    await transaction.commit(() => sealWith(transaction, named, traces, true, output))
    for (const event of traces.events) named.admitted.house.eventsPublished(event.village)
    return output
  } catch (fault) {
    await transaction.rollback().catch(() => undefined)
    throw fault instanceof Refusal ? await keepRefusal(named, fault) : fault
  }
}

const actWithin = async (
  { admitted, home, commandId }: Named,
  transaction: Transaction,
  traces: Traces,
): Promise<unknown> => {
  const where = { village: admitted.village, lane: home, commandId }
  const context = makeContext(admitted, transaction, where, traces)
  await demandNamedFiles(context, namingOf(admitted))
  return parseOutput(admitted.handler.operation, await admitted.handler.act(context, admitted.input))
}

const namingOf = ({ handler, input, files }: Admitted) => ({ operation: handler.operation, input, declared: files })

const entryOf = (
  { admitted, commandId, inputHash }: Named,
  traces: Traces,
  applied: boolean,
  refusal: string | undefined,
) => ({
  at: admitted.now,
  occurredAt: admitted.occurredAt,
  actor: {
    kind: admitted.actor.kind,
    id: admitted.actor.accountId,
    term: admitted.actor.termId,
    role: admitted.actor.role,
  },
  operation: admitted.handler.operation.name,
  command: commandId,
  input: inputHash.toString('hex'),
  applied,
  refusal,
  notes: traces.notes,
  request: admitted.requestId,
  handedOver: admitted.handedOver,
})

const sealText = 'select seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)'

const sealWith = (transaction: Transaction, named: Named, traces: Traces, applied: boolean, outcome: unknown) => {
  const { admitted, commandId, home, inputHash } = named
  const refusal = applied ? undefined : (outcome as { code: string }).code
  const villages = [...traces.villages].sort((a, b) => a - b)
  const entry = canonicalText(entryOf(named, traces, applied, refusal))
  const events = traces.events.map((event) => JSON.stringify(event))
  return transaction.query(sealText, [
    ...[commandId, home, admitted.actor.accountId, admitted.handler.operation.name, inputHash, applied],
    ...[JSON.stringify(outcome ?? null), entry, villages, events, admitted.now],
  ])
}

/** A refusal is an outcome too: kept and audited, so that repeating the command gives the same "no". Answers what was kept. */
const keepRefusal = async (named: Named, refusal: Refusal): Promise<Refusal> => {
  const transaction = await begin(named)
  const traces = emptyTraces()
  traces.villages.add(named.home)
  try {
    if ((await transaction.opened()).length > 0) {
      await transaction.rollback()
      return refusal
    }
    const kept = await waitingForPerson(named, transaction, traces, refusal)
    const { kind, code, details, fields } = kept
    await transaction.commit(() => sealWith(transaction, named, traces, false, { kind, code, details, fields }))
    return kept
  } catch (fault) {
    await transaction.rollback().catch(() => undefined)
    throw fault
  }
}

/** Two hands on one field, and the second one queued: the command waits whole, sealed together with its refusal. */
const waitingForPerson = async (
  { admitted, home, commandId }: Named,
  transaction: Transaction,
  traces: Traces,
  refusal: Refusal,
): Promise<Refusal> => {
  const { house, handler, village, isQueued, input } = admitted
  const kind = house.conflictsByName.get(handler.operation.name)
  if (!isQueued || !kind || kind.code !== refusal.code) return refusal
  const context = makeContext(admitted, transaction, { village, lane: home, commandId }, traces)
  const conflictId = await keepConflict(context, kind, input)
  await demandNamedFiles(context, namingOf(admitted))
  return new Refusal(refusal.kind, refusal.code, { ...refusal.details, conflictId }, refusal.fields)
}

interface KeptRefusal {
  readonly kind: RefusalKind
  readonly code: string
  readonly details: RefusalDetails
  readonly fields: Refusal['fields']
}

/** Somebody carried out what this phone's user had queued: when the phone itself brings it later, it is told what became of it. */
const wasHandedOverFor = async ({ admitted, commandId, home }: Named, stored: StoredOutcome): Promise<boolean> => {
  const { accountId } = admitted.actor
  if (stored.actor_id === accountId || !admitted.isQueued || admitted.village === undefined) return false
  const text = 'select entry from audit_entries where village_id = $1 and command_id = $2'
  const scope = { role: 'app_village', village: home, readOnly: true } as const
  const { rows } = await Transaction.run(admitted.house.pool, scope, (transaction) =>
    transaction.query<{ entry: string }>(text, [home, commandId]),
  )
  const { handedOver } = JSON.parse(rows[0]?.entry ?? '{}') as { handedOver?: { madeBy?: string } }
  return handedOver?.madeBy === accountId
}

// Another person, another act or other words under a used id get neither the effect nor the stored answer.
const repeatOutcome = ({ admitted, inputHash }: Named, stored: StoredOutcome, isMakers: boolean): unknown => {
  const isOwn = stored.actor_id === admitted.actor.accountId
  // the house was renewed since: the same words may be read in another form, with more filled in
  const isSaid = () => sha256(canonicalText(admitted.saidInput)).equals(stored.input_hash)
  const same =
    (isOwn || isMakers || admitted.handedOver !== undefined) &&
    stored.name === admitted.handler.operation.name &&
    (inputHash.equals(stored.input_hash) || isSaid())
  if (!same) throw new Refusal('conflict', 'platform.commandIdUsed')
  const outcome: unknown = JSON.parse(stored.outcome ?? 'null')
  // what the one who queued it was told is not for whoever hands it over
  if (stored.applied) return isOwn ? outcome : null
  const kept = outcome as KeptRefusal
  throw new Refusal(kept.kind, kept.code, kept.details, kept.fields)
}
