import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { newId } from '#platform/shared/ids.ts'
import { stageFactOf } from '../rules/row-facts.ts'
import { type StageDetails, splitDetails } from '../rules/stage-evidence.ts'
import { currentStage, type Stage } from '../rules/stages.ts'
import { db, type StageEventRow } from './tables.ts'

interface NewStage {
  readonly id?: string
  readonly episodeId: string
  readonly stage: Stage
  readonly occurredOn: string
  readonly source: StageEventRow['source']
  readonly evidence: string | null
  readonly confidence: StageEventRow['confidence']
  readonly details?: StageDetails | null
  readonly withdrawsId?: string
  readonly withdrawnBecause?: string
}

/** The only way a stage is written: the fact, and then what lists filter by, read again from all facts. */
export const insertStage = async (context: Context, fact: NewStage): Promise<Stage> => {
  await db(context)
    .insertInto('stage_events')
    .values({
      ...recordedBy(context),
      id: fact.id ?? newId(),
      episode_id: fact.episodeId,
      stage: fact.stage,
      occurred_on: fact.occurredOn,
      source: fact.source,
      evidence: fact.evidence,
      confidence: fact.confidence,
      withdraws_id: fact.withdrawsId ?? null,
      withdrawn_because: fact.withdrawnBecause ?? null,
      ...splitDetails(fact.details ?? null),
    })
    .execute()
  const current = currentStage((await stagesOf(context, fact.episodeId)).map(stageFactOf))
  if (!current) throw new Error('an episode always has a standing stage')
  await db(context)
    .updateTable('episodes')
    .set({ current_stage: current.stage, current_stage_on: current.occurredOn })
    .where('village_id', '=', context.villageId)
    .where('id', '=', fact.episodeId)
    .execute()
  return current.stage
}

export const stagesOf = (context: Context, episodeId: string): Promise<StageEventRow[]> =>
  db(context)
    .selectFrom('stage_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .execute()
