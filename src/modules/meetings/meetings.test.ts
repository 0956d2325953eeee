import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { requestProtection, settleProtection } from '#modules/registry/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import * as meetings from './contract.ts'
import { printMeeting } from './server/meeting-pdf.ts'
import { inviteGuests, mark, planMeeting, recordCouple, today } from './testing/meeting.ts'
import { meetingsTexts } from './texts.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const read = (meetingId: string, who = village.officer) => who.asks(meetings.getMeeting, { meetingId })
const minutesOf = (meetingId: string) => ({
  ...{ id: newId(), meetingId, discussion: 'Hak dan kewajiban dibicarakan.', leaderName: 'Bambang Supriyadi' },
  recorderName: 'Sri Wahyuni',
})

describe('a meeting from plan to follow-up', () => {
  it('goes one step at a time, and whoever wrote the minutes does not confirm them', async () => {
    const meetingId = await planMeeting(village.secretary)
    expect((await read(meetingId)).nextStep).toBe('takeAttendance')
    const [wati = '', budi = ''] = await inviteGuests(village.secretary, meetingId, ['Wati', 'Budi', 'Agus'])
    await village.secretary.does(meetings.recordInvitation, {
      id: newId(),
      meetingId,
      sentOn: today,
      channel: 'letter',
    })
    expect((await read(meetingId)).meeting.state).toBe('invited')
    await mark(village.secretary, meetingId, [wati])
    await mark(village.secretary, meetingId, [budi], 'ill')
    const held = await read(meetingId)
    expect(held.attendees.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'Agus unmarked',
      'Budi ill',
      'Wati present',
    ])
    expect(held).toMatchObject({
      nextStep: 'writeMinutes',
      meeting: { state: 'held' },
      attendance: { present: 1, ill: 1 },
    })
    await village.secretary.does(meetings.recordMinutes, minutesOf(meetingId))
    await expect(village.secretary.does(meetings.confirmMinutes, { id: newId(), meetingId })).rejects.toMatchObject({
      code: 'meetings.ownMinutes',
    })
    expect((await read(meetingId, village.secretary)).mayConfirm).toBe(false)
    expect((await read(meetingId, village.head)).mayConfirm).toBe(true)
    await village.head.does(meetings.confirmMinutes, { id: newId(), meetingId })
    expect(await read(meetingId)).toMatchObject({ nextStep: 'none', meeting: { state: 'closed' } })
    await expect(mark(village.secretary, meetingId, [budi])).rejects.toMatchObject({ code: 'meetings.is.closed' })
    await village.head.does(meetings.reopenMeeting, { id: newId(), meetingId, reason: 'Nama Budi keliru' })
    await mark(village.secretary, meetingId, [budi])
    expect((await read(meetingId)).attendance).toMatchObject({ present: 2, ill: 0 })
  })

  it('keeps what stood before when its plan changes, and is called off before it is held only', async () => {
    const meetingId = await planMeeting(village.officer, { heldOn: addDays(today, 9) })
    const plan = {
      title: 'Bimbingan keluarga calon',
      heldOn: addDays(today, 12),
      startsAt: '09:00',
      place: 'Balai desa',
    }
    await expect(
      village.officer.does(meetings.correctMeeting, { meetingId, ...plan, endsAt: '08:00', reason: 'x' }),
    ).rejects.toMatchObject({ fields: [{ field: 'endsAt', code: 'meetings.endsBeforeStart' }] })
    await village.officer.does(meetings.correctMeeting, { meetingId, ...plan, reason: 'Balai dipakai posyandu' })
    const { meeting, corrections } = await read(meetingId)
    expect(meeting.heldOn).toBe(plan.heldOn)
    expect(corrections.find(({ field }) => field === 'held_on')).toMatchObject({ before: addDays(today, 9) })
    await expect(mark(village.officer, meetingId, [newId()])).rejects.toMatchObject({ code: 'meetings.notYetHeld' })
    await village.officer.does(meetings.withdrawMeeting, { id: newId(), meetingId, reason: 'Hujan' })
    expect((await read(meetingId)).meeting.state).toBe('withdrawn')
  })

  it('is found in the list by word, group and kind', async () => {
    const own = await world.village()
    const coming = await planMeeting(own.officer, { title: 'Musyawarah Dusun Sikarang', heldOn: addDays(today, 4) })
    const past = await planMeeting(own.officer, {
      kind: 'meetings.staff',
      title: 'Rapat petugas',
      heldOn: addDays(today, -4),
    })
    const asked = (more: object) => own.officer.asks(meetings.listMeetings, more)
    const whole = await asked({})
    expect(whole.meetings.map(({ id, group }) => [id, group])).toEqual([
      [past, 'toWrite'],
      [coming, 'coming'],
    ])
    expect((await asked({ text: 'sikarang' })).meetings.map(({ id }) => id)).toEqual([coming])
    expect((await asked({ kind: 'meetings.staff' })).total).toBe(1)
    expect((await asked({ group: 'closed' })).total).toBe(0)
  })
})

