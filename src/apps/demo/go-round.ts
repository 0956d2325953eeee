import { assignRoundArea, getRound, openRound, recordRoundVisit } from '#modules/migration/contract.ts'
import type { Actor } from '#platform/server/context.ts'
import { addDays, dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Adult } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

const outcomes = ['asked', 'asked', 'not_met', 'asked', 'moved', 'asked', 'refused', 'asked', 'not_met'] as const

/** A registration round under way: some doors are done, one family told of somebody who left. */
export const goRound = async ({ officer, today }: Cast, adults: readonly Adult[], cadre?: Actor): Promise<void> => {
  const { year, month } = dateParts(today)
  const roundId = newId()
  await officer.does(openRound, { id: roundId, year, half: month <= 6 ? 1 : 2 })
  const { areas } = await officer.asks(getRound, { roundId })
  const [first, second] = areas.filter(({ hamlet }) => hamlet === cadre?.hamlet)
  for (const area of [first, second])
    if (cadre && area)
      await officer.does(assignRoundArea, {
        ...{ id: newId(), roundId, hamlet: area.hamlet, rt: area.rt, accountId: cadre.accountId },
      })
  for (const [index, { householdId }] of adults.slice(0, 24).entries()) {
    const leads =
      index === 3 ? [{ id: newId(), name: 'Sumarni', country: 'MY', note: 'Ikut tetangga, sejak tahun lalu' }] : []
    await officer.does(recordRoundVisit, {
      ...{ id: newId(), roundId, householdId, outcome: outcomes[index % outcomes.length] ?? 'asked', leads },
      visitedOn: addDays(today, -(index % 6)),
    })
  }
}
