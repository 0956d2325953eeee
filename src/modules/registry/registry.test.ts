import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordCareArrangement } from './contract/care.ts'
import { approveChange, correctPerson, listChangeRequests, verifyPerson } from './contract/change.ts'
import { recordConsent, withdrawConsent } from './contract/consent.ts'
import { recordContact, recordDocument, verifyDocument } from './contract/document.ts'
import { getPair, listDuplicates, mergePeople, recordVerdict, reverseMerge } from './contract/duplicate.ts'
import { listErasureDue, settleErasure } from './contract/erasure.ts'
import { getHousehold, listHouseholds, recordHousehold, recordHouseholdMember } from './contract/household.ts'
import {
  listEffects,
  recordLifeEvent,
  reverseLifeEvent,
  settleTransfer,
  transferPerson,
} from './contract/life-event.ts'
import { findPeople, findSimilarPeople, recordPerson } from './contract/person.ts'
import { listScans, recordScans, settleScan } from './contract/scan.ts'
import { getPerson, getPersonNumber, getPersonSheet } from './contract/sheet.ts'
import { nikFor, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const today = new Date().toISOString().slice(0, 10)
const names = (answer: { people: { name: string }[] }) => answer.people.map((person) => person.name)

describe('a family comes into the register', () => {
  it('and its file shows head, wife, child and grandmother in the order of the card', async () => {
    const family = await recordFamily(village)
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.members.map((member) => member.name)).toEqual([
      'Slamet Widodo',
      'Siti Aminah',
      'Nabila Zahra',
      'Sumirah',
    ])
    expect(file.household).toMatchObject({ headName: 'Slamet Widodo', memberCount: 4, childCount: 1, hamlet: 'KIDUL' })
    expect(file.household.cardMasked).toMatch(/^3307••••••••\d{4}$/)
    expect(file.children).toMatchObject([{ childName: 'Nabila Zahra', arrangementId: null }])
  })

  it('a person without NIK, with a temporary one, with one name and an unknown birth day is recorded all the same', async () => {
    const [none, temporary] = [newId(), newId()]
    await village.officer.does(recordPerson, {
      person: { id: none, name: 'Poniman', sex: 'male', birthDate: '1955-01-01', birthPrecision: 'about' },
    })
    const answer = await village.officer.does(recordPerson, {
      person: { id: temporary, name: 'Wakini', sex: 'female', nik: '0033071012340001' },
    })
    expect(answer.warnings).toContainEqual({ field: 'nik', code: 'registry.nikTemporary' })
    const { person } = await village.officer.asks(getPerson, { personId: temporary })
    expect(person).toMatchObject({ nikKind: 'temporary', birthDate: null, birthPrecision: 'unknown' })
  })

  it('a NIK that disagrees with the birth date warns and is kept', async () => {
    const id = newId()
    const answer = await village.officer.does(recordPerson, {
      person: {
        id,
        name: 'Darmini Lestari',
        sex: 'female',
        birthDate: '1991-05-06',
        nik: nikFor('1990-05-06', 'male', 9901),
      },
    })
    expect(answer.warnings.map((warning) => warning.code).sort()).toEqual([
      'registry.nikBirthDateDiffers',
      'registry.nikSexDiffers',
    ])
  })

  it('a NIK stands once in a village, and may stand again in another', async () => {
    const nik = nikFor('1979-09-09', 'male', 7001)
    const person = () => ({ id: newId(), name: 'Jumadi Santoso', sex: 'male' as const, birthDate: '1979-09-09', nik })
    await village.officer.does(recordPerson, { person: person() })
    await expect(village.officer.does(recordPerson, { person: person() })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'registry.nikTaken',
    })
    const neighbour = await world.village()
    await neighbour.officer.does(recordPerson, { person: person() })
  })

  it('no part of a NIK is readable in the database', async () => {
    const nik = nikFor('1981-12-11', 'female', 4242)
    await village.officer.does(recordPerson, { person: { id: newId(), name: 'Rahasia Dewi', sex: 'female', nik } })
    const rows = await world.asOwner<{ row: string }>('select p::text as row from people p')
    expect(rows.filter(({ row }) => row.includes(nik) || row.includes(nik.slice(4, 12)))).toEqual([])
  })
})

