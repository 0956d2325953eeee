import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { approveChange, correctPerson, listChangeRequests, verifyPerson } from './contract/change.ts'
import { recordContact } from './contract/document.ts'
import { getPair, listDuplicates, mergePeople, recordVerdict, reverseMerge } from './contract/duplicate.ts'
import { getHousehold, recordHouseholdMember } from './contract/household.ts'
import { findPeople, findSimilarPeople, recordPerson } from './contract/person.ts'
import { getPerson, getPersonNumber } from './contract/sheet.ts'
import { nikFor, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const names = (answer: { people: { name: string }[] }) => answer.people.map((person) => person.name)

describe('a fact is corrected', () => {
  it('with one history row a field, and the person is found under the new name', async () => {
    const id = newId()
    await village.officer.does(recordPerson, { person: { id, name: 'Tukinm', sex: 'male' } })
    await village.officer.does(correctPerson, {
      id: newId(),
      personId: id,
      changes: [{ field: 'name', from: 'Tukinm', to: 'Tukimin Raharjo' }],
      reason: 'salah ketik',
    })
    expect(names(await village.officer.asks(findPeople, { text: 'tukimin raharjo' }))).toContain('Tukimin Raharjo')
    const { history } = await village.officer.asks(getPerson, { personId: id })
    expect(history).toMatchObject([
      {
        field: 'name',
        before: 'Tukinm',
        after: 'Tukimin Raharjo',
        reason: 'salah ketik',
        recordedByName: 'Sri Wahyuni',
      },
    ])
  })

  it('two hands on one field: the second waits for a person; the same wish twice is nothing to do', async () => {
    const id = newId()
    await village.officer.does(recordPerson, { person: { id, name: 'Ngatini', sex: 'female', birthPlace: 'Wonosobo' } })
    const change = (to: string) => ({
      id: newId(),
      personId: id,
      changes: [{ field: 'birthPlace' as const, from: 'Wonosobo', to }],
    })
    await village.officer.does(correctPerson, change('Temanggung'))
    const again = await village.officer.does(correctPerson, change('Temanggung'))
    expect(again.written).toEqual([])
    await expect(village.secretary.does(correctPerson, change('Magelang'))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'registry.changedMeanwhile',
    })
  })

  it('of a verified person only by evidence and a second pair of eyes', async () => {
    const family = await recordFamily(village)
    await village.officer.does(verifyPerson, { personId: family.mother, level: 'officer', evidenceKind: 'KTP' })
    const rename = {
      personId: family.mother,
      changes: [{ field: 'name' as const, from: 'Siti Aminah', to: 'Siti Aminatun' }],
    }
    await expect(village.officer.does(correctPerson, { id: newId(), ...rename })).rejects.toMatchObject({
      code: 'registry.evidenceMissing',
    })
    const asked = await village.officer.does(correctPerson, { id: newId(), ...rename, evidenceKind: 'AKTA_LAHIR' })
    expect(asked).toMatchObject({ written: [], requested: ['name'] })
    const requestId = asked.requestId ?? ''
    await expect(village.officer.does(approveChange, { requestId })).rejects.toMatchObject({
      code: 'registry.ownRequest',
    })
    const { requests } = await village.head.asks(listChangeRequests, {})
    expect(requests.find((request) => request.id === requestId)).toMatchObject({
      mayDecide: true,
      changes: [{ field: 'name', before: 'Siti Aminah', after: 'Siti Aminatun' }],
    })
    await village.head.does(approveChange, { requestId })
    const { person, history } = await village.officer.asks(getPerson, { personId: family.mother })
    expect(person.name).toBe('Siti Aminatun')
    expect(history[0]).toMatchObject({ field: 'name', source: 'request', recordedByName: 'Bambang Supriyadi' })
  })

  it('a verified person moves to another card only by request; the old place stays in the history', async () => {
    const [old, next] = [await recordFamily(village), await recordFamily(village)]
    await village.officer.does(verifyPerson, { personId: old.grandmother, level: 'officer', evidenceKind: 'KTP' })
    const id = newId()
    const answer = await village.officer.does(recordHouseholdMember, {
      id,
      householdId: next.householdId,
      personId: old.grandmother,
      relationCode: '8',
      reason: 'ikut anak bungsu',
    })
    expect(answer.requestId).toBe(id)
    await village.secretary.does(approveChange, { requestId: id })
    const before = await village.officer.asks(getHousehold, { householdId: old.householdId })
    expect(before.formerMembers.map((member) => member.id)).toEqual([old.grandmother])
  })
})

