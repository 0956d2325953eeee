import {
  closeBallot,
  confirmMinutes,
  openBallot,
  recordAttendance,
  recordDecision,
  recordFollowUp,
  recordInvitation,
  recordInvitees,
  recordMeeting,
  recordMinutes,
  recordPaperCount,
  recordPaperVoters,
  voteInBallot,
} from '#modules/meetings/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { Adult } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

type Plan = Omit<InputOf<typeof recordMeeting>, 'id' | 'kind'>

const plan = async ({ officer }: Cast, kind: string, asked: Plan, people: readonly Adult[]) => {
  const meetingId = newId()
  await officer.does(recordMeeting, { id: meetingId, kind, ...asked })
  const invited = people.map(({ personId }) => ({ id: newId(), personId }))
  await officer.does(recordInvitees, { meetingId, people: invited })
  return { meetingId, attendeeIds: invited.map(({ id }) => id) }
}

const invite = ({ officer, today }: Cast, meetingId: string, daysAgo: number) =>
  officer.does(recordInvitation, { id: newId(), meetingId, sentOn: addDays(today, -daysAgo), channel: 'letter' })

/** All come but two, one of them late, and a guest from the district besides. */
const takeAttendance = async ({ officer }: Cast, meetingId: string, attendeeIds: readonly string[]) => {
  const statuses = ['late', 'excused', 'ill'] as const
  await officer.does(recordAttendance, {
    meetingId,
    marks: [
      ...attendeeIds.map((attendeeId, at) => ({
        id: newId(),
        attendeeId,
        status: statuses[at] ?? ('present' as const),
      })),
      {
        ...{ id: newId(), attendeeId: newId(), status: 'present' as const },
        added: { guestName: 'Ibu Wahyu Utami', guestFrom: 'Kecamatan' },
      },
    ],
  })
  return attendeeIds.filter((_, at) => at === 0 || at > 2)
}

const salt = () => Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')

/** Most vote on the phone that goes round, the last two on paper. */
const ballot = async ({ officer }: Cast, meetingId: string, voters: readonly string[]) => {
  const ballotId = newId()
  const of = { meetingId, ballotId }
  await officer.does(openBallot, {
    ...{ id: ballotId, meetingId, question: 'Kelompok ibu bertemu sebulan sekali?', secrecy: 'secret' },
    ...{ choices: ['Setuju', 'Tidak setuju'], majority: 'moreThanHalf' },
  })
  const onPaper = voters.slice(-2)
  for (const [at, attendeeId] of voters.slice(0, -2).entries())
    await officer.does(voteInBallot, { id: newId(), ...of, attendeeId, choice: at === 1 ? 1 : 0, salt: salt() })
  await officer.does(recordPaperVoters, { ...of, voters: onPaper.map((attendeeId) => ({ id: newId(), attendeeId })) })
  await officer.does(recordPaperCount, {
    ...{ id: newId(), ...of, box: 'Kotak 1', votes: [onPaper.length, 0], blank: 0, spoilt: 0 },
    countedBy: 'Martini dan Kusnadi',
  })
  await officer.does(closeBallot, { id: newId(), ...of })
  return ballotId
}

const minutes = (meetingId: string, discussion: string) => ({
  ...{ id: newId(), meetingId, discussion, startedAt: '09:10', endedAt: '11:20' },
  ...{ leaderName: 'Martini', recorderName: 'Kusnadi' },
})

/** One that is over, with a ballot, two decisions and confirmed minutes. */
const holdGathering = async (cast: Cast, people: readonly Adult[]) => {
  const { officer, head, today } = cast
  const { meetingId, attendeeIds } = await plan(
    cast,
    'meetings.gathering',
    {
      ...{ title: 'Pertemuan keluarga pekerja', heldOn: addDays(today, -9), startsAt: '09:00', endsAt: '11:00' },
      ...{ place: 'Balai desa', forWhom: 'Keluarga yang ditinggal bekerja', quorum: 'moreThanHalf' },
      agenda: ['Pembukaan', 'Kabar keluarga', 'Rencana kelompok ibu', 'Penutup'].map((subject) => ({ subject })),
    },
    people,
  )
  await invite(cast, meetingId, 14)
  const came = await takeAttendance(cast, meetingId, attendeeIds)
  const ballotId = await ballot(cast, meetingId, came)
  await officer.does(
    recordMinutes,
    minutes(meetingId, 'Keluarga saling memberi kabar. Kelompok ibu ingin bertemu rutin dan belajar membuat anggaran.'),
  )
  const decide = async (words: string, days: number, more: object = {}) => {
    const id = newId()
    const dueOn = addDays(today, days)
    await officer.does(recordDecision, { id, meetingId, words, ownerRole: 'migration_officer', dueOn, ...more })
    return id
  }
  await decide('Kelompok ibu bertemu sebulan sekali, mulai bulan depan', 6, { ballotId })
  const done = await decide('Menempel daftar nomor penting di tiap RT', -2)
  await head.does(confirmMinutes, { id: newId(), meetingId })
  await officer.does(recordFollowUp, {
    ...{ id: newId(), meetingId, decisionId: done, state: 'done', occurredOn: addDays(today, -3) },
    note: 'Sudah ditempel di pos ronda semua RT.',
  })
}

/** Two have voted, one got a paper whose box is still to be counted. */
const openBallotOf = async ({ officer }: Cast, meetingId: string, [first, second, third]: readonly string[]) => {
  const of = { meetingId, ballotId: newId() }
  await officer.does(openBallot, {
    ...{ id: of.ballotId, meetingId, question: 'Piket layanan dibuka hari apa?', secrecy: 'open' },
    ...{ choices: ['Senin', 'Rabu', 'Jumat'], majority: 'most' },
  })
  const votes = [first, second].flatMap((attendeeId) => (attendeeId ? [{ attendeeId, choice: 1 }] : []))
  for (const vote of votes) await officer.does(voteInBallot, { id: newId(), ...of, ...vote, salt: salt() })
  if (third) await officer.does(recordPaperVoters, { ...of, voters: [{ id: newId(), attendeeId: third }] })
}

/** Three meetings: one that is over, one with a ballot under way and minutes still to be written, one that comes. */
export const holdMeetings = async (cast: Cast, adults: readonly Adult[]): Promise<void> => {
  const { today } = cast
  const people = adults.slice(-9)
  await holdGathering(cast, people)
  const agenda = ['Hasil rapat yang lalu', 'Berkas yang tertunda'].map((subject) => ({ subject }))
  const staff = await plan(
    cast,
    'meetings.staff',
    {
      ...{ title: 'Rapat petugas desa', heldOn: addDays(today, -1), startsAt: '13:00', place: 'Ruang rapat desa' },
      ...{ agenda, quorum: 'none' },
    },
    people.slice(0, 7),
  )
  await openBallotOf(cast, staff.meetingId, await takeAttendance(cast, staff.meetingId, staff.attendeeIds))
  const coming = await plan(
    cast,
    'meetings.gathering',
    {
      ...{ title: 'Bimbingan keluarga calon', heldOn: addDays(today, 6), startsAt: '09:00', place: 'Balai desa' },
      agenda: ['Pembukaan', 'Cara berangkat yang aman', 'Tanya jawab'].map((subject) => ({ subject })),
    },
    people,
  )
  await invite(cast, coming.meetingId, 1)
}
