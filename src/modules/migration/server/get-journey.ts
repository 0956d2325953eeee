import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { getJourney, type Journey } from '../contract/episode-file.ts'
import { journeyOf } from '../rules/journey-view.ts'
import { loadParts } from './episode-parts.ts'
import { householdCare, loadRulebook } from './neighbours.ts'
import { db, type EpisodeRow } from './tables.ts'

/** One line of time for a family: who was away when, how old the children were, who cared, how long a passport lasts. */
export const getJourneyHandler = handle(getJourney, async (context, input): Promise<Journey> => {
  const care = await householdCare(context, input.householdId)
  const parts = await loadParts(context, await episodesOf(context, input.householdId, care.memberIds))
  const rulebook = await loadRulebook(context)
  return journeyOf(parts, { care, rulebook, today: context.today })
})

const episodesOf = (context: Context, householdId: string, memberIds: readonly string[]): Promise<EpisodeRow[]> =>
  db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where((either) =>
      memberIds.length > 0
        ? either.or([either('household_id', '=', householdId), either('person_id', 'in', memberIds)])
        : either('household_id', '=', householdId),
    )
    .orderBy('opened_on')
    .execute()
