import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPerson } from '#modules/registry/contract.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { applyParcels } from '#platform/server/sync/apply-parcels.ts'
import { forgetInParcels } from '#platform/server/sync/forget-parcels.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { openForVillage } from '#platform/server/sync/village-keys.ts'
import { newId } from '#platform/shared/ids.ts'
import { getVillageKey, listParcels, recordParcel, refuseParcel } from '#platform/shared/parcel-contract.ts'
import type { QueuedCommand } from '#platform/shared/sync-contract.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { serverModules } from '../server/modules.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld
let successor: Person

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeAll(async () => {
  village = await world.village()
  successor = await village.person('migration_officer', { name: 'Wahyu Prasetyo' })
})

const recorded = (name = 'Tumini') => {
  const id = newId()
  const input = { person: { id, name, sex: 'female' } }
  return { id, command: { commandId: newId(), name: 'registry.recordPerson', input, ...when } as QueuedCommand }
}
const when = { village: null, occurredAt: '2026-11-01T02:00:00.000Z' }

/** As a phone seals when its user leaves: with the village's public key alone. */
const sealed = async (place: VillageWorld, content: unknown): Promise<string> => {
  const key = await place.officer.asks(getVillageKey, {})
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  return Buffer.from(await sealForVillage(key, bytes)).toString('base64')
}

const apply = (actor: Person, ...parcelIds: string[]) =>
  applyParcels(world.test.house, { actor: actor.actor, village: village.id, parcelIds })

const entriesOf = (commandId: string) =>
  world.asOwner<{ entry: string; actor_id: string }>(
    'select entry, actor_id from audit_entries where village_id = $1 and command_id = $2',
    [village.id, commandId],
  )

