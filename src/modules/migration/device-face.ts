import { nameOn } from '#modules/registry/device-face.ts'
import type { RowReader } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { Cost } from './contract/costs.ts'
import { asRows, costRulesOn, ofEpisode, partsOn, rulebookOn } from './device-parts.ts'
import { assess } from './rules/assess.ts'
import { contractEndOf, departureOf } from './rules/contract-now.ts'
import { viewCosts } from './rules/cost-views.ts'
import { datesOf } from './rules/row-facts.ts'
import type { CostRow, EpisodeRow, StageEventRow } from './rules/rows.ts'

/** A file as a letter that is asked for on a phone may use it. */
export interface EpisodeOnPhone {
  readonly episodeId: string
  readonly personId: string
  readonly householdId: string | null
  readonly verifiedOn: string | null
  readonly country: string | null
  /** In the words of who told it; the name of a coded trade is read at the office. */
  readonly job: string | null
  readonly agencyName: string | null
  readonly employerName: string | null
  readonly contractMonths: number | null
  readonly fromOn: PlainDate | null
  readonly departedOn: PlainDate | null
  readonly toOn: PlainDate | null
  readonly agencyChecks: readonly string[]
}

export const episodeOn = (rows: RowReader, episodeId: string): EpisodeOnPhone | undefined => {
  const row = rows.find('episodes', episodeId)
  const [episode] = row ? asRows<EpisodeRow>([row]) : []
  if (!episode) return undefined
  const dates = datesOf(episode)
  const stages = ofEpisode<StageEventRow>(rows, 'stage_events', episodeId)
  const verified = stages.find(({ stage }) => stage === 'village_verified')
  return {
    ...{ episodeId, personId: episode.person_id, householdId: episode.household_id },
    verifiedOn: verified?.occurred_on ?? null,
    ...{ country: episode.destination_country, job: episode.occupation_told, agencyName: episode.agency_name },
    ...{ employerName: episode.employer_name, contractMonths: episode.contract_months },
    ...{ fromOn: dates.departsOn, departedOn: departureOf(stages), toOn: contractEndOf(episode, stages) },
    agencyChecks: rows.where('consultations', 'episode_id', episodeId).map(({ agency_check: check }) => String(check)),
  }
}

/** The payments of a file that no worker could be made to make, as far as this phone holds them. */
export const barredPaymentsOn = (rows: RowReader, episode: Pick<EpisodeOnPhone, 'episodeId'>): Cost[] => {
  const row = rows.find('episodes', episode.episodeId)
  const occupation = (row?.occupation ?? null) as EpisodeRow['occupation']
  const lines = ofEpisode<CostRow>(rows, 'cost_lines', episode.episodeId)
  return viewCosts(lines, occupation, (day) => costRulesOn(rows, day)).costs.filter(
    ({ verdict }) => verdict === 'barred',
  )
}

export interface PermissionGiver {
  readonly personId: string | null
  readonly name: string
  readonly relation: string
}

/**
 * What the permission letter stands on, as far as the phone knows: an obstacle, or whom the officer met. Of a talk that
 * somebody else wrote down the phone sees nothing in the way; the server judges.
 */
export const permissionOn = (
  rows: RowReader,
  episodeId: string,
  today: PlainDate,
): { readonly obstacle: string | null; readonly people: readonly PermissionGiver[] } => {
  const row = rows.find('episodes', episodeId)
  if (!row) return { obstacle: 'letters.consultationMissing', people: [] }
  const { parts, closedTalks } = partsOn(rows, row, today)
  const { latestConsultation: talk, lacksById } = assess(parts, rulebookOn(rows, today), today)
  if (!talk) return { obstacle: 'letters.consultationMissing', people: [] }
  const people = talk.people.map(({ person_id: personId, told_name: told, relation }) => ({
    ...{ personId, relation, name: nameOn(rows, personId) ?? told ?? '' },
  }))
  if (closedTalks.has(talk.row.id)) return { obstacle: null, people }
  if (talk.row.outcome !== 'agree') return { obstacle: 'migration.familyNotAgreed', people }
  const lacks = lacksById.get(talk.row.id) ?? []
  return { obstacle: lacks.length > 0 ? 'migration.consultationIncomplete' : null, people }
}
