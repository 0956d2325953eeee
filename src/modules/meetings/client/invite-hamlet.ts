import { listHouseholds, shownName } from '#modules/registry/contract.ts'
import { callOperation } from '#platform/client/call-operation.ts'
import type { Invitable, InviteReader } from './invite-source.ts'

const most = 200

const listChoices = async () => {
  const { hamlets } = await callOperation(listHouseholds, { limit: 1 })
  return hamlets.flatMap(({ hamlet, households }) =>
    hamlet === null ? [] : [{ value: hamlet, label: `${hamlet} (${households})` }],
  )
}

const pageOf = (hamlet: string, offset: number) => callOperation(listHouseholds, { hamlet, offset, limit: most })

/** Whoever stands first on the card, for each family that lives in the hamlet. */
const listPeople = async (hamlet: string): Promise<readonly Invitable[]> => {
  const first = await pageOf(hamlet, 0)
  const households = [...first.households]
  while (households.length < first.total) {
    const next = await pageOf(hamlet, households.length)
    if (next.households.length === 0) break
    households.push(...next.households)
  }
  return households.flatMap(({ headPersonId: personId, headName, rt, rw }) =>
    personId === null || headName === null
      ? []
      : [
          {
            ...{ personId, guestName: null, guestFrom: null, mayVote: true, name: shownName(headName) },
            from: [rt && `RT ${rt}`, rw && `RW ${rw}`].filter(Boolean).join(' ') || null,
          },
        ],
  )
}

export const inviteHamlet: InviteReader = { listChoices, listPeople }
