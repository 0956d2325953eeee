import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { listChangeRequests, requestChange } from './contract/change.ts'
import { listConsentsDue, recordConsent } from './contract/consent.ts'
import { getPair, listDuplicates } from './contract/duplicate.ts'
import { getHousehold, listHouseholds } from './contract/household.ts'
import { findPeople, findSimilarPeople, recordPerson } from './contract/person.ts'
import { listProtection, requestProtection, settleProtection } from './contract/protection.ts'
import { getPerson, getPersonNumber, getPersonSheet } from './contract/sheet.ts'
import { listTransfers, settleTransfer, transferPerson } from './contract/transfer.ts'
import { type Family, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld
let family: Family

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  family = await recordFamily(village)
}, 120_000)
afterAll(() => world?.close())

const missing = { kind: 'missing' }
const protect = (one: VillageWorld, personId: string, wanted = true) => {
  const id = newId()
  return one.officer.does(requestProtection, { id, personId, wanted, reason: 'diancam calo' }).then(() => id)
}

describe('a protected person', () => {
  it('is protected at once, by one; a second person confirms, and only the officer and the head may ask or decide', async () => {
    const { effects } = await village.officer.asks(listProtection, { personId: family.mother })
    expect(effects.map((effect) => effect.code)).toContain('hidden-search')
    const requestId = await protect(village, family.mother)
    const { person } = await village.officer.asks(getPerson, { personId: family.mother })
    expect(person.sealed).toBe(true)
    await expect(village.officer.does(settleProtection, { requestId, approve: true })).rejects.toMatchObject({
      code: 'registry.protectionOwn',
    })
    for (const other of [village.secretary, village.cadre]) {
      await expect(other.does(settleProtection, { requestId, approve: true })).rejects.toMatchObject({
        kind: 'forbidden',
      })
      await expect(other.asks(listProtection, {})).rejects.toMatchObject({ kind: 'forbidden' })
    }
    await village.head.does(settleProtection, { requestId, approve: true, note: 'benar' })
    await expect(village.head.does(settleProtection, { requestId, approve: true })).rejects.toMatchObject({
      code: 'registry.protectionSettled',
    })
    const { people, requests } = await village.head.asks(listProtection, {})
    expect(people).toMatchObject([{ id: family.mother }])
    expect(requests[0]).toMatchObject({ status: 'approved', reason: 'diancam calo', note: 'benar' })
  })

  it('is found by no search, no list, no likeness and no link of those who need not know', async () => {
    for (const text of ['Siti Aminah', 'siti', 'aminna']) {
      expect((await village.secretary.asks(findPeople, { text })).people.map((one) => one.id)).not.toContain(
        family.mother,
      )
      expect((await village.cadre.asks(findPeople, { text })).total).toBe(0)
    }
    expect((await village.secretary.asks(findPeople, {})).people.map((one) => one.id)).not.toContain(family.mother)
    expect((await village.officer.asks(findPeople, { text: 'Siti Aminah' })).people.map((one) => one.id)).toContain(
      family.mother,
    )
    const asked = { name: 'Siti Aminah', nik: null, birthDate: '1990-07-04' } as const
    expect((await village.secretary.asks(findSimilarPeople, asked)).similar).toEqual([])
    const file = await village.secretary.asks(getHousehold, { householdId: family.householdId })
    expect(file.members.map((member) => member.id)).not.toContain(family.mother)
    expect(file.household.memberCount).toBe(3)
    expect((await village.secretary.asks(listHouseholds, { text: 'Siti Aminah' })).households).toEqual([])
    const child = await village.secretary.asks(getPerson, { personId: family.child })
    expect(child.family.map((one) => one.personId)).not.toContain(family.mother)
    for (const operation of [getPerson, getPersonSheet, getPersonNumber]) {
      const asked = village.secretary.asks(operation as typeof getPerson, { personId: family.mother })
      await expect(asked).rejects.toMatchObject(missing)
    }
  })

  it('stands in no list of duplicates, consents or requests of others', async () => {
    const twin = newId()
    const person = { id: twin, name: 'Siti Aminah', sex: 'female', birthDate: '1990-07-04' } as const
    await village.officer.does(recordPerson, { person, differentFrom: [] })
    const named = (pairs: readonly { first: { id: string }; second: { id: string } }[]) =>
      pairs.flatMap((pair) => [pair.first.id, pair.second.id])
    expect(named((await village.officer.asks(listDuplicates, {})).pairs)).toContain(family.mother)
    expect(named((await village.secretary.asks(listDuplicates, {})).pairs)).not.toContain(family.mother)
    await expect(
      village.secretary.asks(getPair, { firstPersonId: twin, secondPersonId: family.mother }),
    ).rejects.toMatchObject(missing)
    await village.officer.does(recordConsent, {
      ...{ id: newId(), personId: family.mother, purpose: 'training', channel: 'in-person' },
      ...{ givenOn: '2026-01-05', expiresOn: '2026-02-05' },
    })
    expect((await village.officer.asks(listConsentsDue, {})).total).toBe(1)
    expect((await village.secretary.asks(listConsentsDue, {})).total).toBe(0)
    await village.officer.does(requestChange, {
      ...{ id: newId(), personId: family.mother, reason: 'salah tulis' },
      changes: [{ field: 'birthPlace', from: null, to: 'Wonosobo' }],
    })
    expect((await village.head.asks(listChangeRequests, {})).total).toBe(1)
    expect((await village.secretary.asks(listChangeRequests, {})).total).toBe(0)
  })

  it('stays one after a move: the other village’s secretary sees nobody coming', async () => {
    const there = await world.village()
    const { transferIds } = await village.officer.does(transferPerson, {
      ...{ id: newId(), personIds: [family.mother], toVillageId: there.id, occurredOn: '2026-11-02' },
    })
    expect((await there.secretary.asks(listTransfers, {})).transfers).toEqual([])
    const transferId = transferIds[0]!
    await expect(there.secretary.does(settleTransfer, { transferId, accept: true })).rejects.toMatchObject(missing)
    const { personId } = await there.officer.does(settleTransfer, { transferId, accept: true })
    expect((await there.officer.asks(getPerson, { personId: personId! })).person.sealed).toBe(true)
  })

  it('is shown again only after a second yes; a refused protection ends', async () => {
    const requestId = await protect(village, family.mother, false)
    expect((await village.officer.asks(getPerson, { personId: family.mother })).person.sealed).toBe(true)
    await expect(protect(village, family.mother, false)).rejects.toMatchObject({ code: 'registry.protectionOpen' })
    await village.head.does(settleProtection, { requestId, approve: true })
    expect((await village.secretary.asks(getPerson, { personId: family.mother })).person.sealed).toBe(false)
    const other = await protect(village, family.grandmother)
    await expect(village.secretary.asks(getPerson, { personId: family.grandmother })).rejects.toMatchObject(missing)
    await village.head.does(settleProtection, { requestId: other, approve: false })
    expect((await village.secretary.asks(getPerson, { personId: family.grandmother })).person.sealed).toBe(false)
  })
})
