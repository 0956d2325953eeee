import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planMeeting, recordCouple } from '#modules/meetings/testing/meeting.ts'
import * as placement from '#modules/placement/contract.ts'
import { recordOrder, today } from '#modules/placement/testing/vacancy.ts'
import { listRows } from '#modules/references/contract.ts'
import { requestProtection, settleProtection } from '#modules/registry/contract.ts'
import { textBytes } from '#platform/client/device/keys-crypto.ts'
import { sealForVillage } from '#platform/client/device/keys-village.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation } from '#platform/shared/operation.ts'
import { getVillageKey } from '#platform/shared/parcel-contract.ts'
import { sealedText } from '#platform/shared/sealed-text.ts'
import { answeringPhone } from './answering-phone.ts'
import { openWorld, type Person, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

/** A phone of somebody that pulled once and then lost its line. */
const phoneOf = async (person: Person) => {
  const phone = await answeringPhone(world, person, person.actor.role)
  await phone.device.sync()
  phone.cut()
  const key = await person.asks(getVillageKey, {})
  // as the app writes: what no phone may hold lies in the queue as only the village opens it
  const sealed = async <Op extends Operation>(operation: Op, input: InputOf<Op>): Promise<object> => {
    const written = { ...(operation.input.parse(input) as Record<string, unknown>) }
    for (const field of operation.sealed ?? []) {
      const text = written[field]
      if (typeof text !== 'string') continue
      written[field] = sealedText(Buffer.from(await sealForVillage(key, textBytes(text))).toString('base64'))
    }
    return written
  }
  return {
    ...phone,
    writes: async <Op extends Operation>(operation: Op, input: InputOf<Op>) =>
      phone.queues(operation, await sealed(operation, input)),
    send: async () => {
      phone.mend()
      await phone.device.sync()
      phone.cut()
    },
  }
}

const year = Number(today.slice(0, 4))

describe('far from a signal', () => {
  it('the vacancies of the village read as at the office, with what the references say of them', async () => {
    const village = await world.village()
    const { officer } = village
    const first = await recordOrder(officer)
    const more = { title: 'Operator jahit', workPlace: 'home' as const, country: null, region: 'Wonosobo' }
    const second = await recordOrder(officer, { ...more, orderNumber: null, employerName: 'CV Contoh Busana' })
    const old = { orderNumber: 'JO-LAMA', deadlineOn: addDays(today, -3), sourceOn: addDays(today, -40) }
    await recordOrder(officer, { title: 'Perawat', ...old })
    await officer.does(placement.withdrawVacancy, { vacancyId: second, reason: 'Sudah penuh' })
    const third = await recordOrder(officer, { title: 'Buruh kebun', orderNumber: 'JO-2', workerPaysRupiah: 9_000_000 })
    const phone = await phoneOf(officer)
    for (const input of [
      ...[{}, { state: 'expired' }, { state: 'withdrawn' }, { text: 'buruh' }, { order: 'name' }, { limit: 1 }],
      ...[{ country: 'TW' }, { workPlace: 'home' }, { order: 'newest' }, { limit: 1, offset: 1 }],
    ] as InputOf<typeof placement.listVacancies>[])
      expect(phone.says(placement.listVacancies, input)).toEqual(await officer.asks(placement.listVacancies, input))
    for (const vacancyId of [first, second, third]) {
      const [here, office] = [
        phone.says(placement.getVacancy, { vacancyId }),
        await officer.asks(placement.getVacancy, { vacancyId }),
      ]
      expect(here).toEqual(office)
    }
    expect(phone.says(placement.getVacancy, { vacancyId: third }).barred).not.toBeNull()
    expect(() => phone.says(placement.getVacancy, { vacancyId: newId() })).toThrow()
  })

  it('what may be called and what is said of a country are there too', async () => {
    const village = await world.village()
    const phone = await phoneOf(village.officer)
    for (const kind of ['hotline', 'country-policy', 'worker-right'] as const) {
      const here = phone.says(listRows, { kind, limit: 20 })
      expect(here.total).toBeGreaterThan(0)
      expect(here).toEqual(await village.officer.asks(listRows, { kind, limit: 20 }))
    }
  })

  it('a service is written at once, counted and sent; what was advised is in no phone, and opens at the office', async () => {
    const village = await world.village()
    const { father } = await recordCouple(village.officer)
    const served = { occurredOn: today, duty: 'e' as const, channel: 'visit' as const, topics: ['rights' as const] }
    const before = { id: newId(), personId: father, note: 'Takut pada agennya', ...served }
    await village.officer.does(placement.recordService, before)
    const phone = await phoneOf(village.officer)
    const serviceId = newId()
    const note = 'Istri minta ditemani'
    await phone.writes(placement.recordService, {
      id: serviceId,
      personId: father,
      note,
      outcome: 'Janji Selasa',
      ...served,
    })
    const here = phone.says(placement.listServices, { year })
    expect(here).toMatchObject({ total: 2, notesAtOffice: true })
    expect(here.services.map(({ personName, hasNote, outcome }) => [personName, hasNote, outcome])).toEqual([
      ['Slamet Widodo', true, 'Janji Selasa'],
      ['Slamet Widodo', true, null],
    ])
    expect(JSON.stringify([phone.device.rows().all('services'), phone.device.outbox()])).not.toMatch(/Takut|ditemani/)
    await phone.send()
    expect(phone.device.outbox()).toEqual([])
    expect(await village.officer.asks(placement.getServiceNote, { serviceId })).toEqual({
      note: 'Istri minta ditemani',
    })
    expect(phone.says(placement.listServiceMonths, { year })).toEqual(
      await village.officer.asks(placement.listServiceMonths, { year }),
    )
    expect(phone.says(placement.listServices, { year }).services).toEqual(
      (await village.officer.asks(placement.listServices, { year })).services,
    )
  })

  it('its rule says no at once, as the office would', async () => {
    const village = await world.village()
    const phone = await phoneOf(village.officer)
    const served = { id: newId(), duty: 'e', channel: 'visit' } as const
    await expect(
      phone.writes(placement.recordService, { ...served, occurredOn: addDays(today, 1), topics: ['rights'] }),
    ).rejects.toMatchObject({ fields: [{ field: 'occurredOn', code: 'placement.serviceInFuture' }] })
    await expect(
      phone.writes(placement.recordService, { ...served, occurredOn: today, topics: [] }),
    ).rejects.toMatchObject({ fields: [{ field: 'note', code: 'placement.serviceEmpty' }] })
    const heard = { id: newId(), channel: 'rumour', told: 'x', grade: 'C' } as const
    await expect(phone.writes(placement.recordAlert, { ...heard, heardOn: addDays(today, 1) })).rejects.toMatchObject({
      code: 'placement.alertInFuture',
    })
    const came = { id: newId(), name: 'x', agencyName: 'y', fromOn: today, untilOn: addDays(today, -1) }
    await expect(phone.writes(placement.recordRecruiterVisit, came)).rejects.toMatchObject({
      code: 'placement.visitTurned',
    })
    expect(phone.device.outbox()).toEqual([])
  })

  it('what a guidance was about waits too, and its outcome comes after it', async () => {
    const village = await world.village()
    const { officer } = village
    const [meetingId, coming] = [
      await planMeeting(officer, { kind: placement.guidanceKind }),
      await planMeeting(officer, { kind: placement.guidanceKind, heldOn: addDays(today, 4) }),
    ]
    const gathering = await planMeeting(officer)
    const phone = await phoneOf(officer)
    const about = { topics: ['safe_procedure' as const], material: 'Selebaran Taiwan' }
    expect(phone.says(placement.getGuidance, { meetingId: gathering })).toEqual({
      isGuidance: false,
      guidance: null,
      earlier: [],
    })
    await phone.writes(placement.recordGuidance, { id: newId(), meetingId, ...about, outcome: 'Tiga orang menunda' })
    expect(phone.says(placement.getGuidance, { meetingId })).toMatchObject({
      guidance: { material: 'Selebaran Taiwan', outcome: 'Tiga orang menunda', recordedByName: officer.actor.name },
    })
    for (const [at, outcome, code] of [
      [coming, 'Lancar', 'placement.notYetHeld'],
      [gathering, null, 'placement.notGuidance'],
    ] as const)
      await expect(
        phone.writes(placement.recordGuidance, { id: newId(), meetingId: at, ...about, outcome }),
      ).rejects.toMatchObject({ code })
    await phone.send()
    expect(phone.says(placement.getGuidance, { meetingId })).toEqual(
      await officer.asks(placement.getGuidance, { meetingId }),
    )
  })

  it('an alert and a recruiter who reported wait sealed, and lie in no row of a phone', async () => {
    const village = await world.village()
    const phone = await phoneOf(village.officer)
    const [alertId, visitId] = [newId(), newId()]
    const told = 'Tamu menawarkan kerja kebun di Sabah'
    await phone.writes(placement.recordAlert, { id: alertId, channel: 'rumour', heardOn: today, told, grade: 'B' })
    await phone.writes(placement.recordRecruiterVisit, {
      ...{ id: visitId, name: 'Rekaan Contohwati', phone: '081200001111', fromOn: today },
      ...{ agencyName: 'PT Contoh Karya', whomMet: 'Tiga calon di Kidul' },
    })
    expect(JSON.stringify(phone.device.outbox())).not.toMatch(/Sabah|Contohwati|0812|Karya|Kidul/)
    await phone.send()
    expect(phone.device.outbox()).toEqual([])
    const { alerts, visits } = await village.officer.asks(placement.listSignals, {})
    expect([alerts[0]?.told, visits[0]?.name, visits[0]?.agencyName]).toEqual([
      'Tamu menawarkan kerja kebun di Sabah',
      'Rekaan Contohwati',
      'PT Contoh Karya',
    ])
    const held = ['watch_alerts', 'recruiter_visits', 'candidate_profiles'].map((table) =>
      phone.device.rows().all(table),
    )
    expect(held.flat()).toEqual([])
  })

  it('the head carries vacancies and no log of services; who is protected is on no phone', async () => {
    const village = await world.village()
    const { mother } = await recordCouple(village.officer)
    await recordOrder(village.officer)
    const served = { id: newId(), occurredOn: today, duty: 'e' as const, channel: 'phone' as const }
    await village.officer.does(placement.recordService, { ...served, topics: ['rights'], personId: mother })
    const head = await phoneOf(village.head)
    expect(head.says(placement.listVacancies, {}).total).toBe(1)
    expect(head.device.rows().all('services')).toEqual([])
    expect(() => head.says(placement.listServiceMonths, { year })).toThrow('platform.offline')
    const requestId = newId()
    await village.officer.does(requestProtection, {
      id: requestId,
      personId: mother,
      wanted: true,
      reason: 'Diancam calo.',
    })
    await village.head.does(settleProtection, { requestId, approve: true, note: null })
    const officer = await phoneOf(village.officer)
    expect(officer.device.rows().all('services')).toEqual([])
  })
})
