import { createHash } from 'node:crypto'
import type { DeviceValue, QueuedCommand } from '#platform/shared/sync-contract.ts'
import { tablesOf } from './releases.ts'
import type { Phone, Story } from './story.ts'

interface Outcome {
  readonly command_id: string
  readonly actor_id: string
  readonly name: string
  readonly entry: string
  readonly applied: boolean
  readonly times: number
  readonly place: number
}

/** Whatever does not hold at the end of a story, in words. */
export const findFaults = async (story: Story): Promise<string[]> => {
  const { world, village, phones, intended } = story
  const outcomes = await world.asOwner<Outcome & Record<string, unknown>>(
    `select command_id, min(actor_id) as actor_id, min(name) as name, min(entry) as entry, bool_and(applied) as applied,
       count(*)::int as times, min(audit_no)::int as place from audit_entries where village_id = $1 group by 1`,
    [village.id],
  )
  const byId = new Map(outcomes.map((one) => [one.command_id, one]))
  const serving = phones.filter(({ parcels }) => parcels === null)
  const hashes = new Set(serving.map(hashOfRows))
  const waiting = serving.flatMap((phone) =>
    phone.device.outbox().filter((entry) => entry.state !== 'refused' && !isHeldBack(phone, entry)),
  )
  return [
    ...intended.flatMap((command) => findLoss(command, phones, byId)),
    ...(hashes.size === 1 ? [] : [`${hashes.size} different stores`]),
    ...phones.flatMap((phone) => findDisorder(phone, byId)),
    ...waiting.map(({ name, state }) => `${name} is still ${state}`),
    ...findUndue(story, outcomes),
    ...findSettledTwice(outcomes),
    ...findWrongRefusals(serving),
    ...(await findDoubles(story)),
    ...(await findBrokenRules(story)),
    ...(await findMissingFiles(story)),
    ...(await findOverwrites(story, byId)),
    ...(await differsFromServer(story, serving)),
  ]
}

/** It ends a contact that was refused: it waits with it until somebody puts that right. */
const isHeldBack = ({ device }: Phone, { input }: QueuedCommand): boolean => {
  const { contactId } = input as { contactId?: string }
  if (contactId === undefined) return false
  return device.outbox().some((entry) => entry.state === 'refused' && (entry.input as { id?: string }).id === contactId)
}

const findLoss = (command: QueuedCommand, phones: readonly Phone[], byId: ReadonlyMap<string, Outcome>): string[] => {
  const outcome = byId.get(command.commandId)
  const phone = phones.find(({ told }) => told.includes(command.commandId))
  if (!outcome && phone && !phone.parcels && isHeldBack(phone, command)) return []
  if (!outcome) return [`${command.name} was lost`]
  if (outcome.times !== 1) return [`${command.name} was decided ${outcome.times} times`]
  // a phone that left tells nobody any more
  if (!phone || phone.parcels) return []
  const isRefused = phone.device.outbox().some(({ commandId }) => commandId === command.commandId)
  return outcome.applied === isRefused ? [`${command.name}: phone and server tell different ends`] : []
}

const findDisorder = ({ told, holder }: Phone, byId: ReadonlyMap<string, Outcome>): string[] => {
  // what somebody else took over comes when that person does it
  const own = told.flatMap((id) => byId.get(id) ?? []).filter((one) => one.actor_id === holder.actor.accountId)
  const isLate = own.some(({ place }, index) => place < (own[index - 1]?.place ?? 0))
  return isLate ? ['a phone’s commands were decided in another order'] : []
}

const hashOfRows = ({ device }: Phone): string => {
  const rows = device.rows()
  const all = tablesOf(2).map(({ table }) => [table, [...rows.all(table)].sort((a, b) => a.id.localeCompare(b.id))])
  return createHash('sha256').update(JSON.stringify(all)).digest('hex')
}

const findUndue = ({ relievedAfter, village }: Story, outcomes: readonly Outcome[]): string[] =>
  outcomes
    .filter(
      ({ actor_id, place }) =>
        relievedAfter !== null && place > relievedAfter && actor_id === village.officer.actor.accountId,
    )
    .map(({ name }) => `${name} was done by an officer who had been relieved`)

const findSettledTwice = (outcomes: readonly Outcome[]): string[] => {
  const settled = outcomes
    .filter(({ name, applied }) => name === 'platform.settleConflict' && applied)
    .flatMap(({ entry }) => /"conflict":"([0-9a-f-]{36})"/.exec(entry)?.[1] ?? [])
  return settled.length === new Set(settled).size ? [] : ['a conflict was settled twice']
}

/** What no rule of the village says no to. */
const findWrongRefusals = (phones: readonly Phone[]): string[] =>
  phones.flatMap(({ device }) =>
    device.outbox().flatMap(({ name, refusal }) => {
      if (refusal?.code === 'platform.fileMissing') return [`${name} was refused because its file came later`]
      const isMisread = refusal?.code === 'platform.invalidInput' && name !== 'registry.correctPerson'
      return isMisread ? [`${name} was not understood`] : []
    }),
  )

const findDoubles = async ({ world, village }: Story): Promise<string[]> => {
  const doubles = await world.asOwner<{ value: string }>(
    `select value from person_contacts where village_id = $1 group by person_id, kind, value having count(*) > 1`,
    [village.id],
  )
  return doubles.map(() => 'a contact was recorded twice')
}

const findBrokenRules = async ({ world, village }: Story): Promise<string[]> => {
  const broken = await world.asOwner(`select id from people where village_id = $1 and birth_date > current_date`, [
    village.id,
  ])
  return broken.map(() => 'a person was written who breaks the rule')
}

const findMissingFiles = async ({ world, village }: Story): Promise<string[]> => {
  const missing = await world.asOwner(
    `select id from documents d where village_id = $1 and file_hash is not null
       and not exists (select from files f where f.village_id = d.village_id and f.hash = d.file_hash)`,
    [village.id],
  )
  return missing.map(() => 'a document names a file that nobody has')
}

/** Each accepted correction found exactly the value its author had seen. */
const findOverwrites = async (
  { world, village, intended }: Story,
  byId: ReadonlyMap<string, Outcome>,
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

const differsFromServer = async ({ world, village }: Story, phones: readonly Phone[]): Promise<string[]> => {
  const rows = await world.asOwner<{ id: string; birth_place: string | null; current_address: string | null }>(
    `select id, birth_place, current_address from people where village_id = $1 and not sealed`,
    [village.id],
  )
  const ids = new Set(rows.map(({ id }) => id))
  const contacts = await world.asOwner<{ id: string }>(
    `select c.id from person_contacts c join people p on p.village_id = c.village_id and p.id = c.person_id where c.village_id = $1 and not p.sealed`,
    [village.id],
  )
  return phones.flatMap(({ device }) => {
    const held = device.rows()
    const isSame = (row: (typeof rows)[number]) => {
      const one = held.find('people', row.id)
      return one?.birth_place === row.birth_place && one.current_address === row.current_address
    }
    return [
      ...(held.all('people').every(({ id }) => ids.has(id)) ? [] : ['a phone holds somebody it may not']),
      ...(held.all('person_contacts').length === contacts.length
        ? []
        : ['a phone holds other contacts than it should']),
      ...(rows.every(isSame) ? [] : ['a person differs between phone and server']),
    ]
  })
}
