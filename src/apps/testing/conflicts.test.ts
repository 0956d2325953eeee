import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { correctHousehold, correctPerson, getHousehold, getPerson } from '#modules/registry/contract.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { pushCommands } from '#platform/server/sync/push-commands.ts'
import { type Conflict, listConflicts, settleConflict } from '#platform/shared/conflict-contract.ts'
import { newId } from '#platform/shared/ids.ts'
import type { QueuedCommand } from '#platform/shared/sync-contract.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
})
afterAll(() => world.close())

type Change = { readonly field: string; readonly from: string | null; readonly to: string | null }

const correction = (personId: string, ...changes: Change[]): QueuedCommand => ({
  commandId: newId(),
  name: correctPerson.name,
  input: { id: newId(), personId, changes },
  village: null,
  occurredAt: '2026-11-02T03:00:00.000Z',
})

const push = (person: Person, ...commands: QueuedCommand[]) =>
  pushCommands(world.test.house, { actor: person.actor, commands })

/** Somebody whose birth place the office changed after the officer left for the hamlet. */
const changedMeanwhile = async () => {
  const { father } = await recordFamily(village)
  const before = (await village.officer.asks(getPerson, { personId: father })).person
  const office = { field: 'birthPlace' as const, from: before.birthPlace, to: 'Temanggung' }
  await village.secretary.does(correctPerson, { id: newId(), personId: father, changes: [office] })
  const command = correction(
    father,
    { field: 'birthPlace', from: before.birthPlace, to: 'Magelang' },
    { field: 'currentAddress', from: before.currentAddress ?? null, to: 'Jl. Kali Serayu 4' },
  )
  return { father, command }
}

const conflictOf = async (reader: Person, id: string): Promise<Conflict | undefined> =>
  (await reader.asks(listConflicts, {})).conflicts.find((one) => one.id === id)

const personOf = async (personId: string) => (await village.officer.asks(getPerson, { personId })).person

const keep = (choice: 'phone' | 'office', current: string | null = 'Temanggung') => [
  { field: 'birthPlace', keep: choice, current },
]