describe('attendance', () => {
  it('has a person once, whichever phone wrote it, and a guest who is not in the register too', async () => {
    const { father } = await recordCouple(village.officer)
    const meetingId = await planMeeting(village.officer)
    const of = (personId: string | null, guestName: string | null, status: 'present' | 'late') => ({
      meetingId,
      marks: [{ id: newId(), attendeeId: newId(), status, added: { personId, guestName } }],
    })
    await village.officer.does(meetings.recordAttendance, of(father, null, 'present'))
    await village.tutor.does(meetings.recordAttendance, of(father, null, 'late'))
    await village.officer.does(meetings.recordAttendance, of(null, 'Pak Camat', 'present'))
    const { attendees } = await read(meetingId)
    expect(attendees.map(({ name, status, invited }) => [name, status, invited])).toEqual([
      ['Pak Camat', 'present', false],
      ['Slamet Widodo', 'late', false],
    ])
    const guest = attendees.find(({ personId }) => personId === null)
    await mark(village.officer, meetingId, [guest?.id ?? ''], 'unmarked')
    expect((await read(meetingId)).attendees).toHaveLength(1)
    await expect(
      village.officer.does(meetings.recordAttendance, of(father, 'Slamet', 'present')),
    ).rejects.toMatchObject({
      code: 'meetings.whoMissing',
    })
  })

  it('takes somebody off the list, and back on it, until the attendance is written', async () => {
    const { father } = await recordCouple(village.officer)
    const meetingId = await planMeeting(village.officer, { quorum: 'half' })
    const invites = (mayVote: boolean) => {
      const people = [{ id: newId(), personId: father, mayVote }]
      return village.officer.does(meetings.recordInvitees, { meetingId, people })
    }
    await invites(false)
    expect(await invites(true)).toEqual({ added: 0 })
    const [attendeeId = ''] = (await read(meetingId)).attendees.map(({ id }) => id)
    await village.officer.does(meetings.withdrawInvitee, { meetingId, attendeeId })
    expect(await read(meetingId)).toMatchObject({ attendees: [], attendance: { invited: 0, entitled: 0 } })
    expect(await invites(true)).toEqual({ added: 1 })
    expect((await read(meetingId)).attendance).toMatchObject({ invited: 1, entitled: 1, quorumNeeded: 1 })
    await mark(village.officer, meetingId, [attendeeId])
    await expect(village.officer.does(meetings.withdrawInvitee, { meetingId, attendeeId })).rejects.toMatchObject({
      code: 'meetings.isMarked',
    })
  })

  it('does not name a protected person to those who may not know, and counts alike for all', async () => {
    const { mother } = await recordCouple(village.officer)
    const meetingId = await planMeeting(village.officer)
    const added = { personId: mother }
    await village.officer.does(meetings.recordAttendance, {
      meetingId,
      marks: [{ id: newId(), attendeeId: newId(), status: 'present', added }],
    })
    const protect = { id: newId(), personId: mother, wanted: true, reason: 'Diancam.' }
    await village.officer.does(requestProtection, protect)
    await village.head.does(settleProtection, { requestId: protect.id, approve: true, note: null })
    expect((await read(meetingId)).attendees).toMatchObject([{ name: 'Siti Aminah', personId: mother }])
    const closed = await read(meetingId, village.tutor)
    expect(closed.attendees).toMatchObject([{ name: null, personId: null }])
    expect(closed.attendance.present).toBe(1)
    expect(JSON.stringify(closed)).not.toContain(mother)
  })
})

