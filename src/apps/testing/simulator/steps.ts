import { createHash } from 'node:crypto'
import { runOperation } from '#platform/server/run-operation.ts'
import { type Conflict, listConflicts, settleConflict } from '#platform/shared/conflict-contract.ts'
import { newId } from '#platform/shared/ids.ts'
import type { QueuedCommand } from '#platform/shared/sync-contract.ts'
import type { Person } from '../world.ts'
import { contactOf, operationOf } from './releases.ts'
import { type Phone, reopen, type Story, sync, takeOver } from './story.ts'

const days = 86_400_000
const fields = ['birthPlace', 'currentAddress'] as const
const columnByField = { birthPlace: 'birth_place', currentAddress: 'current_address' } as const

/** Somebody does something, whatever it is; what goes wrong on the way is the story's own. */
export const oneStep = async (story: Story): Promise<void> => {
  const { random } = story.network
  const phone = random.pick(story.phones)
  const luck = random.next()
  if (luck < 0.48) await write(story, phone)
  else if (luck < 0.8) await sync(story, phone).catch(() => undefined)
  else if (luck < 0.87) await reopen(story, phone)
  else if (luck < 0.9) await protect(story)
  else if (luck < 0.95) await settle(story)
  else if (luck < 0.97) await takeOver(story).catch(() => undefined)
  else await arriveLate(story)
}

const arriveLate = async ({ network: { late, random } }: Story): Promise<void> => {
  await late
    .splice(random.below(late.length + 1), 1)[0]?.()
    .catch(() => undefined)
}

const write = async (story: Story, phone: Phone): Promise<void> => {
  const command = phone.parcels ? undefined : someCommand(story, phone)
  if (!command) return
  // what the phone did not keep was never said to be kept
  await phone.device.queue(command).then(
    () => {
      story.intended.push(command)
      phone.told.push(command.commandId)
    },
    () => undefined,
  )
}

const someCommand = (story: Story, phone: Phone): QueuedCommand | undefined => {
  const { random } = story.network
  const personId = random.pick(story.people)
  const luck = random.next()
  if (luck < 0.32) return command(story, phone, 'registry.recordContact', contact(story, phone, personId))
  if (luck < 0.44) {
    const told = story.intended.filter(({ name }) => name === 'registry.recordContact').slice(-4)
    if (told.length === 0) return undefined
    // a colleague's contact too, which may not have arrived yet
    const { id } = random.pick(told).input as { id: string }
    return command(story, phone, 'registry.closeContact', { contactId: id, endedOn: '2026-11-20' })
  }
  if (luck < 0.5) {
    const fileHash = photograph(story, phone)
    return command(story, phone, 'registry.recordDocument', { id: newId(), personId, kind: 'IJAZAH', fileHash })
  }
  const changes = corrections(story, phone, personId)
  return changes && command(story, phone, 'registry.correctPerson', { id: newId(), personId, changes })
}

const command = ({ network: { random } }: Story, phone: Phone, name: string, input: unknown): QueuedCommand => {
  const operation = operationOf(phone.release, name)
  return {
    ...{ commandId: newId(), name, village: null },
    // as the app keeps it: read by its own contract
    input: operation.input.parse(input),
    // clocks are off by years, either way
    occurredAt: new Date(Date.UTC(2026, 10, 22) + (random.below(3000) - 1500) * days).toISOString(),
    // the first release named no form
    ...(phone.release > 1 && { schemaVersion: operation.version }),
  }
}

const contact = ({ network: { random } }: Story, phone: Phone, personId: string) => {
  const value = `0812${String(random.below(100_000_000)).padStart(8, '0')}`
  return { id: newId(), personId, kind: 'phone', value, whose: 'own', ...contactOf(phone.release) }
}

const photograph = ({ network: { random } }: Story, phone: Phone): string => {
  const bytes = new TextEncoder().encode(`%PDF-1.4 ${newId()} ${random.below(1_000_000)}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  phone.files.set(hash, bytes)
  return hash
}

const corrections = ({ network: { random } }: Story, phone: Phone, personId: string) => {
  const person = phone.device.rows().find('people', personId)
  if (!person) return undefined
  const wanted = random.next() < 0.3 ? fields : [random.pick(fields)]
  const changes: object[] = wanted.map((field) => {
    const to = `${field} ${random.below(1_000_000)}`
    return { field, from: person[columnByField[field]] ?? null, to }
  })
  // now and then with a day of birth that no rule lets through
  if (random.next() < 0.15) changes.push({ field: 'birthDate', from: person.birth_date, to: '2990-01-01' })
  return changes
}

/** The head protects somebody, or lifts it: rows leave the phones and come back. */
const protect = async ({ village, network: { random }, people, officer, house }: Story): Promise<void> => {
  const id = newId()
  const request = { id, personId: random.pick(people), wanted: random.next() < 0.5, reason: 'Diancam.' }
  const settle = { requestId: id, approve: true, note: null }
  const act = (person: Person, name: 'registry.requestProtection' | 'registry.settleProtection', input: object) =>
    runOperation(house, { actor: person.actor, name, input, commandId: newId() }).catch(() => undefined)
  await act(village.head, 'registry.requestProtection', request)
  await act(officer, 'registry.settleProtection', settle)
}

/** Somebody at the office settles what two people said, or two do it at the same moment, or from a page of an hour ago. */
const settle = async (story: Story): Promise<void> => {
  const { village, shownConflicts, network } = story
  shownConflicts.push(...(await village.secretary.asks(listConflicts, {})).conflicts)
  if (shownConflicts.length > 0) await settleOne(story, network.random.pick(shownConflicts))
}

const settleOne = async (
  { officer, village, house, network }: Story,
  { id, fields: asked }: Conflict,
): Promise<void> => {
  const { random } = network
  const choices = asked.map(({ field, current }) => ({
    field,
    current,
    keep: random.pick(['phone', 'office'] as const),
  }))
  const choose = ({ actor }: Person) =>
    runOperation(house, {
      ...{ actor, name: settleConflict.name, commandId: newId() },
      input: { conflictId: id, choices },
    }).catch(() => undefined)
  if (random.next() < 0.4) await Promise.all([choose(officer), choose(village.secretary)])
  else await choose(random.pick([officer, village.secretary]))
}

/** Before the day ends the office looks at all that waits for a person, and once more at a page of before. */
export const settleAll = async (story: Story): Promise<void> => {
  const { conflicts } = await story.village.secretary.asks(listConflicts, {})
  for (const conflict of [...conflicts, ...story.shownConflicts.slice(-2)]) await settleOne(story, conflict)
}
