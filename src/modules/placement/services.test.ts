import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { recordAttendance, recordInvitees, recordMeeting } from '#modules/meetings/contract.ts'
import { recordEpisode, recordStage } from '#modules/migration/contract.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { personErased } from '#modules/registry/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import * as placement from './contract.ts'
import { today } from './testing/vacancy.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const year = Number(today.slice(0, 4))
const monthNow = Number(today.slice(5, 7))

const somebody = async ({ officer }: VillageWorld, name = 'Wati Lestari') => {
  const personId = newId()
  await officer.does(recordHousehold, {
    household: { id: newId(), hamlet: 'KIDUL', rt: '03', rw: '01' },
    members: [{ person: { id: personId, name, sex: 'female', birthDate: '1996-02-03' }, relationCode: '1' }],
  })
  return personId
}

const serve = ({ officer }: VillageWorld, more: Partial<InputOf<typeof placement.recordService>> = {}) =>
  officer.does(placement.recordService, {
    ...{ id: newId(), occurredOn: today, duty: 'e', channel: 'phone', topics: ['rights'], ...more },
  })

const countsNow = async (village: VillageWorld) => {
  const { months } = await village.head.asks(placement.listServiceMonths, { year })
  return months.find(({ month }) => month === monthNow)
}

describe('the service log', () => {
  it('keeps who asked, by what means and what was advised, and counts it under the duty of the law', async () => {
    const village = await world.village()
    const personId = await somebody(village)
    await serve(village, { personId, note: 'Bertanya soal potongan gaji', outcome: 'Dibuatkan janji Selasa' })
    await serve(village, {
      duty: 'a',
      channel: 'messenger',
      topics: ['opportunities'],
      toldName: 'Ibu Sari, desa sebelah',
    })
    const { services, total } = await village.officer.asks(placement.listServices, { year })
    expect(total).toBe(2)
    expect(services.map(({ personName, channel, hasNote }) => [personName, channel, hasNote])).toEqual([
      ['Ibu Sari, desa sebelah', 'messenger', false],
      ['Wati Lestari', 'phone', true],
    ])
    expect(JSON.stringify(services)).not.toContain('potongan')
    const serviceId = services[1]?.id ?? ''
    expect(await village.officer.asks(placement.getServiceNote, { serviceId })).toEqual({
      note: 'Bertanya soal potongan gaji',
    })
    const reads = await world.asOwner('select operation from read_entries where village_id = $1 and subject_id = $2', [
      village.id,
      serviceId,
    ])
    expect(reads).toEqual([{ operation: 'placement.getServiceNote' }])
    expect(await countsNow(village)).toMatchObject({ counts: { a: 1, b: 0, c: 0, d: 0, e: 1 }, total: 2 })
    expect((await village.officer.asks(placement.listServices, { year, duty: 'a' })).total).toBe(1)
    expect((await village.officer.asks(placement.listServices, { year: year - 1 })).total).toBe(0)
  })

  it('says at its field what is missing, and is read by the officer alone', async () => {
    const village = await world.village()
    await expect(serve(village, { topics: [] })).rejects.toMatchObject({
      fields: [{ field: 'note', code: 'placement.serviceEmpty' }],
    })
    await expect(serve(village, { occurredOn: addDays(today, 1) })).rejects.toMatchObject({
      fields: [{ field: 'occurredOn', code: 'placement.serviceInFuture' }],
    })
    await expect(serve(village, { personId: newId() })).rejects.toMatchObject({ kind: 'missing' })
    await expect(village.head.asks(placement.listServices, { year })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('counts by itself what other acts say, once, on the day it happened', async () => {
    const village = await world.village()
    const personId = await somebody(village)
    const episodeId = newId()
    await village.officer.does(recordEpisode, {
      ...{ id: episodeId, personId, startedOn: addDays(today, -1), destinationCountry: 'TW' },
    })
    await world.settle()
    expect(await countsNow(village)).toMatchObject({ counts: { b: 1, d: 0 } })
    for (const stage of ['departed', 'working'] as const)
      await village.officer.does(recordStage, {
        ...{ id: newId(), episodeId, stage, occurredOn: today, source: 'family' },
      })
    await world.settle()
    await world.settle()
    expect(await countsNow(village)).toMatchObject({ counts: { b: 1, d: 1 }, total: 2 })
    const { services } = await village.officer.asks(placement.listServices, { year, duty: 'd' })
    expect(services).toMatchObject([{ act: 'departure', personName: 'Wati Lestari', occurredOn: today }])
  })

  it('forgets who came and what was said when the register forgets her, and keeps the count', async () => {
    const village = await world.village()
    const personId = await somebody(village, 'Sari Puspita')
    await serve(village, { personId, note: 'Takut pada perekrut', outcome: 'Ditemani' })
    await runAsSystem(world.test.house, {
      name: 'test.erase',
      village: village.id,
      act: (context) => context.publish(personErased, { personId }),
    })
    await world.settle()
    const { services } = await village.officer.asks(placement.listServices, { year })
    expect(services).toMatchObject([{ personId: null, personName: null, hasNote: false, outcome: null, duty: 'e' }])
    expect((await countsNow(village))?.total).toBe(1)
  })
})

describe('a guidance session', () => {
  const plan = async ({ officer }: VillageWorld, kind: string, heldOn = today) => {
    const meetingId = newId()
    await officer.does(recordMeeting, {
      ...{ id: meetingId, kind, title: 'Bimbingan calon', heldOn, startsAt: '09:00', place: 'Balai desa' },
    })
    return meetingId
  }
  const about = (meetingId: string) => ({
    ...{
      id: newId(),
      meetingId,
      topics: ['safe_procedure' as const, 'finance' as const],
      material: 'Selebaran Taiwan',
    },
  })

  it('is a meeting like any other, with its topics, material and outcome beside it; who came counts once', async () => {
    const village = await world.village()
    const personId = await somebody(village)
    const meetingId = await plan(village, placement.guidanceKind)
    const attendee = newId()
    await village.officer.does(recordInvitees, { meetingId, people: [{ id: attendee, personId }] })
    for (const status of ['present', 'late'] as const)
      await village.officer.does(recordAttendance, {
        meetingId,
        marks: [{ id: newId(), attendeeId: attendee, status }],
      })
    await world.settle()
    expect(await countsNow(village)).toMatchObject({ counts: { e: 1 } })
    await village.officer.does(placement.recordGuidance, about(meetingId))
    await village.officer.does(placement.recordGuidance, {
      ...about(meetingId),
      outcome: 'Dua calon menunda berangkat',
    })
    expect(await village.head.asks(placement.getGuidance, { meetingId })).toMatchObject({
      isGuidance: true,
      guidance: { topics: ['safe_procedure', 'finance'], outcome: 'Dua calon menunda berangkat' },
      earlier: [{ topics: ['safe_procedure', 'finance'], outcome: null, recordedByName: 'Sri Wahyuni' }],
    })
  })

  it('is nothing on another meeting, and its outcome comes after it', async () => {
    const village = await world.village()
    const other = await plan(village, 'meetings.gathering')
    expect(await village.officer.asks(placement.getGuidance, { meetingId: other })).toEqual({
      ...{ isGuidance: false, guidance: null, earlier: [] },
    })
    await expect(village.officer.does(placement.recordGuidance, about(other))).rejects.toMatchObject({
      code: 'placement.notGuidance',
    })
    const coming = await plan(village, placement.guidanceKind, addDays(today, 5))
    await village.officer.does(placement.recordGuidance, about(coming))
    await expect(
      village.officer.does(placement.recordGuidance, { ...about(coming), outcome: 'Lancar' }),
    ).rejects.toMatchObject({ code: 'placement.notYetHeld' })
  })
})
