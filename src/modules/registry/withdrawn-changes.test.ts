import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  approveChange,
  correctPerson,
  listChangeRequests,
  requestChange,
  verifyPerson,
  withdrawChange,
} from './contract/change.ts'
import { getPerson } from './contract/sheet.ts'
import { type Family, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld
let family: Family

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
  await village.head.does(verifyPerson, { personId: family.mother, level: 'head', evidenceKind: 'KTP' })
}, 120_000)
afterAll(() => world?.close())

const residentAs = async (personId: string) => {
  const { actor } = await village.person('resident')
  const self = { ...actor, personId }
  return {
    asks: <I extends Schema, O extends Schema>(
      operation: Operation<I, O>,
      input: InputOf<Operation<I, O>>,
    ): Promise<OutputOf<Operation<I, O>>> => ask(world.test.house, operation, { actor: self, input }),
    does: <I extends Schema, O extends Schema>(operation: Operation<I, O>, input: InputOf<Operation<I, O>>) =>
      ask(world.test.house, operation, { actor: self, input, commandId: newId() }),
  }
}

const askName = async (to: string) => {
  const id = newId()
  const changes = [{ field: 'name' as const, from: 'Siti Aminah', to }]
  await village.officer.does(correctPerson, { id, personId: family.mother, changes, evidenceKind: 'KTP' })
  return id
}

const waiting = async () =>
  (await village.head.asks(listTasks, {})).tasks.filter((task) => task.kind === 'registry.approveChange').length

const withdraw = (requestId: string, reason: string | null = null) => ({ id: newId(), requestId, reason })

describe('a change that waits for a second pair of eyes', () => {
  it('is taken back by whoever asked: nothing is written, the task is gone, the fact and the audit row stay', async () => {
    const requestId = await askName('Siti Aminatun')
    expect(await waiting()).toBe(1)
    const { requests } = await village.officer.asks(listChangeRequests, {})
    expect(requests).toMatchObject([{ id: requestId, mayWithdraw: true, mayDecide: false }])
    await village.officer.does(withdrawChange, withdraw(requestId, 'salah orang'))
    expect(await waiting()).toBe(0)
    const settled = await village.head.asks(listChangeRequests, { status: 'settled' })
    expect(settled.requests).toMatchObject([
      { status: 'withdrawn', settledByName: 'Sri Wahyuni', settledReason: 'salah orang', mayWithdraw: false },
    ])
    const { person } = await village.officer.asks(getPerson, { personId: family.mother })
    expect(person.name).toBe('Siti Aminah')
    const facts = await world.asOwner(`select request_id from change_withdrawals where village_id = $1`, [village.id])
    expect(facts).toEqual([{ request_id: requestId }])
    const audited = await world.asOwner(
      `select audit_no from audit_entries where village_id = $1 and name = 'registry.withdrawChange' and applied`,
      [village.id],
    )
    expect(audited).toHaveLength(1)
    await expect(village.head.does(approveChange, { requestId })).rejects.toMatchObject({
      code: 'registry.requestSettled',
    })
  })

  it('is not taken back by somebody else, nor twice, nor once it is decided', async () => {
    const requestId = await askName('Siti Aminatun')
    await expect(village.secretary.does(withdrawChange, withdraw(requestId))).rejects.toMatchObject({
      code: 'registry.notYourRequest',
    })
    await expect((await world.village()).officer.does(withdrawChange, withdraw(requestId))).rejects.toMatchObject({
      code: 'registry.requestMissing',
    })
    const mother = await residentAs(family.mother)
    await expect(mother.does(withdrawChange, withdraw(requestId))).rejects.toMatchObject({
      code: 'registry.notYourRequest',
    })
    await village.officer.does(withdrawChange, withdraw(requestId))
    await expect(village.officer.does(withdrawChange, withdraw(requestId))).rejects.toMatchObject({
      code: 'registry.requestSettled',
    })
  })

  it('and was asked for by the person at the desk, is taken back by the person', async () => {
    const id = newId()
    await village.officer.does(requestChange, {
      ...{ id, personId: family.mother, reason: 'nama di ijazah lain' },
      changes: [{ field: 'name', from: null, to: 'Siti Amina' }],
    })
    const mother = await residentAs(family.mother)
    expect((await mother.asks(listChangeRequests, {})).requests).toMatchObject([{ id, mayWithdraw: true }])
    const husband = await residentAs(family.father)
    expect((await husband.asks(listChangeRequests, {})).requests).toEqual([])
    await expect(husband.does(withdrawChange, withdraw(id))).rejects.toMatchObject({ code: 'registry.notYourRequest' })
    await mother.does(withdrawChange, withdraw(id))
    expect(await waiting()).toBe(0)
  })

  it('asked by one of the family for another is seen and taken back by whoever asked', async () => {
    const husband = await residentAs(family.father)
    const id = newId()
    await husband.does(requestChange, {
      ...{ id, personId: family.mother, reason: 'salah tulis' },
      changes: [{ field: 'birthPlace', from: null, to: 'Temanggung' }],
    })
    expect((await husband.asks(listChangeRequests, {})).requests).toMatchObject([{ id, mayWithdraw: true }])
    await husband.does(withdrawChange, withdraw(id))
    expect(await waiting()).toBe(0)
  })
})
