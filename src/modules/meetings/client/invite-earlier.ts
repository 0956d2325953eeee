import { shownName } from '#modules/registry/contract.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import { typedDigits } from '#platform/shared/typed-date.ts'
import { getMeeting, listMeetings } from '../contract/meeting.ts'
import type { Invitable, InviteReader } from './invite-source.ts'

const listChoices = async (except: string) => {
  const { meetings } = await callOperation(listMeetings, { limit: 100 })
  return meetings
    .filter(({ id, state }) => id !== except && state !== 'withdrawn')
    .toSorted((one, other) => (one.heldOn < other.heldOn ? 1 : -1))
    .map(({ id, title, heldOn }) => ({ value: id, label: `${title} · ${typedDigits(heldOn)}` }))
}

/** The list of that meeting: who was invited, and who came besides. */
const listPeople = async (meetingId: string): Promise<readonly Invitable[]> => {
  const { attendees } = await callOperation(getMeeting, { meetingId })
  return attendees.flatMap(({ personId, name, from, mayVote }) =>
    name === null
      ? []
      : [
          personId === null
            ? { personId, guestName: name, guestFrom: from, mayVote, name, from }
            : { ...{ personId, guestName: null, guestFrom: null, mayVote }, name: shownName(name), from },
        ],
  )
}

export const inviteEarlier: InviteReader = { listChoices, listPeople }
