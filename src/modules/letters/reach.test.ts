import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { ask } from '#platform/server/run-operation.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  getLetter,
  getLetterFile,
  getLetterForm,
  getRegisterFile,
  issueLetter,
  listLetters,
  listRegister,
  recordNumberGap,
  refuseLetter,
  requestLetter,
  verifyLetter,
} from './contract.ts'
import { issueLostContact, openCandidate, recordFamily, talkWithFamily, today, twoWitnesses } from './testing/family.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const year = Number(today().slice(0, 4))
const neighbourNik = '3307101708800007'

const recordNeighbour = async (village: VillageWorld): Promise<string> => {
  const id = newId()
  const name = {
    name: 'Wagiyem',
    sex: 'female',
    birthDate: '1980-08-17',
    nik: neighbourNik,
    birthPlace: 'Kebumen',
  } as const
  await village.officer.does(recordHousehold, {
    household: { id: newId(), hamlet: 'Krajan', rt: '09', rw: '04' },
    members: [{ person: { id, ...name }, relationCode: '1' }],
  })
  return id
}

/** The account of one who lives here. */
const asResident = async (village: VillageWorld, personId: string): Promise<Person> => {
  const person = await village.person('resident')
  const self = { ...person.actor, personId }
  return {
    ...person,
    actor: self,
    does: (operation, input, options = {}) =>
      ask(world.test.house, operation, { actor: self, input, commandId: options.commandId ?? newId() }),
    asks: (operation, input) => ask(world.test.house, operation, { actor: self, input }),
    sends: () => Promise.reject(new Error('a resident sends nothing here')),
  }
}

// As the register will mark whoever is under protection.
const protect = (personId: string) =>
  world.asOwner(
    `do $$ begin
      perform set_config('session_replication_role', 'replica', true);
      update people set sealed = true where id = '${personId}';
    end $$`,
  )

const permission = (giverId: string, more: Readonly<Record<string, unknown>> = {}) => ({
  giverId,
  giverRelation: 'husband',
  country: 'Taiwan',
  occupation: 'Perawat',
  contractMonths: 36,
  ...more,
})

const refusedAt = (field: string, code: string) => ({ kind: 'invalid', fields: [{ field, code }] })

describe('a resident asks for a letter', () => {
  test('and names the own family, but nobody else of the village: each field that would read a stranger is refused', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const neighbour = await recordNeighbour(village)
    const dewi = await asResident(village, ids.dewi)
    const asks = (kind: 'family_permission' | 'child_carer' | 'lost_contact', fields: Record<string, unknown>) =>
      dewi.does(requestLetter, { id: newId(), kind, personId: ids.dewi, fields })
    const code = 'letters.personNotOfHousehold'

    await asks('family_permission', permission(ids.agus, { childIds: [ids.kirana], carerId: ids.sutinah }))
    const carer = { carerRelation: 'nenek', medicalDecisions: false, schoolDecisions: false, childIds: [ids.kirana] }
    const lost = { reporterRelation: 'suami', country: 'Malaysia', lastContactOn: '2026-07-01', chronology: 'hilang' }
    const attacks = [
      ['giverId', () => asks('family_permission', permission(neighbour))],
      ['childIds', () => asks('family_permission', permission(ids.agus, { childIds: [ids.kirana, neighbour] }))],
      ['carerId', () => asks('family_permission', permission(ids.agus, { carerId: neighbour }))],
      ['carerId', () => asks('child_carer', { ...carer, carerId: neighbour })],
      ['reporterId', () => asks('lost_contact', { ...lost, reporterId: neighbour })],
      [
        'witnesses',
        () =>
          asks(
            'family_permission',
            permission(ids.agus, { witnesses: [{ name: 'x', role: '', personId: neighbour }] }),
          ),
      ],
      // Nobody learns by asking whether an id is somebody's.
      ['giverId', () => asks('family_permission', permission(newId()))],
    ] as const
    for (const [field, attack] of attacks)
      await expect(attack()).rejects.toMatchObject(refusedAt(`fields.${field}`, code))
  })

  test('about himself only, never by the journey of another, and never in place of the letter of another', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    await talkWithFamily(village, ids, episodeId)
    const agus = await asResident(village, ids.agus)
    const kind = 'family_permission' as const
    await expect(agus.asks(getLetterForm, { kind, personId: ids.dewi })).rejects.toMatchObject({ kind: 'missing' })
    await expect(agus.asks(getLetterForm, { kind, personId: ids.agus, episodeId })).rejects.toMatchObject({
      code: 'letters.episodeMissing',
    })
    const fields = permission(ids.dewi)
    await expect(
      agus.does(requestLetter, { id: newId(), kind, personId: ids.agus, episodeId, fields }),
    ).rejects.toMatchObject({ code: 'letters.episodeMissing' })

    const other = newId()
    await village.officer.does(requestLetter, { id: other, kind, personId: ids.dewi, fields: permission(ids.agus) })
    await expect(
      agus.does(requestLetter, { id: newId(), kind, personId: ids.agus, fields, replacesId: other }),
    ).rejects.toMatchObject({ kind: 'missing' })
    await expect(
      village.officer.does(requestLetter, { id: newId(), kind, personId: ids.agus, fields, replacesId: other }),
    ).rejects.toMatchObject({ code: 'letters.replacesAnother' })
  })

  test('and follows it on the own list: asked, with the head, issued, and refused without the reason of the office', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const agus = await asResident(village, ids.agus)
    const letterId = newId()
    const fields = { address: 'Dusun Sikarang RT 03 RW 02', since: 'tahun 2019', purpose: 'membuka tabungan' }
    await agus.does(requestLetter, { id: letterId, kind: 'domicile', personId: ids.agus, fields })
    const own = async () => (await agus.asks(listLetters, {})).letters.map(({ id, state }) => [id, state])
    expect(await own()).toEqual([[letterId, 'requested']])
    expect((await agus.asks(getLetter, { letterId })).receiptCode).toMatch(/^[0-9A-Z-]{26}$/)
    await village.officer.does(verifyLetter, { letterId })
    expect(await own()).toEqual([[letterId, 'verified']])
    await village.officer.does(refuseLetter, { letterId, reason: 'papers', note: 'KK lama' })
    expect(await own()).toEqual([[letterId, 'refused']])
    expect(JSON.stringify((await agus.asks(getLetter, { letterId })).events)).not.toMatch(/KK lama|papers/)
  })

  test('and reads a draft in which the officer named somebody outside the family card with the name alone', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const neighbour = await recordNeighbour(village)
    const letterId = newId()
    const fields = permission(neighbour, { giverRelation: 'guardian' })
    await village.officer.does(requestLetter, { id: letterId, kind: 'family_permission', personId: ids.dewi, fields })
    const dewi = await asResident(village, ids.dewi)
    const words = JSON.stringify((await dewi.asks(getLetter, { letterId })).content)
    expect(words).toContain('WAGIYEM')
    expect(words).not.toMatch(new RegExp(`${neighbourNik}|Krajan|Kebumen|1980`))
  })
})