describe('what an officer left on a phone', () => {
  it('is taken without a session, listed, and applied under the successor; the record of acts names both', async () => {
    const { id, command } = recorded()
    const maker = { accountId: village.officer.actor.accountId, name: village.officer.actor.name }
    const content = { ...command, position: 3, state: 'waiting', refusal: null }
    const input = { village: village.id, sealed: await sealed(village, content), madeBy: maker }
    const { parcelId } = await world.anyone.does(recordParcel, input)
    expect((await world.anyone.does(recordParcel, input)).parcelId).toBe(parcelId)
    const { parcels } = await successor.asks(listParcels, {})
    expect(parcels.filter((one) => one.id === parcelId)).toMatchObject([
      { madeByName: 'Sri Wahyuni', isProven: false, commands: 1, names: ['registry.recordPerson'], appliedAt: null },
    ])
    expect(await apply(successor, parcelId)).toMatchObject([{ applied: 1, refusals: [], later: 0 }])
    expect((await successor.asks(getPerson, { personId: id })).person.name).toBe('Tumini')
    const [entry, ...others] = await entriesOf(command.commandId)
    expect(others).toEqual([])
    expect(JSON.parse(entry?.entry ?? '')).toMatchObject({
      actor: { id: successor.actor.accountId },
      handedOver: { parcel: parcelId, madeBy: maker.accountId },
    })
    const kept = await world.asOwner<{ sealed: unknown }>('select sealed from sealed_parcels where id = $1', [parcelId])
    expect(kept).toEqual([{ sealed: null }])
  })

  it('changes nothing a second time, nor what the phone itself had brought before its answer was lost', async () => {
    const [brought, left] = [recorded('Waginah'), recorded('Wagirah')]
    await pushCommands(world.test.house, { actor: village.officer.actor, commands: [brought.command] })
    const content = { version: 1, madeBy: null, commands: [brought.command, left.command] }
    const parcels = [await sealed(village, content), await sealed(village, content)]
    const ids: string[] = []
    for (const each of parcels)
      ids.push((await village.officer.does(recordParcel, { village: village.id, sealed: each })).parcelId)
    const [first] = await apply(successor, ids[0] ?? '')
    const [second] = await apply(village.officer, ids[1] ?? '')
    expect([first, second]).toMatchObject([
      { applied: 2, refusals: [] },
      { applied: 2, refusals: [] },
    ])
    for (const { command } of [brought, left]) expect(await entriesOf(command.commandId)).toHaveLength(1)
    const { parcels: listed } = await successor.asks(listParcels, {})
    expect(listed.filter(({ id }) => ids.includes(id)).map(({ isProven }) => isProven)).toEqual([true, true])
  })

  it('is known for done also when its first step is the row itself: a family without a card, by the phone first or by the parcel', async () => {
    const family = (name: string) => {
      const person = { id: newId(), name, sex: 'female' }
      const input = { household: { id: newId(), hamlet: 'KIDUL' }, members: [{ person, relationCode: '1' }] }
      return { commandId: newId(), name: 'registry.recordHousehold', input, ...when } as QueuedCommand
    }
    const [brought, carried] = [family('Painem'), family('Paijah')]
    const push = (command: QueuedCommand) =>
      pushCommands(world.test.house, { actor: village.officer.actor, commands: [command] })
    expect(await push(brought)).toMatchObject([{ outcome: 'applied' }])
    const content = {
      version: 1,
      madeBy: { accountId: village.officer.actor.accountId, name: 'Sri Wahyuni' },
      commands: [brought, carried],
    }
    const input = { village: village.id, sealed: await sealed(village, content), madeBy: content.madeBy }
    const { parcelId } = await world.anyone.does(recordParcel, input)
    expect(await apply(successor, parcelId)).toMatchObject([{ applied: 2, refusals: [], later: 0 }])
    expect(await push(carried)).toMatchObject([{ outcome: 'applied' }])
    for (const { commandId } of [brought, carried]) expect(await entriesOf(commandId)).toHaveLength(1)
  })

  it('is never applied by the right of who queued it', async () => {
    const { command } = recorded()
    const input = { village: village.id, sealed: await sealed(village, command), madeBy: null }
    const { parcelId } = await world.anyone.does(recordParcel, input)
    const revoked = { ...village.officer.actor, villageIds: [], homeVillageId: null }
    const asked = { actor: revoked, village: village.id, parcelIds: [parcelId] }
    await expect(applyParcels(world.test.house, asked)).rejects.toMatchObject({ kind: 'missing' })
    expect(await entriesOf(command.commandId)).toEqual([])
    await expect(apply(village.tutor, parcelId)).rejects.toMatchObject({ kind: 'forbidden' })
    // who may take over still needs the right to each act: the head registers nobody
    expect(await apply(village.head, parcelId)).toMatchObject([{ refusals: [{ code: 'platform.forbidden' }] }])
    expect(await entriesOf(command.commandId)).toEqual([])
    expect(await apply(successor, parcelId)).toMatchObject([{ applied: 1, refusals: [] }])
    const other = { commandId: newId(), name: 'platform.closeParcel', input: {}, ...when }
    const bad = await world.anyone.does(recordParcel, { ...input, sealed: await sealed(village, other) })
    const [answer] = await apply(successor, bad.parcelId)
    expect(answer).toMatchObject({ applied: 0, refusals: [{ code: 'platform.needsSignal' }] })
    const { parcels } = await successor.asks(listParcels, {})
    expect(parcels.find(({ id }) => id === bad.parcelId)?.refusals).toMatchObject([{ code: 'platform.needsSignal' }])
  })

  it('is refused when it is for another village, changed on its way, or of a form nobody knows', async () => {
    const elsewhere = await world.village()
    const { command } = recorded()
    const parcel = await sealed(village, command)
    const bytes = Buffer.from(parcel, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    const codeOf = (input: { village: number; sealed: string }) =>
      world.anyone.does(recordParcel, input).catch(({ code }: { code: string }) => code)
    expect(await codeOf({ village: elsewhere.id, sealed: parcel })).toBe('platform.parcelNotOurs')
    expect(await codeOf({ village: village.id, sealed: bytes.toString('base64') })).toBe('platform.parcelNotOurs')
    const unknown = await sealed(village, { version: 9 })
    expect(await codeOf({ village: village.id, sealed: unknown })).toBe('platform.parcelUnknown')
    await expect(elsewhere.officer.asks(listParcels, {})).resolves.toEqual({ parcels: [] })
  })
})

describe('what waits on the shelf of a village', () => {
  const left = async (place: VillageWorld, content: unknown = recorded().command) =>
    world.anyone.does(recordParcel, { village: place.id, sealed: await sealed(place, content) })
  const byTheHouse = (place: VillageWorld, act: (context: Context) => Promise<unknown>) =>
    runAsSystem(world.test.house, {
      ...{ name: 'test.byTheHouse', village: place.id },
      act: async (context) => void (await act(context)),
    })
  const tasksOf = async (person: Person) =>
    (await person.asks(listTasks, {})).tasks.filter(({ kind }) => kind === 'platform.parcelsWait')

  it('is one task of Today, as many as there are, until the last is put in or left out with a reason', async () => {
    const place = await world.village()
    expect(await tasksOf(place.officer)).toEqual([])
    const first = await left(place)
    const second = await left(place, { version: 1, madeBy: null, commands: [recorded().command, recorded().command] })
    expect(await tasksOf(place.officer)).toMatchObject([{ values: { count: 3 }, path: '/titipan' }])
    expect(await tasksOf(place.tutor)).toEqual([])
    const asked = { actor: place.officer.actor, village: place.id, parcelIds: [first.parcelId] }
    await applyParcels(world.test.house, asked)
    expect(await tasksOf(place.secretary)).toMatchObject([{ values: { count: 2 } }])

    const dismissal = { parcelIds: [second.parcelId], reason: 'Orangnya tidak pernah ada di desa ini.' }
    await expect(place.tutor.does(refuseParcel, dismissal)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(place.officer.does(refuseParcel, { ...dismissal, reason: ' ' })).rejects.toMatchObject({
      kind: 'invalid',
    })
    expect(await place.officer.does(refuseParcel, dismissal)).toEqual({ refused: 1 })
    expect(await tasksOf(place.officer)).toEqual([])
    const { parcels } = await place.officer.asks(listParcels, {})
    expect(parcels.find(({ id }) => id === second.parcelId)).toMatchObject({
      ...{ refusedReason: dismissal.reason, appliedByName: place.officer.actor.name, applied: 0 },
    })
    expect(
      await world.asOwner('select from sealed_parcels where id = $1 and sealed is not null', [second.parcelId]),
    ).toEqual([])
    expect(await applyParcels(world.test.house, { ...asked, parcelIds: [second.parcelId] })).toMatchObject([
      { applied: 0 },
    ])
    await expect(place.officer.does(refuseParcel, dismissal)).rejects.toMatchObject({ kind: 'missing' })
  })

  it('is not filled up by who is not signed in: the officer can still leave a parcel', async () => {
    const place = await world.village()
    await left(place)
    await byTheHouse(place, (context) =>
      sql`insert into sealed_parcels (village_id, id, hash, sealed, sent_by, sent_by_name, sent_at, command_count, operation_names)
        select village_id, gen_random_uuid(), 'hash ' || n, sealed, 'public', '', now(), 1, '[]'
        from sealed_parcels, generate_series(1, 499) n where village_id = ${place.id}`.execute(context.database),
    )
    await expect(left(place)).rejects.toMatchObject({ code: 'platform.parcelsFull' })
    const own = { village: place.id, sealed: await sealed(place, recorded().command) }
    expect(await place.officer.does(recordParcel, own)).toMatchObject({ wasKnown: false })
  })

  it('lets one of a family go alone: the others stay, with what was said of them later', async () => {
    const place = await world.village()
    const [mother, son, householdId] = [newId(), newId(), newId()]
    const member = (id: string, name: string, relationCode: string) => ({
      ...{ person: { id, name, sex: 'male' }, relationCode },
    })
    const command = (name: string, input: object) => ({ commandId: newId(), name, input, ...when }) as QueuedCommand
    const phone = (personId: string, value: string) =>
      command('registry.recordContact', { id: newId(), personId, kind: 'phone', value, whose: 'own' })
    const family = command('registry.recordHousehold', {
      household: { id: householdId, hamlet: 'KIDUL', rt: '03', rw: '01' },
      members: [member(mother, 'Wiwik', '1'), member(son, 'Yatmo', '4')],
    })
    const commands = [family, phone(mother, '081200000001'), phone(son, '081200000002')]
    const { parcelId } = await left(place, { version: 1, madeBy: null, commands })
    await byTheHouse(place, (context) => forgetInParcels(context, ['Wiwik']))
    const [row] = await world.asOwner<{ sealed: Buffer }>('select sealed from sealed_parcels where id = $1', [parcelId])
    const text = openForVillage(place.id, row?.sealed ?? Buffer.alloc(0)).toString('utf8')
    expect([/Wiwik|081200000001/.test(text), text.includes(mother)]).toEqual([false, false])
    expect(['Yatmo', '081200000002', householdId].filter((word) => !text.includes(word))).toEqual([])
    // the whole family gone, what speaks only of it goes too
    await byTheHouse(place, (context) => forgetInParcels(context, ['Yatmo', 'KIDUL']))
    expect(await world.asOwner('select from sealed_parcels where id = $1 and sealed is not null', [parcelId])).toEqual(
      [],
    )
  })

  it('tells nothing of a person that was erased, keeps the rest of a parcel, and goes a year after it was decided', async () => {
    const place = await world.village()
    const [her, other] = [recorded('Wiwik'), recorded('Yatmi')]
    const alone = await left(place, her.command)
    const both = await left(place, { version: 1, madeBy: null, commands: [her.command, other.command] })
    await byTheHouse(place, (context) => forgetInParcels(context, [her.id]))
    const rows = await world.asOwner<{ id: string; sealed: Buffer | null }>(
      'select id, sealed from sealed_parcels where village_id = $1',
      [place.id],
    )
    const bytesOf = (id: string) => rows.find((row) => row.id === id)?.sealed ?? null
    expect(bytesOf(alone.parcelId)).toBeNull()
    const text = openForVillage(place.id, bytesOf(both.parcelId) ?? Buffer.alloc(0)).toString('utf8')
    expect([text.includes('Wiwik'), text.includes('Yatmi')]).toEqual([false, true])
    const asked = { actor: place.officer.actor, village: place.id, parcelIds: [both.parcelId] }
    expect(await applyParcels(world.test.house, asked)).toMatchObject([{ applied: 1, refusals: [] }])

    const job = serverModules.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'platform.forgetOldParcels')
    const waits = await left(place)
    await byTheHouse(place, (context) =>
      sql`update sealed_parcels set sent_at = now() - interval '14 months', applied_at = case when applied_at is not null then
        now() - interval '13 months' end where village_id = ${place.id}`.execute(context.database),
    )
    await byTheHouse(place, job!.run)
    const { parcels } = await place.officer.asks(listParcels, {})
    expect(parcels.map(({ id }) => id)).toEqual([waits.parcelId])
  })
})
