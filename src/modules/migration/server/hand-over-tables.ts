import { tablesOf } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import type { StageDetails } from '../rules/stage-evidence.ts'
import type { CheckInRow, EpisodeRow, StageEventRow } from './tables.ts'

export interface HandoverRow {
  village_id: number
  id: string
  direction: 'out' | 'in'
  other_village_id: number
  transfer_id: string
  person_id: string
  episode_id: string | null
  package_sealed: Buffer
  occurred_on: string
  status: 'sent' | 'waiting' | 'applied' | 'refused'
  reason: string | null
  settled_at: string | null
  settled_by_name: string | null
  recorded_at: string
  recorded_by: string
  recorded_by_name: string
}

export const handOverDb = tablesOf<{ episode_handovers: HandoverRow }>()

/** What travels: the plan, the stages told plainly, and when somebody was heard of. No talk with the family, no signs, no papers, no reasons or notes told in confidence. */
export type TravellingProfile = Pick<
  EpisodeRow,
  | 'entry_route'
  | 'destination_country'
  | 'occupation'
  | 'occupation_told'
  | 'scheme'
  | 'agency_organisation_id'
  | 'agency_name'
  | 'agency_licence'
  | 'employer_name'
  | 'contract_months'
  | 'departs_on'
  | 'contract_ends_on'
>
export type TravellingStage = Pick<StageEventRow, 'stage' | 'occurred_on' | 'source' | 'confidence'> & {
  /** Absent in what an earlier release sent; nothing guarded ever travels. */
  readonly details?: StageDetails
}

export type TravellingCheckIn = Pick<
  CheckInRow,
  'contacted_on' | 'made_by' | 'channel' | 'spoken_to' | 'state' | 'wage_paid'
>

export interface EpisodePackage {
  readonly profile: TravellingProfile
  readonly stages: readonly TravellingStage[]
  /** Not in packages of the releases before contacts were kept. */
  readonly checkIns?: readonly TravellingCheckIn[]
}

export const sealPackage = (content: EpisodePackage): Buffer => sealValue(JSON.stringify(content))
export const openPackage = (row: Pick<HandoverRow, 'package_sealed'>): EpisodePackage =>
  JSON.parse(openValue(row.package_sealed)) as EpisodePackage
