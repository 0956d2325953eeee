import { dayIn, type PlainDate, type TimeZone } from '../../shared/dates.ts'
import { type DeviceTable, shapeOf } from '../../shared/device-table.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Changes, PushAnswer, QueuedCommand } from '../../shared/sync-contract.ts'
import { applyChanges } from './apply-changes.ts'
import { assertFits, type CarriedRows } from './carried-rows.ts'
import { asCommand, inOrder, type OutboxEntry, sendable } from './outbox.ts'
import { type RowReader, RowTables, type RowWriter } from './row-tables.ts'
import { type Kept, type Mark, type Saving, type Vault, VaultMoved } from './vault.ts'

// As many as the server takes at once: each further request costs a thin line a second of waiting.
const batch = 200

export interface PullInput {
  readonly since: number | null
  readonly shape: string | null
  readonly page: string | null
  readonly common?: string | null
}

/** The line to the server. Throws when there is none; then nothing is known of what was under way. */
export interface Line {
  pull(input: PullInput): Promise<Changes>
  push(commands: readonly QueuedCommand[]): Promise<readonly PushAnswer[]>
}

/** What a command does on its device while it waits. Throws a `Refusal` when the module's own rule says no. */
export type Effect = (rows: RowWriter, input: never, written: Written) => void

/** By whom and when a command was written. */
export interface Written {
  readonly at: string
  /** The day it was in the village. */
  readonly on: PlainDate
  readonly by: string
  readonly byName: string
}

export interface DeviceParts {
  readonly vault: Vault
  readonly line: Line
  readonly tables: readonly DeviceTable[]
  readonly effects: ReadonlyMap<string, Effect>
  readonly holder?: { readonly accountId: string; readonly name: string }
  /** Decides which day it is; western Indonesia where nothing is said. */
  readonly zone?: TimeZone
  /** What was refused and needs nobody any more, by the server's own rows. */
  readonly isOver?: (rows: RowReader, entry: OutboxEntry) => boolean
  /** Told whenever rows or outbox changed. */
  readonly changed?: () => void
}

export interface Device {
  /** The rows as the device knows them: the server's, and over them what waits. */
  rows(): RowReader
  outbox(): readonly OutboxEntry[]
  /** How far the rows follow the village. */
  since(): number | null
  /** Keeps a command, once it is safe on the device. Throws the rule's `Refusal`. */
  queue(command: QueuedCommand): Promise<void>
  /** Takes back what was not decided or was refused. */
  withdraw(commandId: string): Promise<void>
  /** Reads again what another window of this phone wrote. */
  reload(): Promise<void>
  /** Sends what waits and fetches what is new. Throws when there is no line; what was reached by then is kept. */
  sync(): Promise<void>
  /** How far the rows reach; null before the first time. */
  mark(): Mark | null
  /** Notes that these went into a file; they go on waiting. */
  noteHanded(commandIds: readonly string[], at: string): Promise<void>
  /** Takes in what came by hand instead of by a line. Throws a `Refusal` when it does not fit what is here. */
  receive(carried: CarriedRows): Promise<void>
}

interface State {
  base: RowTables
  shown: RowTables
  mark: Mark | null
  outbox: readonly OutboxEntry[]
  turn: number
  /** A writing failed: memory may be ahead of what is kept. */
  isDoubtful: boolean
}

/**
 * One village's rows and one person's outbox on one device. One act after another: what is asked meanwhile waits its turn. When
 * another window of the phone wrote in between, the act starts again from what is written there.
 */
export const openDevice = async (parts: DeviceParts): Promise<Device> => {
  const state = await loadState(parts)
  show(parts, state)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const result = last.then(() => startingAgain(parts, state, act))
    last = result.catch(() => undefined)
    return result
  }
  return {
    rows: () => state.shown,
    outbox: () => state.outbox,
    since: () => state.mark?.since ?? null,
    queue: (command) => inTurn(() => queue(parts, state, command)),
    withdraw: (commandId) => inTurn(() => keep(parts, state, [], [commandId])),
    reload: () =>
      inTurn(async () => {
        Object.assign(state, await loadState(parts))
        show(parts, state)
      }),
    sync: () =>
      inTurn(async () => {
        const undecided = await push(parts, state)
        await pull(parts, state)
        await forgetApplied(parts, state)
        if (undecided) throw undecided
      }),
    mark: () => state.mark,
    noteHanded: (commandIds, at) =>
      inTurn(() => {
        const handed = state.outbox.filter((entry) => commandIds.includes(entry.commandId))
        return keep(
          parts,
          state,
          handed.map((entry) => ({ ...entry, handedAt: at })),
        )
      }),
    receive: (carried) => inTurn(() => receive(parts, state, carried)),
  }
}

const forgetApplied = async (parts: DeviceParts, state: State): Promise<void> => {
  const isDone = (entry: OutboxEntry) => entry.state === 'applied' || parts.isOver?.(state.base, entry)
  const done = state.outbox.filter(isDone).map(({ commandId }) => commandId)
  if (done.length > 0) await keep(parts, state, [], done)
  else show(parts, state)
}

/** The same as a pull, from one page that somebody carried; then what waited is what the office said of it. */
const receive = async (parts: DeviceParts, state: State, carried: CarriedRows): Promise<void> => {
  assertFits(state.mark, shapeOf(parts.tables), carried)
  const { changes, head } = carried
  await pull({ ...parts, line: { ...parts.line, pull: async () => changes } }, state, head)
  const waiting = state.outbox.filter((entry) => entry.state === 'waiting')
  const decided = waiting.flatMap((entry) => decide(entry, carried.answers))
  if (decided.length > 0) await keep(parts, state, decided)
  await forgetApplied(parts, state)
}