describe('somebody is looked for', () => {
  it.each([
    ['old spelling', 'soeparmi'],
    ['bin and binti', 'suparmi binti kartowijoyo'],
    ['the words turned around', 'kartowijoyo suparmi'],
    ['the beginning only', 'supar'],
    ['a slip in a consonant', 'supatmi'],
    ['the birth date', 'suparmi 7-6-1977'],
    ['the mother', 'ibu karsinem'],
  ])('by %s', async (_how, text) => {
    const found = await village.officer.asks(findPeople, { text })
    expect(names(found)[0]).toBe('Suparmi Kartowijoyo')
  })

  beforeAll(async () => {
    await village.officer.does(recordPerson, {
      person: {
        id: newId(),
        name: 'Suparmi Kartowijoyo',
        sex: 'female',
        birthDate: '1977-06-07',
        nik: nikFor('1977-06-07', 'female', 31),
        mother: { name: 'Karsinem', nik: null, personId: null },
      },
    })
  })

  it('by NIK', async () => {
    const found = await village.officer.asks(findPeople, { text: nikFor('1977-06-07', 'female', 31) })
    expect(names(found)).toEqual(['Suparmi Kartowijoyo'])
  })

  it('and is not found from another village, nor by a cadre of another hamlet', async () => {
    const other = await world.village()
    expect(names(await other.officer.asks(findPeople, { text: 'suparmi' }))).toEqual([])
    const family = await recordFamily(village, 'LOR')
    expect(names(await village.cadre.asks(findPeople, { text: 'slamet widodo' })).length).toBeGreaterThan(0)
    await expect(village.cadre.asks(getPerson, { personId: family.father })).rejects.toMatchObject({ kind: 'missing' })
    await expect(village.cadre.asks(getHousehold, { householdId: family.householdId })).rejects.toMatchObject({
      kind: 'missing',
    })
  })

  it('a tutor finds which Suparmi is meant and sees no number', async () => {
    const { people } = await village.tutor.asks(findPeople, { text: 'suparmi' })
    expect(people[0]).toMatchObject({ name: 'Suparmi Kartowijoyo', nikMasked: null })
  })

  it('families are found by any member', async () => {
    const found = await village.officer.asks(listHouseholds, { text: 'soemirah' })
    expect(found.households.length).toBeGreaterThan(0)
    expect(found.households.every((household) => household.headName === 'Slamet Widodo')).toBe(true)
    expect(found.hamlets.map((hamlet) => hamlet.hamlet)).toContain('KIDUL')
  })
})

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

describe('consent', () => {
  it('of a child needs a parent; a withdrawal stops processing within 72 hours and is heard', async () => {
    const family = await recordFamily(village)
    const consent = {
      id: newId(),
      personId: family.child,
      purpose: 'learning' as const,
      channel: 'in-person' as const,
      givenOn: today,
    }
    await expect(village.officer.does(recordConsent, consent)).rejects.toMatchObject({ code: 'registry.proxyMissing' })
    await village.officer.does(recordConsent, {
      ...consent,
      id: newId(),
      proxyPersonId: family.mother,
      proxyReason: 'ibu',
    })
    const { consents } = await village.officer.asks(getPerson, { personId: family.child })
    expect(consents).toMatchObject([{ purpose: 'learning', state: 'valid', proxyName: 'Siti Aminah' }])
    const { stopsBy } = await village.officer.does(withdrawConsent, {
      consentId: consents[0]!.id,
      reason: 'pindah sekolah',
    })
    expect(Date.parse(stopsBy) - Date.now()).toBeLessThanOrEqual(72 * 3_600_000)
    const [event] = await world.asOwner<{ payload: string }>(
      `select payload from events where name = 'registry.consentWithdrawn'`,
    )
    expect(JSON.parse(event!.payload)).toMatchObject({ personId: family.child, purpose: 'learning' })
  })
})