describe('one person recorded twice', () => {
  it('is warned of while typing, judged side by side, merged with both histories and taken apart again', async () => {
    const place = await world.village()
    const family = await recordFamily(place)
    const asked = { name: 'Soemirah', birthDate: '1963-08-05', sex: 'female' as const }
    const { similar } = await place.officer.asks(findSimilarPeople, asked)
    expect(similar[0]).toMatchObject({ person: { name: 'Sumirah' } })
    const twin = newId()
    await place.officer.does(recordPerson, { person: { id: twin, ...asked, occupationCode: '9' } })
    await place.officer.does(recordContact, { id: newId(), personId: twin, value: '081200001111' })
    await place.officer.does(correctPerson, {
      id: newId(),
      personId: twin,
      changes: [{ field: 'birthPlace', from: null, to: 'Garung' }],
    })
    const { pairs, total } = await place.officer.asks(listDuplicates, {})
    expect(total).toBe(1)
    expect(pairs[0]?.reasons.map((reason) => reason.code)).toEqual(expect.arrayContaining(['birthSame']))
    const merge = {
      id: newId(),
      keptPersonId: family.grandmother,
      mergedPersonId: twin,
      reason: 'satu orang, KTP sama',
    }
    await place.officer.does(mergePeople, merge)
    const kept = await place.officer.asks(getPerson, { personId: twin })
    expect(kept.person).toMatchObject({ id: family.grandmother, name: 'Sumirah', occupationCode: '9' })
    expect(kept.contacts).toHaveLength(1)
    expect(kept.history.filter((change) => change.field === 'birthPlace').map((change) => change.source)).toEqual(
      expect.arrayContaining(['merge', 'manual']),
    )
    expect(names(await place.officer.asks(findPeople, { text: 'sumirah' }))).toEqual(['Sumirah'])
    await place.officer.does(reverseMerge, { mergeId: merge.id, reason: 'ternyata kakak beradik' })
    const [one, other] = [
      await place.officer.asks(getPerson, { personId: family.grandmother }),
      await place.officer.asks(getPerson, { personId: twin }),
    ]
    expect(one.person.occupationCode).toBeNull()
    expect(other.person).toMatchObject({ id: twin, name: 'Soemirah', occupationCode: '9' })
    expect(other.contacts).toHaveLength(1)
    await place.officer.does(recordVerdict, {
      id: newId(),
      firstPersonId: twin,
      secondPersonId: family.grandmother,
      verdict: 'different',
    })
    expect((await place.officer.asks(listDuplicates, {})).total).toBe(0)
  })

  it('a NIK goes along with a merge, and back', async () => {
    const place = await world.village()
    const [kept, merged] = [newId(), newId()]
    const nik = nikFor('1970-01-02', 'male', 12)
    await place.officer.does(recordPerson, {
      person: { id: kept, name: 'Paimin', sex: 'male', birthDate: '1970-01-02' },
    })
    await place.officer.does(recordPerson, {
      person: { id: merged, name: 'Paimin', sex: 'male', birthDate: '1970-01-02', nik },
    })
    expect((await place.officer.asks(getPair, { firstPersonId: kept, secondPersonId: merged })).level).not.toBe('no')
    const mergeId = newId()
    await place.officer.does(mergePeople, { id: mergeId, keptPersonId: kept, mergedPersonId: merged, reason: 'sama' })
    expect(await place.officer.asks(getPersonNumber, { personId: kept })).toMatchObject({ nik })
    await place.officer.does(reverseMerge, { mergeId, reason: 'keliru' })
    expect(await place.officer.asks(getPersonNumber, { personId: kept })).toMatchObject({ nik: null })
    expect(await place.officer.asks(getPersonNumber, { personId: merged })).toMatchObject({ nik })
  })
})
