import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { runJob } from '#platform/server/queue.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  approveClosing,
  assignCase,
  closeCase,
  getCase,
  listCases,
  listOfferedTransfers,
  recordFollowUp,
  recordProtection,
  transferCase,
} from './contract.ts'
import { remindDaily } from './server/daily-job.ts'
import { acceptedCase, move, today } from './testing/case.ts'

let world: World
let village: VillageWorld
let joko: Person

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

beforeEach(async () => {
  village = await world.village()
  joko = await village.person('migration_officer', { name: 'Joko' })
})

const morning = async () => {
  const faults: unknown[] = []
  await runJob(world.test.house, remindDaily, (fault) => faults.push(fault))
  expect(faults).toEqual([])
}

const leaves = (who: Person) =>
  world.asOwner(`update terms_of_office set ended_on = $2, end_reason = 'resigned' where id = $1`, [
    who.actor.termId,
    today,
  ])

const protect = (caseId: string) =>
  village.officer.does(recordProtection, { id: newId(), caseId, protected: true, reason: 'diancam' })

const tasksOf = async (who: Person) =>
  (await who.asks(listTasks, {})).tasks.filter((task) => task.kind.startsWith('casework.'))

describe('who leaves office', () => {
  it('leads nothing from the next morning on: the case waits for whoever takes it, and what was asked about it is over', async () => {
    const caseId = await acceptedCase(village.officer)
    const transfer = { id: newId(), caseId, accountId: joko.actor.accountId, reason: 'Saya pindah tugas' }
    await village.officer.does(transferCase, transfer)
    expect(await tasksOf(joko)).toMatchObject([{ kind: 'casework.transferAsked' }])
    await leaves(village.officer)
    await morning()
    expect((await joko.asks(listCases, { group: 'new' })).cases).toMatchObject([{ id: caseId, leadName: null }])
    expect((await joko.asks(listOfferedTransfers, {})).transfers).toEqual([])
    expect((await tasksOf(joko)).map((task) => task.kind)).toEqual(['casework.caseDue'])
  })

  it('does not leave a hidden case to nobody: it goes to the officer who serves, and to no list of others', async () => {
    const caseId = await acceptedCase(village.officer)
    await protect(caseId)
    await leaves(village.officer)
    await morning()
    expect((await joko.asks(getCase, { caseId })).case).toMatchObject({ leadName: 'Joko', protected: true })
    expect((await village.head.asks(listCases, {})).total).toBe(0)
  })

  it('takes nothing along that somebody who serves still leads', async () => {
    const caseId = await acceptedCase(joko)
    await leaves(village.officer)
    await morning()
    expect((await joko.asks(getCase, { caseId })).case.leadName).toBe('Joko')
  })
})

describe('the second pair of eyes', () => {
  const resolved = async () => {
    const caseId = await acceptedCase(village.officer)
    await move(village.officer, caseId, 'in_assistance')
    await move(village.officer, caseId, 'resolved')
    return caseId
  }
  const closing = (caseId: string) =>
    ({ id: newId(), caseId, reason: 'solved', outcome: 'Gaji dibayar', unverifiedBecause: 'unsafe_to_ask' }) as const
  const helps = (caseId: string) =>
    village.officer.does(assignCase, { id: newId(), caseId, accountId: joko.actor.accountId, part: 'helper' })

  it('of a hidden case is somebody called to help, and without one it is not asked to be closed', async () => {
    const caseId = await resolved()
    await protect(caseId)
    await expect(village.officer.does(closeCase, closing(caseId))).rejects.toMatchObject({
      code: 'casework.closing.needsSecond',
    })
    await helps(caseId)
    const { closingId } = await village.officer.does(closeCase, closing(caseId))
    expect(await tasksOf(joko)).toMatchObject([{ kind: 'casework.closingWaitsHere', subjectId: caseId }])
    expect(await tasksOf(village.head)).toEqual([])
    await expect(village.head.does(approveClosing, { id: newId(), closingId })).rejects.toMatchObject({
      kind: 'missing',
    })
    expect(await joko.does(approveClosing, { id: newId(), closingId })).toEqual({ state: 'closed' })
  })

  it('of every other case is the head, not a helper', async () => {
    const caseId = await resolved()
    await helps(caseId)
    const { closingId } = await village.officer.does(closeCase, closing(caseId))
    expect((await joko.asks(getCase, { caseId })).closing?.mayApprove).toBe(false)
    await expect(joko.does(approveClosing, { id: newId(), closingId })).rejects.toMatchObject({ kind: 'missing' })
    await village.head.does(approveClosing, { id: newId(), closingId })
    const early = { id: newId(), caseId, day: 30, occurredOn: addDays(today, -1), result: 'holds' } as const
    await expect(village.officer.does(recordFollowUp, early)).rejects.toMatchObject({
      fields: [{ field: 'occurredOn', code: 'casework.beforeClosing' }],
    })
  })
})