describe('papers, contacts and care', () => {
  it('a newer passport replaces the older; a passport with the agency is a sign, not a lock', async () => {
    const family = await recordFamily(village)
    const passport = { personId: family.mother, kind: 'PASPOR' as const, issuedOn: '2022-06-02' }
    await village.officer.does(recordDocument, {
      ...passport,
      id: newId(),
      number: 'C1234567',
      expiresOn: '2027-06-02',
    })
    const answer = await village.officer.does(recordDocument, {
      ...passport,
      id: newId(),
      number: 'E7654321',
      expiresOn: '2026-12-30',
      heldBy: 'agency',
    })
    expect(answer.redFlag).toBe('registry.paperWithheld')
    await village.head.does(verifyDocument, { documentId: answer.documentId, status: 'verified', level: 'head' })
    const { documents } = await village.officer.asks(getPerson, { personId: family.mother })
    expect(documents.map((paper) => paper.statusToday).sort()).toEqual(['replaced', 'verified'])
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.expiring).toMatchObject([{ personName: 'Siti Aminah', kind: 'PASPOR', expiresOn: '2026-12-30' }])
  })

  it('three ways of writing one phone number are one contact', async () => {
    const family = await recordFamily(village)
    for (const value of ['0812-3456-7890', '62 812 3456 7890', '+6281234567890']) {
      expect((await village.officer.does(recordContact, { id: newId(), personId: family.father, value })).value).toBe(
        '+6281234567890',
      )
    }
    const { contacts } = await village.officer.asks(getPerson, { personId: family.father })
    expect(contacts).toHaveLength(1)
    await expect(
      village.officer.does(recordContact, { id: newId(), personId: family.father, value: '12' }),
    ).rejects.toMatchObject({ code: 'registry.phoneUnreadable' })
  })

  it('a child has one carer at a time, and the file says who', async () => {
    const family = await recordFamily(village)
    const care = { childPersonId: family.child, carerRelation: 'grandparent' as const, fromOn: '2025-03-01' }
    const first = await village.officer.does(recordCareArrangement, {
      ...care,
      id: newId(),
      carerPersonId: family.grandmother,
      motherConsent: 'given',
    })
    expect(first.warnings).toEqual([{ field: 'fatherConsent', code: 'registry.parentConsentOpen' }])
    await village.officer.does(recordCareArrangement, {
      ...care,
      id: newId(),
      carerName: 'Bu Lik Partini',
      carerRelation: 'uncle-aunt',
      fromOn: '2026-01-01',
    })
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.children).toMatchObject([{ carerName: 'Bu Lik Partini', carerRelation: 'uncle-aunt' }])
  })
})

