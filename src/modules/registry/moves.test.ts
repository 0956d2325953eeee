import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { recordCareArrangement } from './contract/care.ts'
import { correctPerson } from './contract/change.ts'
import { recordConsent } from './contract/consent.ts'
import { recordDocument } from './contract/document.ts'
import { getHousehold } from './contract/household.ts'
import { reverseLifeEvent } from './contract/life-event.ts'
import { getPerson } from './contract/sheet.ts'
import {
  listMoveEffects,
  listTransfers,
  settleTransfer,
  transferPerson,
  withdrawTransfer,
} from './contract/transfer.ts'
import { type Family, recordFamily } from './testing/families.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const occurredOn = '2026-11-02'

const twoVillages = async (): Promise<[VillageWorld, VillageWorld, Family]> => {
  const [here, there] = [await world.village(), await world.village()]
  return [here, there, await recordFamily(here)]
}

const send = (from: VillageWorld, to: VillageWorld, personIds: string[], more: object = {}) =>
  from.officer.does(transferPerson, { id: newId(), personIds, toVillageId: to.id, occurredOn, ...more })

const kindsOf = async (person: Person) => (await person.asks(listTasks, {})).tasks.map((task) => task.kind)

describe('a move to another village', () => {
  it('lists what follows first: papers, consents and care stay, the head is replaced, a child needs a carer', async () => {
    const [here, there, family] = await twoVillages()
    await here.officer.does(recordCareArrangement, {
      id: newId(),
      childPersonId: family.child,
      carerPersonId: family.father,
      carerRelation: 'father',
      fromOn: '2025-03-01',
    })
    await here.officer.does(recordDocument, { id: newId(), personId: family.father, kind: 'KTP', status: 'collected' })
    const consent = { id: newId(), purpose: 'migration-service', channel: 'in-person', givenOn: '2026-01-05' } as const
    await here.officer.does(recordConsent, { ...consent, personId: family.father })
    const asked = { personIds: [family.father], toVillageId: there.id, occurredOn } as const
    const { people, refusal } = await here.officer.asks(listMoveEffects, { ...asked, personIds: [family.father] })
    const codes = people[0]?.effects.map((effect) => effect.code) ?? []
    expect(refusal).toBeNull()
    expect(codes).toEqual(['status-moved', 'place-ends', 'head-needed', 'carer-needed', 'papers-stay', 'consents-stay'])
    const effectsSeen = { [family.father]: codes }
    await expect(send(here, there, [family.father], { effectsSeen: { [family.father]: [] } })).rejects.toMatchObject({
      code: 'registry.effectsChanged',
    })
    await expect(send(here, there, [family.father], { effectsSeen })).rejects.toMatchObject({
      code: 'registry.newHeadMissing',
    })
    await send(here, there, [family.father], { effectsSeen, newHeadPersonId: family.mother })
    const file = await here.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.household.headName).toBe('Siti Aminah')
    expect(file.children[0]?.arrangementId).toBeNull()
    expect(await kindsOf(here.officer)).toContain('registry.nameCarer')
  })

  it('of a whole family: nobody is left behind, and there they stand on one new card as mother and child', async () => {
    const [here, there, family] = await twoVillages()
    const everyone = [family.father, family.mother, family.child, family.grandmother]
    const { people } = await here.officer.asks(listMoveEffects, {
      personIds: everyone,
      toVillageId: there.id,
      occurredOn,
    })
    expect(people.flatMap((one) => one.effects.map((effect) => effect.code))).not.toContain('head-needed')
    await send(here, there, everyone)
    expect(await kindsOf(there.officer)).toContain('registry.settleArrival')
    const { transfers } = await there.officer.asks(listTransfers, {})
    expect(new Set(transfers.map((one) => one.moveId)).size).toBe(1)
    const byName = new Map(transfers.map((one) => [one.name, one]))
    const ids: Record<string, string> = {}
    for (const name of ['Slamet Widodo', 'Siti Aminah', 'Sumirah', 'Nabila Zahra']) {
      const transfer = byName.get(name)!
      const { personId } = await there.officer.does(settleTransfer, {
        transferId: transfer.id,
        accept: true,
        newHousehold: true,
        relationCode: transfer.relationCode ?? '9',
      })
      ids[name] = personId!
    }
    const child = await there.officer.asks(getPerson, { personId: ids['Nabila Zahra']! })
    expect(child.person).toMatchObject({ relationCode: '4', motherPersonId: ids['Siti Aminah'], hamlet: null })
    expect(child.documents).toEqual([])
    expect(child.history.map((step) => step.field)).not.toContain('name')
    const file = await there.officer.asks(getHousehold, { householdId: child.person.householdId! })
    expect(file.household).toMatchObject({ headName: 'Slamet Widodo', memberCount: 4 })
  })

  it('leaves two entries of one human; the old village keeps its history and sees no new facts', async () => {
    const [here, there, family] = await twoVillages()
    const { transferIds } = await send(here, there, [family.grandmother])
    const { personId } = await there.officer.does(settleTransfer, { transferId: transferIds[0]!, accept: true })
    const before = await here.officer.asks(getPerson, { personId: family.grandmother })
    const after = await there.officer.asks(getPerson, { personId: personId! })
    expect(before.person).toMatchObject({ lifeStatus: 'moved', householdId: null })
    expect(after.person).toMatchObject({ name: 'Sumirah', lifeStatus: 'alive', subjectId: before.person.subjectId })
    await there.officer.does(correctPerson, {
      id: newId(),
      personId: personId!,
      changes: [{ field: 'occupationCode', from: null, to: '84' }],
    })
    expect((await here.officer.asks(getPerson, { personId: family.grandmother })).person.occupationCode).toBeNull()
    await expect(here.officer.asks(getPerson, { personId: personId! })).rejects.toMatchObject({ kind: 'missing' })
  })

  it('the family file says who lives elsewhere and who was sent where; to a resident it gives no place away', async () => {
    const [here, there, family] = await twoVillages()
    const livesAt = 'Jl. Anggrek 7, Semarang'
    for (const [personId, to] of [
      [family.child, livesAt],
      [family.mother, 'jalan melati 4'],
    ] as const) {
      const changes = [{ field: 'currentAddress' as const, from: null, to }]
      await here.officer.does(correctPerson, { id: newId(), personId, changes })
    }
    const { transferIds } = await send(here, there, [family.grandmother])
    const file = await here.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.members.map((member) => [member.id, member.livesAt])).toEqual([
      [family.father, null],
      [family.mother, null],
      [family.child, livesAt],
    ])
    const { transfers } = await here.officer.asks(listTransfers, { direction: 'out' })
    expect(file.formerMembers).toMatchObject([{ id: family.grandmother, movedTo: transfers[0]!.otherVillage }])

    const actor = { ...(await here.person('resident')).actor, personId: family.father }
    const own = await ask(world.test.house, getHousehold, { actor, input: { householdId: family.householdId } })
    expect(own.members.map((member) => member.livesAt)).toEqual([null, null, null])
    expect(own.formerMembers.map((member) => member.movedTo)).toEqual([null])

    await there.officer.does(settleTransfer, { transferId: transferIds[0]!, accept: false, reason: 'bukan warga kami' })
    const after = await here.officer.asks(getHousehold, { householdId: family.householdId })
    expect(after.formerMembers.map((member) => member.movedTo)).toEqual([null])
  })

  it('home again: the row that is already there is offered, linked and alive', async () => {
    const [here, there, family] = await twoVillages()
    const out = await send(here, there, [family.grandmother])
    const { personId } = await there.officer.does(settleTransfer, { transferId: out.transferIds[0]!, accept: true })
    const back = await send(there, here, [personId!])
    const { transfers } = await here.officer.asks(listTransfers, {})
    expect(transfers[0]).toMatchObject({ known: { id: family.grandmother, name: 'Sumirah' } })
    const transferId = back.transferIds[0]!
    await expect(here.officer.does(settleTransfer, { transferId, accept: true })).rejects.toMatchObject({
      code: 'registry.nikTaken',
    })
    await here.officer.does(settleTransfer, { transferId, accept: true, existingPersonId: family.grandmother })
    const { person } = await here.officer.asks(getPerson, { personId: family.grandmother })
    expect(person).toMatchObject({ lifeStatus: 'alive' })
  })
})

