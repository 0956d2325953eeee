import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { getHousehold, listHouseholds, recordHousehold } from './contract/household.ts'
import { findPeople, recordPerson } from './contract/person.ts'
import { getPerson } from './contract/sheet.ts'
import { nikFor, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

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

  it('by hamlet, typed beside the name or alone; people and their families alike', async () => {
    const place = await world.village()
    const [north, south] = [await recordFamily(place, 'KALI LOR'), await recordFamily(place, 'KALI KIDUL')]
    const familiesOf = async (text: string) => {
      const { households } = await place.officer.asks(listHouseholds, { text })
      return households.map(({ id }) => id).sort()
    }
    const peopleOf = async (text: string) => (await place.officer.asks(findPeople, { text })).people.map(({ id }) => id)
    expect(await peopleOf('siti kali lor')).toEqual([north.mother])
    expect(await peopleOf('siti dusun kidul')).toEqual([south.mother])
    expect((await peopleOf('dusun kali lor')).sort()).toEqual(
      [north.father, north.mother, north.child, north.grandmother].sort(),
    )
    expect(await familiesOf('siti kali lor')).toEqual([north.householdId])
    expect(await familiesOf('dusun kali')).toEqual([north.householdId, south.householdId].sort())
    expect(await peopleOf('siti dusun wetan')).toEqual([])
    expect(await familiesOf('dusun wetan')).toEqual([])
  })

  it('by birth date or RT alone, and the family is found too', async () => {
    const place = await world.village()
    const family = await recordFamily(place)
    for (const text of ['14-02-2020', 'lahir 1963', 'rt 2', 'siti rt 02', 'slamet 12-3-1985']) {
      const { households } = await place.officer.asks(listHouseholds, { text })
      expect([text, households.map(({ id }) => id)]).toEqual([text, [family.householdId]])
    }
    for (const text of ['13-02-2020', 'rt 9', 'siti rt 9', 'slamet 7-7-1985'])
      expect((await place.officer.asks(listHouseholds, { text })).households).toEqual([])
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

describe('offline, a family recorded twice by one command', () => {
  it('is there once', async () => {
    const commandId = newId()
    const input = { household: { id: newId(), hamlet: 'KIDUL' }, members: [] }
    await village.officer.does(recordHousehold, input, { commandId })
    await village.officer.does(recordHousehold, input, { commandId })
    expect((await world.asOwner('select from households where id = $1', [input.household.id])).length).toBe(1)
  })
})
