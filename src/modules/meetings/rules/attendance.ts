import { isQuorate, quorumNeeded } from './ballot.ts'
import type { QuorumCode } from './shares.ts'

/** `unmarked`: nothing was written yet, or what was written is taken back. */
export const attendanceStatuses = ['unmarked', 'present', 'late', 'excused', 'ill'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

/** One tap further. */
export const statusAfter = (status: AttendanceStatus): AttendanceStatus =>
  attendanceStatuses[(attendanceStatuses.indexOf(status) + 1) % attendanceStatuses.length] ?? 'unmarked'

export const hasCome = (status: AttendanceStatus): boolean => status === 'present' || status === 'late'

export interface Attending {
  readonly invited: boolean
  readonly mayVote: boolean
  readonly status: AttendanceStatus
}

export interface AttendanceCount {
  readonly people: number
  readonly invited: number
  readonly present: number
  readonly late: number
  readonly excused: number
  readonly ill: number
  readonly unmarked: number
  readonly entitled: number
  readonly entitledPresent: number
  readonly quorumNeeded: number | null
  readonly isQuorate: boolean
}

/** Who is counted for the quorum: everybody who may vote; a fixed number where the meeting names one (members of a cooperative). */
export const countAttendance = (
  people: readonly Attending[],
  quorum: QuorumCode,
  entitledNamed: number | null,
): AttendanceCount => {
  const with_ = (status: AttendanceStatus) => people.filter((one) => one.status === status).length
  const voters = people.filter((one) => one.mayVote)
  const entitled = Math.max(entitledNamed ?? 0, voters.length)
  const entitledPresent = voters.filter((one) => hasCome(one.status)).length
  return {
    ...{ people: people.length, invited: people.filter((one) => one.invited).length },
    ...{ present: with_('present'), late: with_('late'), excused: with_('excused'), ill: with_('ill') },
    ...{ unmarked: with_('unmarked'), entitled, entitledPresent },
    ...{ quorumNeeded: quorumNeeded(quorum, entitled), isQuorate: isQuorate(quorum, entitledPresent, entitled) },
  }
}

/** Stands for the name of whoever had to be forgotten: the row stays for the count, and is nobody any more. */
export const forgottenName = '—'
