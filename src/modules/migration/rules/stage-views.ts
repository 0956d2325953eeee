import type { PlainDate } from '#platform/shared/dates.ts'
import type { StageEvent } from '../contract/stage.ts'
import type { StageEventRow } from './rows.ts'
import { allDetails, tellPlainly } from './stage-evidence.ts'
import { plainStage } from './stages.ts'

/** Newest first; what was taken back stays readable, with the reason. What is guarded, the officer alone is told. */
export const viewStages = (rows: readonly StageEventRow[], isOfficer: boolean): StageEvent[] => {
  const reasonById = new Map(
    rows.flatMap((row) =>
      row.withdraws_id ? [[row.withdraws_id, isOfficer ? row.withdrawn_because : plainReason(row)]] : [],
    ),
  )
  return rows
    .filter((row) => row.withdraws_id === null)
    .map((row) => ({
      id: row.id,
      ...(isOfficer ? { stage: row.stage, details: allDetails(row), evidence: row.evidence } : tellPlainly(row)),
      occurredOn: row.occurred_on as PlainDate,
      source: row.source,
      confidence: row.confidence,
      withdrawnBecause: reasonById.get(row.id) ?? null,
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
    }))
    .sort((a, b) => b.occurredOn.localeCompare(a.occurredOn) || b.recordedAt.localeCompare(a.recordedAt))
}

/** Why a stage that could harm was taken back is said in words that may name it: others see only that it was. */
const plainReason = ({ stage, withdrawn_because }: StageEventRow): string | null =>
  withdrawn_because && plainStage(stage) !== stage ? '—' : withdrawn_because