describe('a decision', () => {
  const tasksOf = async (who: VillageWorld['officer'], words: string) =>
    (await who.asks(listTasks, {})).tasks.filter(({ values }) => values.words === words)

  it('stands among the tasks of its owner until it is done with evidence', async () => {
    const meetingId = await planMeeting(village.officer)
    const id = newId()
    const words = 'Mendatangi keluarga di RT 03'
    const decided = { id, meetingId, words, ownerRole: 'tutor' as const, dueOn: addDays(today, 7) }
    await village.officer.does(meetings.recordDecision, decided)
    expect(await tasksOf(village.tutor, words)).toMatchObject([{ dueOn: decided.dueOn, path: `/putusan/${id}` }])
    expect(await tasksOf(village.officer, words)).toEqual([])
    const step = { id: newId(), meetingId, decisionId: id, occurredOn: today }
    await expect(village.tutor.does(meetings.recordFollowUp, { ...step, state: 'done' })).rejects.toMatchObject({
      fields: [{ field: 'note', code: 'meetings.evidenceMissing' }],
    })
    const later = addDays(today, 20)
    await village.tutor.does(meetings.recordFollowUp, { ...step, state: 'postponed', dueOn: later, note: 'Panen' })
    expect(await tasksOf(village.tutor, words)).toMatchObject([{ dueOn: later }])
    const note = 'Dua belas rumah didatangi'
    await village.tutor.does(meetings.recordFollowUp, { ...step, id: newId(), state: 'done', note })
    expect(await tasksOf(village.tutor, words)).toEqual([])
    const { decision } = await village.tutor.asks(meetings.getDecision, { decisionId: id })
    expect(decision).toMatchObject({ state: 'done', steps: [{ state: 'postponed' }, { state: 'done', note }] })
    await expect(
      village.tutor.does(meetings.recordFollowUp, { ...step, id: newId(), state: 'done', note }),
    ).rejects.toMatchObject({ code: 'meetings.decisionSettled' })
  })

  it('of somebody without an account reminds whoever keeps the meeting', async () => {
    const meetingId = await planMeeting(village.tutor)
    const words = 'Memasang papan pengumuman'
    const decided = { id: newId(), meetingId, words, dueOn: addDays(today, 3) }
    await expect(village.tutor.does(meetings.recordDecision, decided)).rejects.toMatchObject({
      code: 'meetings.ownerMissing',
    })
    await village.tutor.does(meetings.recordDecision, { ...decided, ownerName: 'Ketua RT 03' })
    expect(await tasksOf(village.tutor, words)).toMatchObject([{ values: { owner: 'Ketua RT 03' } }])
  })
})

