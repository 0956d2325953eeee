import { createHash } from 'node:crypto'
import { registryEffects } from '#modules/registry/device-effects.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { type Device, type DeviceParts, type Line, openDevice } from '#platform/client/device/open-device.ts'
import { type Kept, type Saving, type Vault, VaultMoved } from '#platform/client/device/vault.ts'
import type { Handler } from '#platform/server/module.ts'
import { runOperation } from '#platform/server/run-operation.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import type { DeviceTable } from '#platform/shared/device-table.ts'
import { newId } from '#platform/shared/ids.ts'
import type { DeviceValue, QueuedCommand } from '#platform/shared/sync-contract.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { serverModules } from '../server/modules.ts'
import type { Person, VillageWorld, World } from './world.ts'

export const simulatedTables: readonly DeviceTable[] = serverModules
  .flatMap((module) => module.deviceTables ?? [])
  .filter(({ isCommon }) => !isCommon)

/** Numbers that come out the same for the same seed (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T,
  }
}
type Random = ReturnType<typeof seeded>

/** A phone's memory: text, so that nothing is shared with what runs, and it may die before or after it wrote. */
const openVault = (random: Random, weather: Weather): Vault => {
  let text = JSON.stringify({ turn: 0, mark: null, rows: [], outbox: [] })
  const written = (saving: Saving): string => {
    const kept = JSON.parse(text) as Kept
    const tables = new Map(
      (saving.allRows ?? kept.rows).map(({ table, rows }) => [table, new Map(rows.map((row) => [row.id, row]))]),
    )
    for (const { table, put, gone } of saving.rows ?? []) {
      const rows = tables.get(table) ?? new Map()
      for (const row of put) rows.set(row.id, row)
      for (const id of gone) rows.delete(id)
      tables.set(table, rows)
    }
    const outbox = new Map([...kept.outbox, ...(saving.outboxPut ?? [])].map((entry) => [entry.commandId, entry]))
    for (const id of saving.outboxGone ?? []) outbox.delete(id)
    const rows = [...tables].map(([table, byId]) => ({ table, rows: [...byId.values()] }))
    return JSON.stringify({ turn: kept.turn + 1, mark: saving.mark ?? kept.mark, rows, outbox: [...outbox.values()] })
  }
  return {
    load: async () => JSON.parse(text) as Kept,
    save: async (saving, turn) => {
      if ((JSON.parse(text) as Kept).turn !== turn) throw new VaultMoved()
      if (weather.stormy && random.next() < 0.03) throw new Error('the phone died before it wrote')
      text = written(saving)
      if (weather.stormy && random.next() < 0.03) throw new Error('the phone died after it wrote')
      return turn + 1
    },
  }
}

interface Weather {
  stormy: boolean
}

/** What the network may do to a request: lose it, lose its answer, bring it twice, or bring it once more much later. */
const openLine = (
  world: World,
  person: Person,
  random: Random,
  weather: Weather,
  late: (() => Promise<unknown>)[],
): Line => {
  const travel = async <T>(act: () => Promise<T>): Promise<T> => {
    if (!weather.stormy) return act()
    const luck = random.next()
    if (luck < 0.15) throw new Error('lost on the way there')
    const answer = act()
    if (luck < 0.3) await Promise.all([answer, act()])
    if (luck > 0.9) late.push(act)
    const result = structuredClone(await answer)
    if (luck > 0.7 && luck < 0.85) throw new Error('lost on the way back')
    return result
  }
  const { actor } = person
  return {
    pull: (input) =>
      travel(async () => {
        const limit = 1 + random.below(40)
        const request = { actor, name: listChanges.name, input: { ...input, limit } }
        return (await runOperation(world.test.house, request)) as never
      }),
    push: (commands) => travel(() => pushCommands(world.test.house, { actor, commands })),
  }
}

const withHandlers = (world: World, handlers: readonly Handler[]): World => {
  const handlersByName = new Map(world.test.house.handlersByName)
  for (const handler of handlers) handlersByName.set(handler.operation.name, handler)
  return { ...world, test: { ...world.test, house: { ...world.test.house, handlersByName } } }
}

interface Phone {
  readonly parts: DeviceParts
  device: Device
  /** What it kept, in the order in which it was told. */
  readonly told: string[]
}

const days = 86_400_000
const fields = ['birthPlace', 'currentAddress'] as const
const columnByField = { birthPlace: 'birth_place', currentAddress: 'current_address' } as const

/** A fault put in on purpose, to see that it is found. */
export interface Plant {
  readonly line?: (line: Line) => Line
  readonly commands?: (command: QueuedCommand) => QueuedCommand
  readonly handlers?: readonly Handler[]
}