describe('a move that does not happen', () => {
  it('is sent back with a reason; the old village has a task, withdraws, and everything stands as before', async () => {
    const [here, there, family] = await twoVillages()
    const care = { id: newId(), childPersonId: family.child, carerPersonId: family.grandmother } as const
    await here.officer.does(recordCareArrangement, { ...care, carerRelation: 'grandparent', fromOn: '2025-03-01' })
    const { transferIds } = await send(here, there, [family.grandmother])
    const transferId = transferIds[0]!
    await expect(there.officer.does(settleTransfer, { transferId, accept: false })).rejects.toMatchObject({
      code: 'registry.reasonMissing',
    })
    await there.officer.does(settleTransfer, { transferId, accept: false, reason: 'bukan warga kami' })
    expect(await kindsOf(here.officer)).toContain('registry.reviewReturn')
    expect((await here.officer.asks(listTransfers, { direction: 'out' })).transfers[0]).toMatchObject({
      status: 'refused',
      answer: 'bukan warga kami',
    })
    await here.officer.does(withdrawTransfer, { transferId, reason: 'salah desa' })
    const { person, care: restored, events } = await here.officer.asks(getPerson, { personId: family.grandmother })
    expect(person).toMatchObject({ lifeStatus: 'alive', householdId: family.householdId, relationCode: '8' })
    expect(restored).toMatchObject([{ id: care.id, untilOn: null }])
    expect(events).toMatchObject([{ kind: 'move_out', reversed: true }])
    const kinds = await kindsOf(here.officer)
    expect(kinds).not.toContain('registry.reviewReturn')
    expect(kinds).not.toContain('registry.nameCarer')
  })

  it('is withdrawn before anybody accepts; after that it is too late, and the event alone cannot be taken back', async () => {
    const [here, there, family] = await twoVillages()
    const sent = await send(here, there, [family.grandmother])
    const { events } = await here.officer.asks(getPerson, { personId: family.grandmother })
    const eventId = events[0]!.id
    await expect(here.officer.does(reverseLifeEvent, { id: newId(), eventId })).rejects.toMatchObject({
      code: 'registry.moveWasSent',
    })
    await here.officer.does(withdrawTransfer, { transferId: sent.transferIds[0]!, reason: 'batal pindah' })
    expect(await kindsOf(there.officer)).not.toContain('registry.settleArrival')
    await expect(
      there.officer.does(settleTransfer, { transferId: sent.transferIds[0]!, accept: true }),
    ).rejects.toMatchObject({ code: 'registry.transferSettled' })
    const again = await send(here, there, [family.grandmother])
    await there.officer.does(settleTransfer, { transferId: again.transferIds[0]!, accept: true })
    await expect(
      here.officer.does(withdrawTransfer, { transferId: again.transferIds[0]!, reason: 'terlambat' }),
    ).rejects.toMatchObject({ code: 'registry.transferCannotReturn' })
  })

  it('to the own village, to a village not in use, and of the dead is refused', async () => {
    const [here, there, family] = await twoVillages()
    await expect(send(here, here, [family.mother])).rejects.toMatchObject({ code: 'registry.sameVillage' })
    await world.asOwner('update villages set opened_on = null where id = $1', [there.id])
    await expect(send(here, there, [family.mother])).rejects.toMatchObject({ code: 'registry.villageNotInUse' })
  })
})