describe('a ballot', () => {
  const salt = () => Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
  const names = ['Ani', 'Budi', 'Citra', 'Dodi', 'Eka']

  const openedBallot = async (secrecy: 'open' | 'secret', more: object = {}) => {
    const meetingId = await planMeeting(village.officer, { quorum: 'moreThanHalf', ...more })
    const people = await inviteGuests(village.officer, meetingId, names)
    await mark(village.officer, meetingId, people.slice(0, 4))
    const ballotId = newId()
    const opened = { question: 'Kerja bakti tiap bulan?', choices: ['Setuju', 'Tidak setuju'], secrecy }
    await village.officer.does(meetings.openBallot, { id: ballotId, meetingId, ...opened, majority: 'moreThanHalf' })
    const votes = (attendeeId: string, choice: number | null) =>
      village.officer.does(meetings.voteInBallot, {
        id: newId(),
        meetingId,
        ballotId,
        attendeeId,
        choice,
        salt: salt(),
      })
    const close = () => village.officer.does(meetings.closeBallot, { id: newId(), meetingId, ballotId })
    const now = async () => (await read(meetingId)).ballots?.[0]
    return { meetingId, ballotId, people, votes, close, now }
  }

  it('takes one vote of each who is present and entitled, and shows nothing before the close', async () => {
    const { people, votes, close, now } = await openedBallot('open')
    const [ani = '', budi = '', citra = '', dodi = '', eka = ''] = people
    await votes(ani, 0)
    await votes(budi, 0)
    await expect(votes(ani, 1)).rejects.toMatchObject({ code: 'meetings.bar.alreadyVoted' })
    await expect(votes(eka, 0)).rejects.toMatchObject({ code: 'meetings.bar.notPresent' })
    await expect(votes(citra, 2)).rejects.toMatchObject({ code: 'meetings.choiceMissing' })
    await votes(citra, 1)
    await votes(dodi, null)
    const before = await now()
    expect(before?.result).toBeNull()
    expect(before?.voters.map(({ attendeeId }) => attendeeId).sort()).toEqual([ani, budi, citra, dodi].sort())
    expect(await close()).toEqual({ outcome: 'decided', winner: 0 })
    expect((await now())?.result).toMatchObject({
      ...{ here: { votes: [2, 1], blank: 1, spoilt: 0 }, quorumNeeded: 3, present: 4, entitled: 5, majorityNeeded: 2 },
      named: expect.arrayContaining([{ attendeeId: dodi, choice: null }]),
    })
    await expect(votes(eka, 0)).rejects.toMatchObject({ code: 'meetings.bar.closed' })
    await expect(close()).rejects.toMatchObject({ code: 'meetings.bar.closed' })
  })

  it('that is secret keeps no row that joins a person and a choice, and says who voted all the same', async () => {
    const { ballotId, people, votes, close, now } = await openedBallot('secret')
    for (const [at, person] of people.slice(0, 4).entries()) await votes(person, at === 0 ? 1 : 0)
    const [row] = await world.asOwner<{ votes: number; sums: number }>(
      `select (select count(*)::int from ballot_votes where ballot_id = $1) as votes,
         (select count(*)::int from ballot_tallies where id = $1) as sums`,
      [ballotId],
    )
    expect(row).toEqual({ votes: 0, sums: 1 })
    const entries = await world.asOwner<{ entry: string }>(
      `select entry from audit_entries where name = 'meetings.voteInBallot' and village_id = $1`,
      [village.id],
    )
    expect(entries.map(({ entry }) => entry).join()).not.toMatch(/"(choice|salt)"/)
    expect(await close()).toEqual({ outcome: 'decided', winner: 0 })
    expect((await now())?.result).toMatchObject({ here: { votes: [3, 1], blank: 0 }, named: null })
  })

  it('counts a paper once: nobody gets two, a box is entered once, and no box holds more than was handed out', async () => {
    const { meetingId, ballotId, people, votes, close, now } = await openedBallot('secret')
    const [ani = '', budi = '', citra = ''] = people
    await votes(ani, 0)
    const give = (...ids: string[]) =>
      village.officer.does(meetings.recordPaperVoters, {
        ...{ meetingId, ballotId, voters: ids.map((attendeeId) => ({ id: newId(), attendeeId })) },
      })
    await give(budi, citra)
    await expect(give(ani)).rejects.toMatchObject({ code: 'meetings.bar.alreadyVoted' })
    await expect(give(budi)).rejects.toMatchObject({ code: 'meetings.bar.alreadyVoted' })
    await expect(votes(citra, 0)).rejects.toMatchObject({ code: 'meetings.bar.alreadyVoted' })
    await expect(close()).rejects.toMatchObject({ code: 'meetings.boxNotCounted' })
    const count = (box: string, counted: number[], spoilt = 0) =>
      village.officer.does(meetings.recordPaperCount, {
        ...{ id: newId(), meetingId, ballotId, box, votes: counted, blank: 0, spoilt, countedBy: 'Wati dan Agus' },
      })
    await expect(count('Kotak 1', [3, 0])).rejects.toMatchObject({ code: 'meetings.morePapers' })
    await count('Kotak 1', [0, 1])
    await expect(count('kotak  1', [0, 1])).rejects.toMatchObject({ code: 'meetings.boxTwice' })
    await expect(count('Kotak 2', [1, 1])).rejects.toMatchObject({ code: 'meetings.morePapers' })
    await count('Kotak 2', [0, 0], 1)
    expect(await close()).toEqual({ outcome: 'tie', winner: null })
    expect((await now())?.result).toMatchObject({ here: { votes: [1, 0] }, paper: { votes: [0, 1], spoilt: 1 } })
  })

  it('without a quorum decides nothing, and no decision can rest on it', async () => {
    const { meetingId, ballotId, people, votes, close } = await openedBallot('open', { entitledCount: 20 })
    for (const person of people.slice(0, 4)) await votes(person, 0)
    expect(await close()).toEqual({ outcome: 'noQuorum', winner: null })
    const decided = { id: newId(), meetingId, words: 'Kerja bakti tiap bulan', ballotId }
    await expect(village.officer.does(meetings.recordDecision, decided)).rejects.toMatchObject({
      code: 'meetings.ballotUndecided',
    })
  })

  it('takes one of twelve tries at once for one vote', async () => {
    const { people, votes, close, now } = await openedBallot('secret')
    const [ani = ''] = people
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => votes(ani, 0)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await close()
    expect((await now())?.result).toMatchObject({ here: { votes: [1, 0] } })
  })

  it('that is closed takes nothing more from the database either', async () => {
    const { meetingId, ballotId, people, close } = await openedBallot('open')
    await close()
    await expect(
      world.asOwner(`insert into ballot_rolls values ($1, $2, $3, $4, $5, 'here', now(), 'x', 'x')`, [
        village.id,
        newId(),
        meetingId,
        ballotId,
        people[0],
      ]),
    ).rejects.toThrow(/closed/)
  })
})