describe('an office names people', () => {
  test('of its own reach: a cadre none of another hamlet, a village none of another village', async () => {
    const [village, other] = [await world.village(), await world.village()]
    const ids = await recordFamily(village)
    const neighbour = await recordNeighbour(village)
    const stranger = await recordNeighbour(other)
    const cadre = await village.person('cadre', { hamlet: 'Sikarang' })
    const ask = (person: Person, giverId: string) =>
      person.does(requestLetter, {
        id: newId(),
        kind: 'family_permission',
        personId: ids.dewi,
        fields: permission(giverId),
      })
    await ask(cadre, ids.agus)
    const refused = refusedAt('fields.giverId', 'letters.personNotNamable')
    await expect(ask(cadre, neighbour)).rejects.toMatchObject(refused)
    await ask(village.officer, neighbour)
    await expect(ask(village.officer, stranger)).rejects.toMatchObject(refused)
  })

  test('but nobody who is protected: not on the form, not in the request, and not at the last moment', async () => {
    const village = await world.village()
    const ids = await recordFamily(village)
    const episodeId = await openCandidate(village, ids)
    await talkWithFamily(village, ids, episodeId)
    const kind = 'family_permission' as const
    const letterId = newId()
    const fields = permission(ids.agus, { witnesses: twoWitnesses })
    await village.officer.does(requestLetter, { id: letterId, kind, personId: ids.dewi, episodeId, fields })
    await village.officer.does(verifyLetter, { letterId })

    await protect(ids.agus)
    const refused = refusedAt('fields.giverId', 'letters.personNotNamable')
    await expect(village.head.does(issueLetter, { letterId })).rejects.toMatchObject(refused)
    await expect(
      village.officer.does(requestLetter, { id: newId(), kind, personId: ids.dewi, episodeId, fields }),
    ).rejects.toMatchObject(refused)
    const form = await village.officer.asks(getLetterForm, { kind, personId: ids.dewi, episodeId })
    expect(form.fields.giverId).toBeNull()
    expect(form.family.map((one) => one.personId)).not.toContain(ids.agus)
  })
})

describe('who inspects', () => {
  test('an auditor reads letters and the book with masked NIKs, without the trouble of the family, and takes no file', async () => {
    const village = await world.village()
    const letterId = await issueLostContact(village, await recordFamily(village))
    const explanation = 'Dipakai di kertas untuk 3307 1052 0802 9001'
    await village.head.does(recordNumberGap, { year, upTo: 4, explanation })
    const auditor = await village.person('auditor')

    const letter = await auditor.asks(getLetter, { letterId })
    const words = JSON.stringify(letter)
    expect(words).toContain('3307••••••••9001')
    expect(words).toContain('(tertutup)')
    expect(words).not.toMatch(/3307102501989002|3307105208029001|tidak diangkat/)
    const kept = JSON.stringify(await village.head.asks(getLetter, { letterId }))
    expect(kept).toMatch(/3307102501989002.*tidak diangkat/s)

    await expect(auditor.asks(getLetterFile, { letterId })).rejects.toMatchObject({ kind: 'forbidden' })
    const book = JSON.stringify(await auditor.asks(listRegister, { year }))
    const sheet = await auditor.asks(getRegisterFile, { year, format: 'csv' })
    for (const seen of [book, Buffer.from(sheet.bytes, 'base64').toString()]) {
      expect(seen).toContain('3307••••••••9001')
      expect(seen).not.toContain('3307 1052 0802 9001')
    }
  })

  test('a coordinator, the province and the ministry read no letter of a village at all', async () => {
    const village = await world.village()
    const letterId = await issueLostContact(village, await recordFamily(village))
    for (const role of ['coordinator', 'responsible_officer', 'province', 'ministry', 'partner', 'business_officer']) {
      const person = await village.person(role)
      await expect(person.asks(getLetter, { letterId }), role).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(person.asks(getLetterFile, { letterId }), role).rejects.toMatchObject({ kind: 'forbidden' })
      await expect(person.asks(getRegisterFile, { year, format: 'csv' }), role).rejects.toMatchObject({
        kind: 'forbidden',
      })
    }
  })
})
