import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { requestProtection } from '#modules/registry/contract.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import { listCasesAtDoor, recordProtection } from './contract.ts'
import { acceptedCase, workerAbroad } from './testing/case.ts'

let world: World
let village: VillageWorld
let personId: string
let husbandId: string
let caseId: string

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

beforeEach(async () => {
  village = await world.village()
  ;({ personId, husbandId } = await workerAbroad(village))
  caseId = await acceptedCase(village.officer, { personId, reporterPersonId: husbandId })
})

const seenBy = async (reader: string, of = reader) => {
  const actor = { ...(await village.person('resident')).actor, personId: reader }
  return (await ask(world.test.house, listCasesAtDoor, { actor, input: { personId: of } })).cases
}

describe('a case at the family’s door', () => {
  it('is told to whom it is about and to who reported it, as the tracker tells it', async () => {
    const told = [{ stand: 'working', leadName: 'Sri Wahyuni' }]
    expect(await seenBy(personId)).toMatchObject(told)
    expect(await seenBy(husbandId)).toMatchObject(told)
    expect(JSON.stringify(await seenBy(husbandId))).not.toMatch(/Dewi|lost_contact|menjawab|TW/)
  })

  it('is not told to anybody else of the house, nor under another’s name', async () => {
    const other = await workerAbroad(village, 'Ratna')
    expect(await seenBy(other.personId)).toEqual([])
    await expect(seenBy(other.personId, personId)).rejects.toMatchObject({ kind: 'missing' })
  })

  it('is not there once it is marked protected, or the person is, not even as a count', async () => {
    await village.officer.does(recordProtection, { id: newId(), caseId, protected: true, reason: 'pelaku serumah' })
    expect(await seenBy(personId)).toEqual([])
    expect(await seenBy(husbandId)).toEqual([])
    const other = await workerAbroad(village, 'Ratna')
    await acceptedCase(village.officer, { personId: other.personId, reporterPersonId: other.husbandId })
    expect(await seenBy(other.husbandId)).toHaveLength(1)
    await village.officer.does(requestProtection, {
      ...{ id: newId(), personId: other.personId, wanted: true, reason: 'diancam suaminya' },
    })
    expect(await seenBy(other.husbandId)).toEqual([])
  })
})