describe('two people who changed one field', () => {
  it('wait whole for a person, who sees both with author and time, and a task on Today', async () => {
    const { father, command } = await changedMeanwhile()
    const [answer, again] = [await push(village.officer, command), await push(village.officer, command)]
    expect(answer).toMatchObject([
      { outcome: 'refused', refusal: { kind: 'conflict', details: { conflictId: command.commandId } } },
    ])
    expect(again).toEqual(answer)
    expect(await personOf(father)).toMatchObject({ birthPlace: 'Temanggung', currentAddress: null })
    expect(await conflictOf(village.secretary, command.commandId)).toMatchObject({
      subjectName: 'Slamet Widodo',
      queuedByName: 'Sri Wahyuni',
      queuedAt: expect.stringContaining('2026-11-02'),
      fields: [{ field: 'birthPlace', wanted: 'Magelang', current: 'Temanggung', currentByName: 'Tutik Handayani' }],
      others: [{ field: 'currentAddress', wanted: 'Jl. Kali Serayu 4' }],
    })
    const { tasks } = await village.officer.asks(listTasks, {})
    expect(tasks.filter((task) => task.subjectId === command.commandId)).toMatchObject([
      { kind: 'registry.settleConflict', path: '/konflik' },
    ])
    const rows = await world.asOwner('select 1 from audit_entries where command_id = $1', [command.commandId])
    expect(rows).toHaveLength(1)
  })

  it('are settled once: the chosen field and what nobody else touched are written by the act itself', async () => {
    const { father, command } = await changedMeanwhile()
    await push(village.officer, command)
    const settle = { conflictId: command.commandId, choices: keep('phone') }
    const asked = { commandId: newId() }
    const written = { written: ['birthPlace', 'currentAddress'] }
    expect(await village.secretary.does(settleConflict, settle, asked)).toMatchObject(written)
    expect(await village.secretary.does(settleConflict, settle, asked)).toMatchObject(written)
    expect(await personOf(father)).toMatchObject({ birthPlace: 'Magelang', currentAddress: 'Jl. Kali Serayu 4' })
    const office = { conflictId: command.commandId, choices: keep('office', 'Magelang') }
    await expect(village.officer.does(settleConflict, office)).rejects.toMatchObject({
      code: 'platform.conflictSettled',
    })
    expect((await personOf(father)).birthPlace).toBe('Magelang')
    expect(await conflictOf(village.officer, command.commandId)).toBeUndefined()
    const { tasks } = await village.officer.asks(listTasks, {})
    expect(tasks.filter((task) => task.subjectId === command.commandId)).toEqual([])
  })

  it('settled twice at the same moment, count once', async () => {
    const { father, command } = await changedMeanwhile()
    await push(village.officer, command)
    const choose = (person: Person, choice: 'phone' | 'office') =>
      person.does(settleConflict, { conflictId: command.commandId, choices: keep(choice) })
    const both = await Promise.allSettled([choose(village.officer, 'phone'), choose(village.secretary, 'office')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const isPhone = both[0]?.status === 'fulfilled'
    expect((await personOf(father)).birthPlace).toBe(isPhone ? 'Magelang' : 'Temanggung')
  })

  it('are looked at again when the office changed once more', async () => {
    const { father, command } = await changedMeanwhile()
    await push(village.officer, command)
    const third = { field: 'birthPlace' as const, from: 'Temanggung', to: 'Salatiga' }
    await village.secretary.does(correctPerson, { id: newId(), personId: father, changes: [third] })
    const settle = { conflictId: command.commandId, choices: keep('phone') }
    await expect(village.officer.does(settleConflict, settle)).rejects.toMatchObject({ code: 'platform.conflictMoved' })
    expect((await personOf(father)).birthPlace).toBe('Salatiga')
    await village.officer.does(settleConflict, { ...settle, choices: keep('office', 'Salatiga') })
    expect(await personOf(father)).toMatchObject({ birthPlace: 'Salatiga', currentAddress: 'Jl. Kali Serayu 4' })
  })

  it('meet the rule again on the merged row: what is not possible now stays open', async () => {
    const { father, command } = await changedMeanwhile()
    const { birthDate } = await personOf(father)
    const wrong = correction(
      father,
      { field: 'birthPlace', from: 'Wonosobo', to: 'Magelang' },
      { field: 'birthDate', from: birthDate, to: '2990-01-01' },
    )
    await push(village.officer, wrong)
    const settle = { conflictId: wrong.commandId, choices: keep('phone') }
    await expect(village.officer.does(settleConflict, settle)).rejects.toMatchObject({ kind: 'invalid' })
    expect((await personOf(father)).birthPlace).toBe('Temanggung')
    expect(await conflictOf(village.officer, wrong.commandId)).toBeDefined()
    expect(command.commandId).not.toBe(wrong.commandId)
  })

  it('whose fields are not the same merge by themselves, and at the desk the second one hears it at once', async () => {
    const { father, command } = await changedMeanwhile()
    const apart = correction(father, { field: 'currentAddress', from: null, to: 'RT 3' })
    expect(await push(village.officer, apart)).toMatchObject([{ outcome: 'applied' }])
    await expect(village.officer.does(correctPerson, command.input as never)).rejects.toMatchObject({
      code: 'registry.changedMeanwhile',
    })
    expect((await village.officer.asks(listConflicts, {})).conflicts.map(({ id }) => id)).not.toContain(
      command.commandId,
    )
  })

  it('of a family card are settled likewise; who may not correct it sees none, and nobody of another village', async () => {
    const { householdId } = await recordFamily(village)
    const { household } = await village.officer.asks(getHousehold, { householdId })
    const office = { field: 'address' as const, from: household.address, to: 'Jl. Kantor 1' }
    await village.secretary.does(correctHousehold, { id: newId(), householdId, changes: [office] })
    const changes = [{ field: 'address', from: household.address, to: 'Jl. Ponsel 2' }]
    const command = {
      ...correction(''),
      name: correctHousehold.name,
      input: { id: newId(), householdId, changes },
    }
    await push(village.officer, command)
    expect(await conflictOf(village.officer, command.commandId)).toMatchObject({
      path: `/keluarga/${householdId}`,
      fields: [{ field: 'address', wanted: 'Jl. Ponsel 2', current: 'Jl. Kantor 1' }],
    })
    await expect(village.tutor.asks(listConflicts, {})).rejects.toMatchObject({ kind: 'forbidden' })
    const elsewhere = await world.village()
    expect(await elsewhere.officer.asks(listConflicts, {})).toEqual({ conflicts: [] })
    const choices = [{ field: 'address', keep: 'phone' as const, current: 'Jl. Kantor 1' }]
    const settle = { conflictId: command.commandId, choices }
    await expect(elsewhere.officer.does(settleConflict, settle)).rejects.toMatchObject({ kind: 'missing' })
    await village.officer.does(settleConflict, settle)
    const after = await village.officer.asks(getHousehold, { householdId })
    expect(after.household.address).toBe('Jl. Ponsel 2')
  })
})
