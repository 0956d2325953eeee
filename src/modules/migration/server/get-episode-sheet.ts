import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { getEpisodeSheet } from '../contract/episode.ts'
import { plainStage } from '../rules/stages.ts'
import { listRows } from './list-episodes.ts'

const mostRows = 5000

/** Names leave the village only encrypted and with the head's yes (registry's export): this file has none. */
export const getEpisodeSheetHandler = handle(getEpisodeSheet, async (context, input) => {
  const rows = await listRows(context, input, { order: input.order, offset: 0, limit: mostRows })
  return {
    rows: rows.map((row) => ({
      number: row.id.slice(-8),
      openedOn: row.opened_on as PlainDate,
      stage: plainStage(row.current_stage),
      stageOn: row.current_stage_on as PlainDate,
      destinationCountry: row.destination_country,
      occupation: row.occupation,
      scheme: row.scheme,
      agencyName: row.agency_name,
      departsOn: row.departs_on as PlainDate | null,
      nextStep: { code: row.next_step, about: row.next_about },
      closedOn: row.closed_on as PlainDate | null,
    })),
  }
})