/** One seed's story: some people, some phones, bad weather; then the sun, and what is left must hold. Answers what does not. */
export const simulate = async (
  real: World,
  village: VillageWorld,
  seed: number,
  plant: Plant = {},
): Promise<string[]> => {
  const world = withHandlers(real, plant.handlers ?? [])
  const random = seeded(seed)
  const weather = { stormy: true }
  const late: (() => Promise<unknown>)[] = []
  const family = await recordFamily(village)
  const people = [family.father, family.mother, family.grandmother]
  const officers = [village.officer, village.officer, village.secretary]
  const phones: Phone[] = []
  for (const person of officers) {
    const open = openLine(world, person, random, weather, late)
    const line = plant.line?.(open) ?? open
    const parts = { vault: openVault(random, weather), line, tables: simulatedTables, effects: registryEffects }
    phones.push({ parts, device: await openDevice(parts), told: [] })
  }
  const intended: QueuedCommand[] = []
  const story = { world, village, random, phones, people, intended, late }
  for (let step = 0; step < 40; step++) {
    // now and then two things happen at the same moment
    if (random.next() < 0.3) await Promise.all([oneStep(story), oneStep(story)])
    else await oneStep(story)
  }
  weather.stormy = false
  for (const act of late) await act().catch(() => undefined)
  for (let round = 0; round < 2; round++) {
    for (const phone of phones) {
      phone.device = await openDevice(phone.parts)
      await phone.device.sync()
    }
  }
  return findFaults(world, village, phones, intended)
}

interface Step {
  readonly world: World
  readonly village: VillageWorld
  readonly random: Random
  readonly phones: readonly Phone[]
  readonly people: readonly string[]
  readonly intended: QueuedCommand[]
  readonly late: (() => Promise<unknown>)[]
}

const oneStep = async (story: Step): Promise<void> => {
  const { random, phones, people, intended, late } = story
  const phone = random.pick(phones)
  const luck = random.next()
  if (luck < 0.5) {
    const command = someCommand(random, phone, people)
    if (!command) return
    // what the phone did not keep was never said to be kept
    await phone.device.queue(command).then(
      () => {
        intended.push(command)
        phone.told.push(command.commandId)
      },
      () => undefined,
    )
  } else if (luck < 0.85) await phone.device.sync().catch(() => undefined)
  else if (luck < 0.92) phone.device = await openDevice(phone.parts)
  else if (luck < 0.96) await atTheOffice(story)
  else
    await late
      .splice(random.below(late.length + 1), 1)[0]?.()
      .catch(() => undefined)
}

/** The head protects somebody, or lifts it: rows leave the phones and come back. */
const atTheOffice = async ({ world, village, random, people }: Step): Promise<void> => {
  const personId = random.pick(people)
  const { actor } = village.head
  const does = (name: 'registry.requestProtection' | 'registry.settleProtection', input: unknown) =>
    runOperation(world.test.house, { actor, name, input, commandId: newId() }).catch(() => undefined)
  const id = newId()
  await does('registry.requestProtection', { id, personId, wanted: random.next() < 0.5, reason: 'Diancam.' })
  const settle = { requestId: id, approve: true, note: null }
  const input = {
    actor: village.officer.actor,
    name: 'registry.settleProtection' as const,
    input: settle,
    commandId: newId(),
  }
  await runOperation(world.test.house, input).catch(() => undefined)
}

const someCommand = (random: Random, phone: Phone, people: readonly string[]): QueuedCommand | undefined => {
  const personId = random.pick(people)
  // clocks are off by years, either way
  const occurredAt = new Date(Date.UTC(2026, 10, 22) + (random.below(3000) - 1500) * days).toISOString()
  const command = (name: string, input: unknown): QueuedCommand => ({
    commandId: newId(),
    name,
    input,
    village: null,
    occurredAt,
  })
  const rows = phone.device.rows()
  const person = rows.find('people', personId)
  if (random.next() < 0.5) {
    const value = `0812${String(random.below(100_000_000)).padStart(8, '0')}`
    return command('registry.recordContact', { id: newId(), personId, kind: 'phone', value, whose: 'own' })
  }
  if (!person) return undefined
  const wanted = random.next() < 0.3 ? fields : [random.pick(fields)]
  const changes = wanted.map((field) => {
    const to = `${field} ${random.below(1_000_000)}`
    return { field, from: person[columnByField[field]], to }
  })
  return command('registry.correctPerson', { id: newId(), personId, changes })
}