describe('life events say what follows before they are recorded', () => {
  it('a death: a new head, a carer to find, the certificate to come; and it can be taken back', async () => {
    const family = await recordFamily(village)
    await village.officer.does(recordCareArrangement, {
      id: newId(),
      childPersonId: family.child,
      carerPersonId: family.father,
      carerRelation: 'father',
      fromOn: '2025-03-01',
    })
    const asked = { personId: family.father, kind: 'death' as const, occurredOn: '2026-11-01' }
    const { effects } = await village.officer.asks(listEffects, asked)
    const codes = effects.map((effect) => effect.code)
    expect(codes).toEqual([
      'status-dead',
      'place-ends',
      'head-needed',
      'carer-needed',
      'spouse-widowed',
      'children-bereaved',
      'paper-death',
    ])
    const event = { ...asked, id: newId(), effectsSeen: codes }
    await expect(village.officer.does(recordLifeEvent, event)).rejects.toMatchObject({
      code: 'registry.newHeadMissing',
    })
    await expect(village.officer.does(recordLifeEvent, { ...event, effectsSeen: [] })).rejects.toMatchObject({
      code: 'registry.effectsChanged',
    })
    await village.officer.does(recordLifeEvent, { ...event, newHeadPersonId: family.mother })
    const file = await village.officer.asks(getHousehold, { householdId: family.householdId })
    expect(file.household.headName).toBe('Siti Aminah')
    expect(file.members.find((member) => member.id === family.mother)).toMatchObject({ maritalCode: '4' })
    expect(file.children[0]?.arrangementId).toBeNull()
    await village.officer.does(reverseLifeEvent, { id: newId(), eventId: event.id, reason: 'salah orang' })
    const { person, events } = await village.officer.asks(getPerson, { personId: family.father })
    expect(person).toMatchObject({ lifeStatus: 'alive', householdId: family.householdId })
    expect(events).toMatchObject([{ kind: 'death', reversed: true }])
  })

  it('a birth puts the child on the card of its mother', async () => {
    const family = await recordFamily(village)
    const asked = { personId: family.mother, kind: 'birth' as const, occurredOn: '2026-10-10' }
    const { effects } = await village.officer.asks(listEffects, asked)
    const child = { id: newId(), name: 'Bagas Pratama', sex: 'male' as const }
    await village.officer.does(recordLifeEvent, {
      ...asked,
      id: newId(),
      child,
      effectsSeen: effects.map((effect) => effect.code),
    })
    const { person, documents, family: near } = await village.officer.asks(getPerson, { personId: child.id })
    expect(person).toMatchObject({ birthDate: '2026-10-10', relationCode: '4', motherPersonId: family.mother })
    expect(documents).toMatchObject([{ kind: 'AKTA_LAHIR', status: 'missing' }])
    expect(near).toMatchObject([{ name: 'Siti Aminah', relation: 'mother' }])
  })

  it('a move: a departure here, an arrival there, one subject; the old village sees no new facts', async () => {
    const [here, there] = [await world.village(), await world.village()]
    const family = await recordFamily(here)
    const { transferIds } = await here.officer.does(transferPerson, {
      id: newId(),
      personIds: [family.grandmother],
      toVillageId: there.id,
      occurredOn: today,
    })
    const { personId } = await there.officer.does(settleTransfer, { transferId: transferIds[0]!, accept: true })
    const before = await here.officer.asks(getPerson, { personId: family.grandmother })
    const after = await there.officer.asks(getPerson, { personId: personId ?? '' })
    expect(before.person).toMatchObject({ lifeStatus: 'moved', householdId: null })
    expect(after.person).toMatchObject({ name: 'Sumirah', lifeStatus: 'alive', subjectId: before.person.subjectId })
    await there.officer.does(correctPerson, {
      id: newId(),
      personId: personId ?? '',
      changes: [{ field: 'occupationCode', from: null, to: '84' }],
    })
    expect((await here.officer.asks(getPerson, { personId: family.grandmother })).person.occupationCode).toBeNull()
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

describe('the person himself', () => {
  it('may have a sheet of what is held, why, and who read it', async () => {
    const family = await recordFamily(village)
    await village.head.asks(getPerson, { personId: family.mother })
    const sheet = await village.officer.asks(getPersonSheet, { personId: family.mother })
    expect(sheet.held.find((row) => row.field === 'name')).toMatchObject({
      value: 'Siti Aminah',
      purpose: 'registry.purpose.identity',
      basis: 'public-duty',
    })
    expect(sheet.held.find((row) => row.field === 'nik_masked')?.value).toContain('••••')
    expect(sheet.reads).toMatchObject([{ actorName: 'Bambang Supriyadi', operation: 'registry.getPerson' }])
  })

  it('sees the own file and nobody else’s', async () => {
    const family = await recordFamily(village)
    const resident = await village.person('resident')
    const self = { ...resident.actor, personId: family.mother }
    const { ask } = await import('#platform/server/run-operation.ts')
    const read = (personId: string) => ask(world.test.house, getPerson, { actor: self, input: { personId } })
    expect((await read(family.mother)).person.name).toBe('Siti Aminah')
    expect((await read(family.child)).person.name).toBe('Nabila Zahra')
    const others = await recordFamily(village)
    await expect(read(others.mother)).rejects.toMatchObject({ kind: 'missing' })
  })
})

describe('old paper', () => {
  it('is scanned in bulk, named later, and found by name or letter number', async () => {
    const family = await recordFamily(village)
    const scan = newId()
    await village.officer.does(recordScans, { scans: [{ id: scan, fileHash: 'a'.repeat(64), label: null }] })
    expect((await village.officer.asks(listScans, { onlyUnnamed: true })).unnamed).toBe(1)
    await village.officer.does(settleScan, {
      scanId: scan,
      personId: family.mother,
      letterNumber: '560/004/2004/II/2019',
      label: 'izin lama',
    })
    expect((await village.officer.asks(listScans, { text: 'aminah' })).scans).toMatchObject([
      { id: scan, personName: 'Siti Aminah' },
    ])
    expect((await village.officer.asks(listScans, { text: '560/004' })).total).toBe(1)
  })
})

describe('when the time of keeping is over', () => {
  it('the head sees the list first, and then nothing is left that names the person, facts included', async () => {
    const place = await world.village()
    const family = await recordFamily(place)
    await place.officer.does(correctPerson, {
      id: newId(),
      personId: family.grandmother,
      changes: [{ field: 'name', from: 'Sumirah', to: 'Sumirah Kartodikromo' }],
    })
    const { effects } = await place.officer.asks(listEffects, {
      personId: family.grandmother,
      kind: 'death',
      occurredOn: '2020-01-05',
    })
    await place.officer.does(recordLifeEvent, {
      id: newId(),
      personId: family.grandmother,
      kind: 'death',
      occurredOn: '2020-01-05',
      effectsSeen: effects.map((effect) => effect.code),
    })
    expect((await place.head.asks(listErasureDue, {})).due).toEqual([])
    await expect(
      place.head.does(settleErasure, { personIds: [family.grandmother], reason: 'masa simpan' }),
    ).rejects.toMatchObject({ code: 'registry.notErasable' })
    // six years later
    const earlier = ['people', 'documents', 'person_events'].map(
      (table) => `update ${table} set recorded_at = recorded_at - interval '6 years' where village_id = ${place.id};`,
    )
    await world.asOwner(
      `set session_replication_role = replica; ${earlier.join(' ')} update people set changed_at = changed_at - interval '6 years' where village_id = ${place.id}; set session_replication_role = default`,
    )
    expect((await place.head.asks(listErasureDue, {})).due).toMatchObject([
      { personId: family.grandmother, name: 'Sumirah Kartodikromo' },
    ])
    await place.head.does(settleErasure, { personIds: [family.grandmother], reason: 'masa simpan' })
    const rows = await world.asOwner<{ row: string }>(
      `select p::text as row from people p where village_id = $1 union all select h::text from field_history h where village_id = $1 union all select e::text from person_events e where village_id = $1 union all select k::text from person_search_keys k where village_id = $1`,
      [place.id],
    )
    expect(rows.filter(({ row }) => /sumirah|kartodikromo/i.test(row))).toEqual([])
    expect(names(await place.officer.asks(findPeople, { text: 'sumirah' }))).toEqual([])
  })
})

describe('offline, a family recorded twice by one command', () => {
  it('is there once', async () => {
    const commandId = newId()
    const input = { household: { id: newId(), hamlet: 'KIDUL' }, members: [] }
    await village.officer.does(recordHousehold, input, { commandId })
    await village.officer.does(recordHousehold, input, { commandId })
    expect((await world.asOwner('select from households where id = $1', [input.household.id])).length).toBe(1)
  })
})
