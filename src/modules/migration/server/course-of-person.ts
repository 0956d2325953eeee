import type { Context } from '#platform/server/context.ts'
import { standingNumbers } from '../rules/outside-numbers.ts'
import { standingRows } from '../rules/row-facts.ts'
import { tellPlainly } from '../rules/stage-evidence.ts'
import { db } from './tables.ts'

/** What a person takes along of his own course: every event with what was told of it, and his numbers elsewhere; nothing guarded leaves on a sheet. */
export const courseOfPerson = async (context: Context, personId: string) => {
  const episodes = db(context)
    .selectFrom('episodes')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
  const [stages, numbers] = await Promise.all([
    db(context)
      .selectFrom('stage_events')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('episode_id', 'in', episodes)
      .execute(),
    db(context)
      .selectFrom('outside_numbers')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('episode_id', 'in', episodes)
      .execute(),
  ])
  return {
    events: standingRows(stages).map((row) => {
      const { stage, details } = tellPlainly(row)
      const { source, confidence } = row
      return { episodeId: row.episode_id, stage, occurredOn: row.occurred_on, source, confidence, details }
    }),
    numbers: standingNumbers(numbers).map(({ system, number_text: number, given_on: givenOn }) => ({
      ...{ system, number, givenOn },
    })),
  }
}