const findFaults = async (
  world: World,
  village: VillageWorld,
  phones: readonly Phone[],
  intended: readonly QueuedCommand[],
): Promise<string[]> => {
  const hashes = new Set(phones.map(({ device }) => hashOfRows(device)))
  const outcomes = await world.asOwner<{ command_id: string; applied: boolean; times: number; place: number }>(
    `select command_id, bool_and(applied) as applied, count(*)::int as times, min(audit_no) as place from audit_entries where village_id = $1 group by 1`,
    [village.id],
  )
  const byId = new Map(outcomes.map((one) => [one.command_id, one]))
  const refused = new Set(phones.flatMap(({ device }) => device.outbox().map(({ commandId }) => commandId)))
  const faults = intended.flatMap((command) => {
    const outcome = byId.get(command.commandId)
    if (!outcome) return [`${command.name} was lost`]
    if (outcome.times !== 1) return [`${command.name} was decided ${outcome.times} times`]
    if (outcome.applied === refused.has(command.commandId))
      return [`${command.name}: phone and server tell different ends`]
    return []
  })
  const waiting = phones.flatMap(({ device }) => device.outbox().filter(({ state }) => state !== 'refused'))
  return [
    ...faults,
    ...(hashes.size === 1 ? [] : [`${hashes.size} different stores`]),
    ...phones.flatMap(({ told }) => findDisorder(told.flatMap((id) => byId.get(id)?.place ?? []))),
    ...waiting.map(({ name, state }) => `${name} is still ${state}`),
    ...(await findDoubles(world, village)),
    ...(await findOverwrites(world, village, intended, byId)),
    ...(await differsFromServer(world, village, phones)),
  ]
}

const findDisorder = (places: readonly number[]): string[] =>
  places.some((place, index) => place < (places[index - 1] ?? 0))
    ? ['a phone’s commands were decided in another order']
    : []

const hashOfRows = (device: Device): string => {
  const rows = device.rows()
  const all = simulatedTables.map(({ table }) => [table, [...rows.all(table)].sort((a, b) => a.id.localeCompare(b.id))])
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

const findDoubles = async (world: World, village: VillageWorld): Promise<string[]> => {
  const doubles = await world.asOwner<{ value: string }>(
    `select value from person_contacts where village_id = $1 group by person_id, kind, value having count(*) > 1`,
    [village.id],
  )
  return doubles.map(() => 'a contact was recorded twice')
}

/** Each accepted correction found exactly the value its author had seen. */
const findOverwrites = async (
  world: World,
  village: VillageWorld,
  intended: readonly QueuedCommand[],
  byId: ReadonlyMap<string, { readonly applied: boolean }>,
): Promise<string[]> => {
  const history = await world.asOwner<{ command_id: string; before_value: DeviceValue; after_value: DeviceValue }>(
    `select command_id, before_value, after_value from field_history where village_id = $1`,
    [village.id],
  )
  return intended.flatMap((command) => {
    if (command.name !== 'registry.correctPerson' || !byId.get(command.commandId)?.applied) return []
    const { changes } = command.input as { changes: { from: DeviceValue; to: DeviceValue }[] }
    const written = history.filter((row) => row.command_id === command.commandId)
    const isWhole = written.length === changes.length
    const isSilent = written.some(
      (row) => !changes.some(({ from, to }) => (from ?? '') === (row.before_value ?? '') && to === row.after_value),
    )
    return [
      ...(isWhole ? [] : ['half of a correction was written']),
      ...(isSilent ? ['a correction wrote over a value that its author had not seen'] : []),
    ]
  })
}

const differsFromServer = async (world: World, village: VillageWorld, phones: readonly Phone[]): Promise<string[]> => {
  const rows = await world.asOwner<{ id: string; birth_place: string | null; current_address: string | null }>(
    `select id, birth_place, current_address from people where village_id = $1 and not sealed`,
    [village.id],
  )
  const ids = new Set(rows.map(({ id }) => id))
  const contacts = await world.asOwner<{ id: string }>(
    `select c.id from person_contacts c join people p on p.village_id = c.village_id and p.id = c.person_id where c.village_id = $1 and not p.sealed`,
    [village.id],
  )
  return phones.flatMap(({ device }) => [
    ...device
      .rows()
      .all('people')
      .flatMap(({ id }) => (ids.has(id) ? [] : ['a phone holds somebody it may not'])),
    ...(device.rows().all('person_contacts').length === contacts.length
      ? []
      : ['a phone holds other contacts than it should']),
    ...rows.flatMap((row) => {
      const held = device.rows().find('people', row.id)
      const isSame = held?.birth_place === row.birth_place && held?.current_address === row.current_address
      return isSame ? [] : ['a person differs between phone and server']
    }),
  ])
}
