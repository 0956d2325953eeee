import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { correctPerson } from './contract/change.ts'
import { recordConsent } from './contract/consent.ts'
import { listErasureDue, settleErasure } from './contract/erasure.ts'
import { listInquiries, requestInquiry, settleInquiry } from './contract/inquiry.ts'
import { listEffects, recordLifeEvent } from './contract/life-event.ts'
import { findPeople, recordPerson } from './contract/person.ts'
import { getPerson, getPersonSheet } from './contract/sheet.ts'
import { nikFor, recordFamily } from './testing/families.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const names = (answer: { people: { name: string }[] }) => answer.people.map((person) => person.name)

describe('the person himself', () => {
  it('may have a sheet of what is held, why, and who read it', async () => {
    const family = await recordFamily(village)
    await village.head.asks(getPerson, { personId: family.mother })
    const sheet = await village.officer.asks(getPersonSheet, { personId: family.mother })
    expect(sheet.held.find((row) => row.field === 'name')).toMatchObject({
      value: 'Siti Aminah',
      purpose: 'registry.purpose.identity',
      basis: 'public-duty',
      keptMonths: 60,
    })
    expect(sheet.held.find((row) => row.field === 'nik_masked')?.value).toContain('••••')
    expect(sheet.reads).toMatchObject([{ actorName: 'Bambang Supriyadi', operation: 'registry.getPerson' }])
  })

  it('reads on it what was agreed to, what happened and what was changed', async () => {
    const { grandmother: personId } = await recordFamily(village)
    const consent = { purpose: 'contact-abroad', channel: 'in-person', givenOn: '2026-02-01' } as const
    await village.officer.does(recordConsent, { id: newId(), personId, ...consent })
    await village.officer.does(correctPerson, {
      ...{ id: newId(), personId },
      changes: [{ field: 'name', from: 'Sumirah', to: 'Sumirah Kartodikromo' }],
    })
    const happened = { personId, kind: 'move_out', occurredOn: '2026-03-01' } as const
    const { effects } = await village.officer.asks(listEffects, happened)
    await village.officer.does(recordLifeEvent, {
      ...{ ...happened, id: newId() },
      effectsSeen: effects.map((effect) => effect.code),
    })
    const sheet = await village.officer.asks(getPersonSheet, { personId })
    expect(sheet.consents).toMatchObject([{ purpose: 'contact-abroad', state: 'valid' }])
    expect(sheet.events).toMatchObject([{ kind: 'move_out', occurredOn: '2026-03-01', reversed: false }])
    expect(sheet.history.map((change) => change.after)).toContain('Sumirah Kartodikromo')
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

describe('a person known in two villages', () => {
  const nik = nikFor('1984-04-04', 'female', 8123)
  const people = async () => {
    const [here, there] = [await world.village(), await world.village()]
    const [own, other] = [newId(), newId()]
    await here.officer.does(recordPerson, {
      person: { id: own, name: 'Murtini', sex: 'female', birthDate: '1984-04-04', nik },
    })
    await there.officer.does(recordPerson, {
      person: { id: other, name: 'Moertini', sex: 'female', birthDate: '1984-04-04', nik },
    })
    return { here, there, own, other }
  }

  it('is asked for, answered by the other village, and nothing is told before', async () => {
    const { here, there, own } = await people()
    await here.officer.does(requestInquiry, { id: newId(), personId: own, reason: 'pindah tanpa surat' })
    await world.settle()
    expect((await here.officer.asks(listInquiries, { direction: 'out' })).inquiries).toMatchObject([
      { status: 'asked', otherVillageId: null },
    ])
    const { inquiries } = await there.officer.asks(listInquiries, { direction: 'in' })
    expect(inquiries).toMatchObject([{ personName: 'Moertini', otherVillageId: here.id, reason: 'pindah tanpa surat' }])
    await there.officer.does(settleInquiry, { id: inquiries[0]!.id, answer: 'same', note: 'silakan hubungi kami' })
    expect((await here.officer.asks(listInquiries, { direction: 'out' })).inquiries).toMatchObject([
      { status: 'same', otherVillageId: there.id },
    ])
  })

  it('and protected is no hit; an answer withheld looks the same', async () => {
    const { here, there, own, other } = await people()
    await world.asOwner(
      `set session_replication_role = replica; update people set sealed = true where id = '${other}'; set session_replication_role = default`,
    )
    await here.officer.does(requestInquiry, { id: newId(), personId: own, reason: 'mencari' })
    await world.settle()
    expect((await there.officer.asks(listInquiries, { direction: 'in' })).inquiries).toEqual([])
    expect((await here.officer.asks(listInquiries, { direction: 'out' })).inquiries).toMatchObject([
      { status: 'asked', otherVillageId: null },
    ])
  })

  it('nobody asks more than twenty times a month', async () => {
    const { here, own } = await people()
    for (let count = 0; count < 20; count++)
      await here.officer.does(requestInquiry, { id: newId(), personId: own, reason: 'mencari' })
    await expect(
      here.officer.does(requestInquiry, { id: newId(), personId: own, reason: 'mencari' }),
    ).rejects.toMatchObject({ code: 'registry.inquiryQuota' })
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
