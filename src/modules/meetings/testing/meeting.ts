import type { Person } from '#apps/testing/world.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordAttendance, recordInvitees } from '../contract/attendance.ts'
import { recordMeeting } from '../contract/meeting.ts'

export const today = dayIn('Asia/Jakarta')

/** A meeting of today, planned by this person. */
export const planMeeting = async (
  keeper: Person,
  more: Partial<InputOf<typeof recordMeeting>> = {},
): Promise<string> => {
  const id = newId()
  await keeper.does(recordMeeting, {
    ...{ id, kind: 'meetings.gathering', title: 'Bimbingan keluarga calon', heldOn: today, startsAt: '09:00' },
    ...{ place: 'Balai desa', agenda: [{ subject: 'Pembukaan' }, { subject: 'Hak pekerja', minutes: 45 }], ...more },
  })
  return id
}

/** Guests by name, invited; answers the row of each. */
export const inviteGuests = async (keeper: Person, meetingId: string, names: readonly string[]): Promise<string[]> => {
  const people = names.map((guestName) => ({ id: newId(), guestName, guestFrom: 'RT 03' }))
  await keeper.does(recordInvitees, { meetingId, people })
  return people.map(({ id }) => id)
}

export const mark = (
  keeper: Person,
  meetingId: string,
  attendeeIds: readonly string[],
  status: 'present' | 'late' | 'excused' | 'ill' | 'unmarked' = 'present',
) =>
  keeper.does(recordAttendance, {
    meetingId,
    marks: attendeeIds.map((attendeeId) => ({ id: newId(), attendeeId, status })),
  })

/** Slamet and his wife Siti Aminah, on one card. */
export const recordCouple = async (officer: Person): Promise<{ readonly father: string; readonly mother: string }> => {
  const [father, mother] = [newId(), newId()]
  await officer.does(recordHousehold, {
    household: { id: newId(), hamlet: 'KIDUL', rt: '02', rw: '01', address: 'Jalan Melati 4' },
    members: [
      { person: { id: father, name: 'Slamet Widodo', sex: 'male', birthDate: '1985-03-12' }, relationCode: '1' },
      { person: { id: mother, name: 'Siti Aminah', sex: 'female', birthDate: '1990-07-04' }, relationCode: '3' },
    ],
  })
  return { father, mother }
}
