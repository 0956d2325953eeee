import { getVillage } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { Effect } from '../contract/life-event.ts'
import { listMoveEffects } from '../contract/transfer.ts'
import { effectsOf, whyNotRecord } from '../rules/life-events.ts'
import { shownName } from '../rules/names.ts'
import { situationOf } from './life-situation.ts'
import { getPersonRow } from './person-rows.ts'
import { assertPersonInReach } from './reach.ts'
import type { PersonRow } from './tables.ts'

interface Move {
  readonly personIds: readonly string[]
  readonly toVillageId: number
  readonly occurredOn: PlainDate
}

/** Why nobody can be sent there, as the key of a sentence. */
export const whyNotThere = async (context: Context, toVillageId: number): Promise<string | null> => {
  if (toVillageId === context.villageId) return 'registry.sameVillage'
  return (await getVillage(context, toVillageId)).openedOn === null ? 'registry.villageNotInUse' : null
}

/** What the move changes for one of those who go; the others who go are not left behind. */
export const moveEffectsOf = async (
  context: Context,
  row: PersonRow,
  move: Move,
): Promise<{ effects: Effect[]; refusal: string | null }> => {
  const situation = await situationOf(context, row, move.personIds)
  return {
    effects: effectsOf('move_out', situation),
    refusal: whyNotRecord('move_out', situation, move.occurredOn, context.today),
  }
}

export const listMoveEffectsHandler = handle(listMoveEffects, async (context, input) => {
  const people = []
  for (const personId of input.personIds) {
    await assertPersonInReach(context, personId)
    const row = await getPersonRow(context, personId)
    people.push({ personId: row.id, name: shownName(row.name), ...(await moveEffectsOf(context, row, input)) })
  }
  return { refusal: await whyNotThere(context, input.toVillageId), people }
})
