import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checkLetter,
  getInvitation,
  getLetter,
  getLetterFile,
  issueInvitation,
  listLetters,
  listRegister,
  requestInvitation,
} from '#modules/letters/contract.ts'
import { today } from '#modules/letters/testing/family.ts'
import { correctMeeting, withdrawMeeting } from '#modules/meetings/contract.ts'
import { inviteGuests, mark, planMeeting } from '#modules/meetings/testing/meeting.ts'
import { addDays, dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const ahead = { heldOn: addDays(today(), 6), endsAt: '11:00', forWhom: 'Keluarga calon di Dusun Kidul' } as const
const tasks = async (title: string) =>
  (await village.head.asks(listTasks, {})).tasks.filter(
    ({ kind, values }) => kind === 'letters.invitation' && values.title === title,
  )
const issue = (meetingId: string, who = village.head) => who.does(issueInvitation, { id: newId(), meetingId })
const seen = (meetingId: string, who = village.officer) => who.asks(getInvitation, { meetingId })

describe('the invitation to a meeting', () => {
  it('is asked for by whoever keeps the meeting, and issued by the head with a number of the village', async () => {
    const title = 'Bimbingan keluarga calon Kidul'
    const meetingId = await planMeeting(village.tutor, { ...ahead, title })
    expect(await seen(meetingId, village.tutor)).toEqual({
      letter: null,
      isAsked: false,
      mayBeIssued: true,
      signs: false,
    })
    await village.tutor.does(requestInvitation, { meetingId })
    expect(await tasks(title)).toMatchObject([{ path: `/rapat/${meetingId}/undangan` }])
    expect((await seen(meetingId, village.tutor)).isAsked).toBe(true)
    await expect(issue(meetingId, village.officer)).rejects.toMatchObject({ kind: 'forbidden' })
    const { letterId, number, code } = await issue(meetingId)
    expect(number).toMatch(/^005\//)
    expect(await tasks(title)).toEqual([])
    expect((await seen(meetingId)).letter).toMatchObject({ letterId, number, isOutdated: false })
    expect((await world.anyone.asks(checkLetter, { mark: code })).verdict).toBe('genuine')
    const { content } = await village.officer.asks(getLetter, { letterId })
    const said = JSON.stringify(content)
    for (const words of [title, ahead.forWhom, 'pukul 09:00 sampai 11:00', 'Balai desa', 'Hak pekerja', 'Pembukaan'])
      expect(said).toContain(words)
    const { pdf } = await village.officer.asks(getLetterFile, { letterId })
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const { rows } = await village.head.asks(listRegister, { year: dateParts(today()).year })
    expect(rows.find((row) => row.numberText === number)).toMatchObject({
      ...{ subjectName: title, kindTitle: 'letters.kind.meetings.invitation' },
    })
    const { letters } = await village.officer.asks(listLetters, { states: ['issued'] })
    expect(letters.find(({ id }) => id === letterId)?.kindTitle).toBe('letters.kind.meetings.invitation')
  })

  it('is signed by the secretary in the name of the head only while nobody is head', async () => {
    const own = await world.village()
    const meetingId = await planMeeting(own.officer, ahead)
    await expect(issue(meetingId, own.secretary)).rejects.toMatchObject({ code: 'letters.headSigns' })
    await world.asOwner(`delete from terms_of_office where village_id = $1 and role = 'head'`, [own.id])
    expect((await seen(meetingId, own.secretary)).signs).toBe(true)
    const { letterId } = await issue(meetingId, own.secretary)
    const { signatory } = (await own.officer.asks(getLetter, { letterId })).content
    expect(signatory).toMatchObject({ lines: [expect.stringMatching(/^a\.n\. /), 'Sekretaris Desa'] })
    expect(signatory.name).toBe('Tutik Handayani')
  })

  it('stands once; when the plan changes, a new letter takes the force of the old one', async () => {
    const meetingId = await planMeeting(village.officer, ahead)
    const old = await issue(meetingId)
    await expect(issue(meetingId)).rejects.toMatchObject({ code: 'letters.invitationIssued' })
    await expect(village.officer.does(requestInvitation, { meetingId })).rejects.toMatchObject({
      code: 'letters.invitationIssued',
    })
    await village.officer.does(correctMeeting, {
      ...{ meetingId, title: 'Bimbingan keluarga calon', heldOn: addDays(today(), 9), startsAt: '09:00' },
      ...{ place: 'Balai desa', reason: 'Balai dipakai posyandu' },
    })
    expect((await seen(meetingId)).letter).toMatchObject({ letterId: old.letterId, isOutdated: true })
    const fresh = await issue(meetingId)
    expect(fresh.number).not.toBe(old.number)
    expect((await seen(meetingId)).letter).toMatchObject({ letterId: fresh.letterId, isOutdated: false })
    const replaced = await village.officer.asks(getLetter, { letterId: old.letterId })
    expect(replaced).toMatchObject({ state: 'replaced', replacedById: fresh.letterId })
    expect((await world.anyone.asks(checkLetter, { mark: old.code })).verdict).toBe('revoked')
  })

  it('six tries at once give one letter and take one number', async () => {
    const own = await world.village()
    const meetingId = await planMeeting(own.officer, ahead)
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => issue(meetingId, own.head)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await own.head.asks(listRegister, { year: dateParts(today()).year })).rows).toHaveLength(1)
  })

  it('is not given for a meeting that was held or called off, and what waits for the head ends', async () => {
    const title = 'Rembug yang batal'
    const meetingId = await planMeeting(village.officer, { ...ahead, title })
    await village.officer.does(requestInvitation, { meetingId })
    await village.officer.does(withdrawMeeting, { id: newId(), meetingId, reason: 'Hujan' })
    await world.settle()
    expect(await tasks(title)).toEqual([])
    await expect(issue(meetingId)).rejects.toMatchObject({ code: 'letters.meetingOver' })
    const held = await planMeeting(village.officer, { title: 'Rembug yang sudah' })
    await village.officer.does(requestInvitation, { meetingId: held })
    await mark(village.officer, held, await inviteGuests(village.officer, held, ['Wati']))
    await world.settle()
    expect(await tasks('Rembug yang sudah')).toEqual([])
    expect(await seen(held)).toEqual({ letter: null, isAsked: false, mayBeIssued: false, signs: false })
  })
})