describe('a kind of meeting', () => {
  it('is given by the module whose subject it is, with its own quorum and words, and by nobody else', async () => {
    const kind: meetings.MeetingKind = {
      ...{ code: 'cooperative.annual', name: 'cooperative.meeting.annual', pillar: 4, quorum: 'half' },
      ...{ majority: 'moreThanHalf', agenda: ['cooperative.usual.report'] },
    }
    const planned = () => planMeeting(village.officer, { kind: kind.code, quorum: kind.quorum, entitledCount: 120 })
    await expect(planned()).rejects.toMatchObject({ fields: [{ field: 'kind', code: 'meetings.kindUnknown' }] })
    meetings.offerMeetingKinds([kind])
    meetings.offerMeetingKinds([kind])
    expect(meetings.listMeetingKinds().filter(({ code }) => code === kind.code)).toEqual([kind])
    expect(() => meetings.offerMeetingKinds([{ ...kind, pillar: 2 }])).toThrow(/two kinds/)
    const { meeting, attendance } = await read(await planned())
    expect(meeting.kind).toBe(kind.code)
    expect(attendance).toMatchObject({ entitled: 120, quorumNeeded: 60, isQuorate: false })
  })
})

describe('on paper', () => {
  it('invitation, attendance list and minutes are PDF; minutes that nobody confirmed are a draft', async () => {
    const meetingId = await planMeeting(village.officer)
    const people = await inviteGuests(village.officer, meetingId, ['Wati', 'Budi'])
    await mark(village.officer, meetingId, people)
    await village.officer.does(meetings.recordMinutes, minutesOf(meetingId))
    const print = await village.officer.asks(meetings.getMeetingPrint, { meetingId })
    const said: string[] = []
    const say = (key: string) => {
      said.push(key)
      return (meetingsTexts.id as Record<string, string>)[key] ?? `missing ${key}`
    }
    for (const paper of ['invitation', 'attendance', 'minutes'] as const) {
      const pdf = await printMeeting({ ...print, paper, say, madeAt: '2026-11-30T02:00:00.000Z' as never })
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    }
    expect(said).toContain('meetings.print.draft')
    expect(said.filter((key) => !(key in meetingsTexts.id))).toEqual([])
  })
})
