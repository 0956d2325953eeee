import type { PlainDate } from '#platform/shared/dates.ts'
import { contractEnd } from './episode.ts'
import { datesOf, standingRows } from './row-facts.ts'
import type { EpisodeRow, StageEventRow } from './rows.ts'
import { allDetails, type StageDetails } from './stage-evidence.ts'
import type { Stage } from './stages.ts'

export const contractStages = ['contract_signed', 'extended', 'changed_employer'] as const satisfies readonly Stage[]

/** The contract that holds, as far as it was told. */
export interface WorkContract {
  /** The event it was last told by. */
  readonly eventId: string
  readonly stage: (typeof contractStages)[number]
  readonly toldOn: PlainDate
  readonly details: StageDetails
}

/**
 * The newest contract of a journey. What an extension does not say stays as it was; another employer is another contract.
 */
export const contractNow = (rows: readonly StageEventRow[]): WorkContract | null => {
  let now: WorkContract | null = null
  for (const row of standingRows(rows)) {
    if (!isContractStage(row.stage)) continue
    const before: StageDetails = row.stage === 'extended' && now ? now.details : {}
    const toldOn = row.occurred_on as PlainDate
    now = { eventId: row.id, stage: row.stage, toldOn, details: { ...before, ...allDetails(row) } }
  }
  return now
}

const isContractStage = (stage: Stage): stage is WorkContract['stage'] =>
  (contractStages as readonly Stage[]).includes(stage)

/** When the work ends: as the contract that holds says, else as planned; the plan was for the first employer alone. */
export const contractEndOf = (episode: EpisodeRow, stages: readonly StageEventRow[]): PlainDate | null => {
  const told = contractNow(stages)?.details.endsOn as PlainDate | undefined
  const isAnother = standingRows(stages).some(({ stage }) => stage === 'changed_employer')
  return told ?? (isAnother ? null : contractEnd(datesOf(episode)))
}

/** The day somebody left, as it was told last; taken back, nobody left. */
export const departureOf = (stages: readonly StageEventRow[]): PlainDate | null =>
  (standingRows(stages).findLast(({ stage }) => stage === 'departed')?.occurred_on ?? null) as PlainDate | null