describe('a move twice, from elsewhere and at the same time', () => {
  it('the same command twice sends once; a third village can neither see nor settle it', async () => {
    const [here, there, family] = await twoVillages()
    const stranger = await world.village()
    const commandId = newId()
    const input = { id: newId(), personIds: [family.grandmother], toVillageId: there.id, occurredOn } as const
    const both = { ...input, personIds: [...input.personIds] }
    await here.officer.does(transferPerson, both, { commandId })
    const { transferIds } = await here.officer.does(transferPerson, both, { commandId })
    expect((await there.officer.asks(listTransfers, {})).transfers).toHaveLength(1)
    expect((await stranger.officer.asks(listTransfers, {})).transfers).toEqual([])
    const transferId = transferIds[0]!
    await expect(stranger.officer.does(settleTransfer, { transferId, accept: true })).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(here.officer.does(settleTransfer, { transferId, accept: true })).rejects.toMatchObject({
      kind: 'missing',
    })
    await expect(there.officer.does(withdrawTransfer, { transferId, reason: 'x' })).rejects.toMatchObject({
      kind: 'missing',
    })
  })

  it('two officers send one person: one move; accepting and withdrawing at once: one of the two holds', async () => {
    const [here, there, family] = await twoVillages()
    const sent = await Promise.allSettled([send(here, there, [family.mother]), send(here, there, [family.mother])])
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const [transfer] = (await there.officer.asks(listTransfers, {})).transfers
    const transferId = transfer!.id
    const ends = await Promise.allSettled([
      there.officer.does(settleTransfer, { transferId, accept: true }),
      here.officer.does(withdrawTransfer, { transferId, reason: 'batal' }),
    ])
    expect(ends.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const { person } = await here.officer.asks(getPerson, { personId: family.mother })
    const [settled] = (await there.officer.asks(listTransfers, {})).transfers
    expect(person.lifeStatus).toBe(settled!.status === 'accepted' ? 'moved' : 'alive')
  })
})