const loadState = async ({ vault }: DeviceParts): Promise<State> => {
  const { mark, rows, outbox, turn } = await vault.load()
  const base = tablesOf(rows)
  return { base, shown: base, mark, outbox: inOrder(outbox), turn, isDoubtful: false }
}

const startingAgain = async (parts: DeviceParts, state: State, act: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (fault) {
      if (state.isDoubtful) {
        Object.assign(state, await loadState(parts))
        show(parts, state)
      }
      if (!(fault instanceof VaultMoved) || attempt === 3) throw fault
    }
  }
}

const save = async ({ vault }: DeviceParts, state: State, saving: Saving): Promise<void> => {
  state.isDoubtful = true
  state.turn = await vault.save(saving, state.turn)
  state.isDoubtful = false
}

const show = (parts: DeviceParts, state: State): void => {
  state.shown = new RowTables(state.base)
  for (const entry of state.outbox) if (entry.state !== 'refused') showEffect(parts, state.shown, entry)
  parts.changed?.()
}

const keep = async (
  parts: DeviceParts,
  state: State,
  put: readonly OutboxEntry[],
  gone: readonly string[] = [],
): Promise<void> => {
  await save(parts, state, { outboxPut: put, outboxGone: gone })
  const kept = new Map([...state.outbox, ...put].map((entry) => [entry.commandId, entry]))
  for (const commandId of gone) kept.delete(commandId)
  state.outbox = inOrder([...kept.values()])
  show(parts, state)
}

const queue = async (parts: DeviceParts, state: State, command: QueuedCommand): Promise<void> => {
  if (state.outbox.some(({ commandId }) => commandId === command.commandId)) return
  parts.effects.get(command.name)?.(new RowTables(state.shown), command.input as never, writtenBy(parts, command))
  const position = (state.outbox.at(-1)?.position ?? 0) + 1
  await keep(parts, state, [{ ...command, position, state: 'waiting', refusal: null }])
}

const tablesOf = (kept: Kept['rows']): RowTables => {
  const tables = new RowTables()
  for (const { table, rows } of kept) for (const row of rows) tables.put(table, row)
  return tables
}

const writtenBy = ({ holder, zone = 'Asia/Jakarta' }: DeviceParts, { occurredAt }: QueuedCommand): Written => ({
  on: dayIn(zone, new Date(occurredAt)),
  ...{ at: occurredAt, by: holder?.accountId ?? '', byName: holder?.name ?? '' },
})

// An effect that no longer fits the server's rows shows nothing; the server will say why.
const showEffect = (parts: DeviceParts, rows: RowTables, entry: OutboxEntry): void => {
  try {
    parts.effects.get(entry.name)?.(rows, entry.input as never, writtenBy(parts, entry))
  } catch {
    return
  }
}

const madeBy = (parts: DeviceParts, entry: OutboxEntry): readonly string[] => {
  const alone = new RowTables()
  showEffect(parts, alone, entry)
  return parts.tables.flatMap(({ table }) => alone.all(table).map(({ id }) => id))
}

/** Answers why not all could be decided now; what was decided is kept. */
const push = async (parts: DeviceParts, state: State): Promise<Error | undefined> => {
  const waiting = () => sendable(state.outbox, (entry) => madeBy(parts, entry)).slice(0, batch)
  for (let entries = waiting(); entries.length > 0; entries = waiting()) {
    const answers = await parts.line.push(entries.map(asCommand))
    const decided = entries.flatMap((entry) => decide(entry, answers))
    await keep(parts, state, decided)
    if (decided.length < entries.length) return notDecided(answers)
  }
  return undefined
}

const notDecided = (answers: readonly PushAnswer[]): Error => {
  const code = answers.flatMap((answer) => (answer.outcome === 'later' ? (answer.code ?? []) : []))[0]
  return code ? new Refusal('rule', code) : new Error('the server could not decide everything now')
}

const decide = (entry: OutboxEntry, answers: readonly PushAnswer[]): OutboxEntry[] => {
  const answer = answers.find(({ commandId }) => commandId === entry.commandId)
  if (answer?.outcome === 'applied') return [{ ...entry, state: 'applied' }]
  if (answer?.outcome === 'refused') return [{ ...entry, state: 'refused', refusal: answer.refusal }]
  return []
}

/** Fetches page after page. When the device begins anew, the old rows are read until the new ones are complete. */
const pull = async (parts: DeviceParts, state: State, head: string | null = null): Promise<void> => {
  let base = state.base
  const tables = shapeOf(parts.tables)
  // another app wrote what is here: its rows may lack what this one shows
  const { since, shape } = state.mark?.tables === tables ? state.mark : { since: null, shape: null }
  let page: string | null = null
  let common = state.mark?.common
  const wantsCommon = parts.tables.some(({ isCommon }) => isCommon)
  do {
    const asked = { since, shape, page, ...(wantsCommon && !page && { common: common ?? null }) }
    const changes: Changes = await parts.line.pull(asked)
    common = changes.common ?? common
    if (changes.reset) base = new RowTables()
    const rows = applyChanges(base, parts.tables, changes.tables)
    page = changes.nextPage
    const mark = { since: changes.upTo, shape: changes.shape, tables, common, ...(head !== null && { head }) }
    if (base === state.base) await save(parts, state, page ? { rows } : { rows, mark })
    else if (!page) await save(parts, state, { allRows: rowsOf(base, parts.tables), mark })
    if (!page) Object.assign(state, { base, mark })
  } while (page)
}

const rowsOf = (base: RowTables, tables: readonly DeviceTable[]): Kept['rows'] =>
  tables.map(({ table }) => ({ table, rows: base.all(table) }))
