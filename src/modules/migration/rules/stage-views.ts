import type { PlainDate } from '#platform/shared/dates.ts'
import type { StageEvent } from '../contract/stage.ts'
import type { StageEventRow } from './rows.ts'
import { allDetails, openDetails } from './stage-evidence.ts'
import { plainStage } from './stages.ts'

/** Newest first; what was taken back stays readable, with the reason. What is guarded, the officer alone is told. */
export const viewStages = (rows: readonly StageEventRow[], isOfficer: boolean): StageEvent[] => {
  const reasonById = new Map(
    rows.flatMap((row) => (row.withdraws_id ? [[row.withdraws_id, row.withdrawn_because]] : [])),
  )
  return rows
    .filter((row) => row.withdraws_id === null)
    .map((row) => ({
      id: row.id,
      stage: isOfficer ? row.stage : plainStage(row.stage),
      occurredOn: row.occurred_on as PlainDate,
      source: row.source,
      evidence: row.evidence,
      details: isOfficer ? allDetails(row) : openDetails(row),
      confidence: row.confidence,
      withdrawnBecause: reasonById.get(row.id) ?? null,
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
    }))
    .sort((a, b) => b.occurredOn.localeCompare(a.occurredOn) || b.recordedAt.localeCompare(a.recordedAt))
}
