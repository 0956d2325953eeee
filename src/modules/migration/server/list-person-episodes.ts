import { assertPersonInReach } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listPersonEpisodes } from '../contract/episode.ts'
import { plainStage } from '../rules/stages.ts'
import { db, type EpisodeRow } from './tables.ts'

export const listPersonEpisodesHandler = handle(listPersonEpisodes, async (context, { personId }) => {
  await assertPersonInReach(context, personId)
  return { episodes: await episodesOfPerson(context, personId) }
})

/** All journeys of one person, newest first. */
export const episodesOfPerson = async (
  context: Context,
  personId: string,
): Promise<OutputOf<typeof listPersonEpisodes>['episodes']> => {
  const rows = await episodeRowsOf(context, personId)
  return rows.map((row) => ({
    ...{ id: row.id, destinationCountry: row.destination_country, agencyName: row.agency_name },
    ...{ occupation: row.occupation, occupationTold: row.occupation_told },
    ...{ stage: plainStage(row.current_stage), stageOn: row.current_stage_on as PlainDate },
    ...{ openedOn: row.opened_on as PlainDate, closedOn: row.closed_on as PlainDate | null },
  }))
}

export const episodeRowsOf = (context: Context, personId: string): Promise<EpisodeRow[]> =>
  db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
