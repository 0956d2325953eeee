import { issueCertificates } from '#modules/letters/contract.ts'
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
  reopenMeeting,
  voteInBallot,
  withdrawMeeting,
} from '#modules/meetings/contract.ts'
import { guidanceKind, recordGuidance } from '#modules/placement/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { Adult } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

type Plan = Pick<InputOf<typeof recordMeeting>, 'title' | 'heldOn'> & Partial<InputOf<typeof recordMeeting>>

/** How far a meeting has come; each word includes what comes before it. */
const ways = ['planned', 'named', 'invited', 'attended', 'written', 'confirmed'] as const
type Way = (typeof ways)[number]

const salt = () => Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')

const lead = async ({ officer, head, today }: Cast, people: readonly Adult[], way: Way, asked: Plan) => {
  const reached = (step: Way) => ways.indexOf(way) >= ways.indexOf(step)
  const meetingId = newId()
  await officer.does(recordMeeting, {
    ...{ id: meetingId, kind: 'meetings.gathering', startsAt: '09:00', place: 'Balai desa', ...asked },
  })
  const invited = people.map(({ personId }) => ({ id: newId(), personId }))
  if (reached('named')) await officer.does(recordInvitees, { meetingId, people: invited })
  if (reached('invited'))
    await officer.does(recordInvitation, { id: newId(), meetingId, sentOn: addDays(today, -40), channel: 'message' })
  if (reached('attended')) {
    const marks = invited.map(({ id }, at) => ({
      ...{ id: newId(), attendeeId: id, status: at < 2 ? ('present' as const) : ('excused' as const) },
    }))
    await officer.does(recordAttendance, { meetingId, marks })
  }
  if (reached('written'))
    await officer.does(recordMinutes, {
      ...{ id: newId(), meetingId, discussion: 'Dibahas singkat, lalu ditutup.', startedAt: '09:05', endedAt: '10:00' },
      ...{ leaderName: 'Martini', recorderName: 'Kusnadi' },
    })
  if (reached('confirmed')) await head.does(confirmMinutes, { id: newId(), meetingId })
  return { meetingId, present: invited.slice(0, 2).map(({ id }) => id) }
}

interface Ballot {
  readonly question: string
  readonly majority: InputOf<typeof openBallot>['majority']
  /** What each of those present chose; nothing: nobody voted. */
  readonly chosen: readonly number[]
}

const ballots: readonly Ballot[] = [
  { question: 'Arisan diadakan di balai desa?', majority: 'moreThanHalf', chosen: [0, 1] },
  { question: 'Iuran kelompok dinaikkan?', majority: 'everybody', chosen: [] },
  { question: 'Pengurus lama diteruskan?', majority: 'moreThanHalfOfEntitled', chosen: [0] },
]

const vote = async ({ officer }: Cast, meetingId: string, voters: readonly string[], ballot: Ballot) => {
  const of = { meetingId, ballotId: newId() }
  await officer.does(openBallot, {
    ...{ id: of.ballotId, meetingId, question: ballot.question, secrecy: 'open', majority: ballot.majority },
    choices: ['Setuju', 'Tidak setuju'],
  })
  for (const [at, choice] of ballot.chosen.entries())
    await officer.does(voteInBallot, { id: newId(), ...of, attendeeId: voters[at] ?? '', choice, salt: salt() })
  await officer.does(closeBallot, { id: newId(), ...of })
}

/** A guidance session that is over stands in the service log by itself; who came has a certificate. */
const guide = async (cast: Cast, people: readonly Adult[]) => {
  const { meetingId, present } = await lead(cast, people, 'confirmed', {
    ...{ kind: guidanceKind, title: 'Bimbingan: mengelola uang kiriman', heldOn: addDays(cast.today, -30) },
  })
  await cast.officer.does(recordGuidance, {
    ...{ id: newId(), meetingId, topics: ['finance', 'safe_procedure'], material: 'Buku saku keuangan keluarga' },
    outcome: 'Tiga keluarga membuat anggaran.',
  })
  await cast.head.does(issueCertificates, {
    ...{ meetingId, certificates: present.map((attendeeId) => ({ id: newId(), attendeeId })) },
    result: 'Membuat anggaran keluarga',
  })
}

/** Each step that a meeting can wait for, each end of a ballot and of a decision, once. */
export const showMeetings = async (cast: Cast, adults: readonly Adult[]): Promise<void> => {
  const { officer, head, today } = cast
  const people = adults.slice(0, 3)
  const on = (days: number) => addDays(today, days)
  await lead(cast, people, 'named', { title: 'Kelas bahasa Kanton', heldOn: on(20) })
  await lead(cast, people, 'invited', { title: 'Kunjungan ke BP3MI', heldOn: on(-2) })
  const votes = await lead(cast, people, 'attended', { title: 'Pemilihan pengurus kelompok ibu', heldOn: on(-4) })
  for (const ballot of ballots) await vote(cast, votes.meetingId, votes.present, ballot)
  const few = await lead(cast, people, 'written', {
    ...{ title: 'Rapat aturan kelompok', heldOn: on(-6), quorum: 'threeQuarters' },
  })
  await vote(cast, few.meetingId, few.present, { question: 'Aturan disetujui?', majority: 'most', chosen: [0, 0] })
  await guide(cast, people)
  const again = await lead(cast, people, 'written', { title: 'Rapat bulanan kelompok', heldOn: on(-25) })
  for (const [state, words] of [
    ['postponed', 'Membuka tabungan bersama'],
    ['withdrawn', 'Membuat seragam kelompok'],
  ] as const) {
    const decisionId = newId()
    const { meetingId } = again
    await officer.does(recordDecision, { id: decisionId, meetingId, words, ownerRole: 'secretary', dueOn: on(-5) })
    await officer.does(recordFollowUp, {
      ...{ id: newId(), meetingId, decisionId, state, occurredOn: on(-1), note: 'Menunggu dana desa.' },
      dueOn: state === 'postponed' ? on(30) : null,
    })
  }
  await head.does(confirmMinutes, { id: newId(), meetingId: again.meetingId })
  await head.does(reopenMeeting, { id: newId(), meetingId: again.meetingId, reason: 'Satu nama tertinggal.' })
  const off = await lead(cast, people, 'planned', { title: 'Pasar murah keluarga pekerja', heldOn: on(8) })
  await officer.does(withdrawMeeting, {
    id: newId(),
    meetingId: off.meetingId,
    reason: 'Bersamaan dengan hajatan desa.',
  })
}
