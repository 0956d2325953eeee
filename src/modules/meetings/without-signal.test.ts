import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answeringPhone } from '#apps/testing/answering-phone.ts'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import * as meetings from './contract.ts'
import { inviteGuests, mark, planMeeting, recordCouple, today } from './testing/meeting.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

/** A phone of somebody that pulled once and then lost its line. */
const phoneOf = async (person: Person) => {
  const phone = await answeringPhone(world, person, person.actor.role)
  await phone.device.sync()
  phone.cut()
  return {
    ...phone,
    send: async () => {
      phone.mend()
      await phone.device.sync()
    },
  }
}

const one = (attendeeId: string, status: meetings.AttendanceStatus, added: object | null = null) => ({
  ...{ id: newId(), attendeeId, status, added },
})

describe('far from a signal', () => {
  it('a meeting reads as at the office, but for its ballots', async () => {
    const { father } = await recordCouple(village.officer)
    const meetingId = await planMeeting(village.officer)
    const [wati = ''] = await inviteGuests(village.officer, meetingId, ['Wati', 'Budi'])
    await village.officer.does(meetings.recordAttendance, {
      meetingId,
      marks: [one(wati, 'late'), one(newId(), 'present', { personId: father })],
    })
    const decisionId = newId()
    const decided = { id: decisionId, meetingId, words: 'Kerja bakti', ownerRole: 'head' as const }
    await village.officer.does(meetings.recordDecision, { ...decided, dueOn: addDays(today, 3) })
    const phone = await phoneOf(village.officer)
    const office = await village.officer.asks(meetings.getMeeting, { meetingId })
    expect(phone.says(meetings.getMeeting, { meetingId })).toEqual({ ...office, ballots: null })
    const list = await village.officer.asks(meetings.listMeetings, {})
    expect(phone.says(meetings.listMeetings, {})).toEqual(list)
    const decision = await village.officer.asks(meetings.getDecision, { decisionId })
    expect(phone.says(meetings.getDecision, { decisionId })).toEqual(decision)
  })

  it('a whole meeting is written and shown at once, and stands at the office once there is a line', async () => {
    const phone = await phoneOf(village.officer)
    const [meetingId, decisionId, wati] = [newId(), newId(), newId()]
    await phone.writes(meetings.recordMeeting, {
      ...{ id: meetingId, kind: 'meetings.gathering', title: 'Bimbingan di ladang', heldOn: today, startsAt: '16:00' },
      place: 'Rumah Bu Wati',
    })
    const guest = { guestName: 'Wati', guestFrom: 'Dusun Kidul' }
    await phone.writes(meetings.recordAttendance, { meetingId, marks: [one(wati, 'present', guest)] })
    await phone.writes(meetings.recordMinutes, {
      ...{ id: newId(), meetingId, discussion: 'Biaya yang dilarang.', leaderName: 'Sri', recorderName: 'Sri' },
    })
    await phone.writes(meetings.recordDecision, { id: decisionId, meetingId, words: 'Datang lagi', ownerName: 'Wati' })
    const step = { id: newId(), meetingId, decisionId, state: 'done' as const, occurredOn: today }
    await expect(phone.writes(meetings.recordFollowUp, step)).rejects.toMatchObject({
      code: 'meetings.evidenceMissing',
    })
    await phone.writes(meetings.recordFollowUp, { ...step, note: 'Sudah datang' })
    const here = phone.says(meetings.getMeeting, { meetingId })
    expect(here).toMatchObject({
      ...{ meeting: { state: 'held' }, attendance: { present: 1 }, nextStep: 'confirmMinutes' },
      ...{ attendees: [{ name: 'Wati', from: 'Dusun Kidul' }], decisions: [{ state: 'done' }] },
    })
    await phone.send()
    expect(phone.device.outbox()).toEqual([])
    const office = await village.head.asks(meetings.getMeeting, { meetingId })
    expect(office).toMatchObject({ meeting: { state: 'held' }, attendance: { present: 1 }, mayConfirm: true })
    expect(office.decisions).toMatchObject([{ state: 'done', steps: [{ note: 'Sudah datang' }] }])
  })

  it('two phones write the same person: one row on the list, and the sheet of each is kept', async () => {
    const { mother } = await recordCouple(village.officer)
    const meetingId = await planMeeting(village.officer)
    const [wati = ''] = await inviteGuests(village.officer, meetingId, ['Wati'])
    const [first, second] = [await phoneOf(village.officer), await phoneOf(village.tutor)]
    const came = (status: meetings.AttendanceStatus) => one(newId(), status, { personId: mother })
    await first.writes(meetings.recordAttendance, { meetingId, marks: [came('present'), one(wati, 'present')] })
    await second.writes(meetings.recordAttendance, { meetingId, marks: [came('late')] })
    await first.send()
    await second.send()
    for (const file of [
      await village.head.asks(meetings.getMeeting, { meetingId }),
      second.says(meetings.getMeeting, { meetingId }),
    ])
      expect(file.attendees.map(({ name, status }) => [name, status])).toEqual([
        ['Siti Aminah', 'late'],
        ['Wati', 'present'],
      ])
  })

  it('what was confirmed meanwhile is not written over: the phone says why', async () => {
    const meetingId = await planMeeting(village.officer)
    const [wati = ''] = await inviteGuests(village.officer, meetingId, ['Wati'])
    await mark(village.officer, meetingId, [wati])
    const phone = await phoneOf(village.officer)
    await village.secretary.does(meetings.recordMinutes, {
      ...{ id: newId(), meetingId, discussion: 'Selesai.', leaderName: 'Sri', recorderName: 'Tutik' },
    })
    await village.head.does(meetings.confirmMinutes, { id: newId(), meetingId })
    await phone.writes(meetings.recordAttendance, { meetingId, marks: [one(wati, 'ill')] })
    await phone.send()
    expect(phone.device.outbox()).toMatchObject([{ state: 'refused', refusal: { code: 'meetings.is.closed' } }])
    expect((await village.head.asks(meetings.getMeeting, { meetingId })).attendance).toMatchObject({ ill: 0 })
  })
})
