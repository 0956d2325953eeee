import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { recordStage, withdrawStage } from '../contract/stage.ts'
import { stageFactOf } from '../rules/row-facts.ts'
import { evidenceFaults } from '../rules/stage-evidence.ts'
import { skippedStages, stageRefusal, standingFacts } from '../rules/stages.ts'
import { lockEpisode } from './episode-reads.ts'
import { stageRecorded } from './events.ts'
import { insertStage, stagesOf } from './insert-stage.ts'
import { personFactsById } from './neighbours.ts'
import { refreshEpisode } from './refresh-tasks.ts'

export const recordStageHandler = handle(recordStage, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  if (episode.closed_on && input.occurredOn > episode.closed_on) {
    throw new Refusal('rule', 'migration.episodeClosed', { closedOn: episode.closed_on })
  }
  const facts = (await stagesOf(context, episode.id)).map(stageFactOf)
  const person = (await personFactsById(context, [episode.person_id])).get(episode.person_id)
  const { stage, occurredOn } = input
  const refusal = stageRefusal({ stage, occurredOn, today: context.today, bornOn: person?.birthDate ?? null, facts })
  if (refusal)
    throw new Refusal('rule', refusal, {}, [
      { field: refusal === 'migration.stageNotByHand' ? 'stage' : 'occurredOn', code: refusal },
    ])
  const faults = evidenceFaults(stage, input.details, context.today)
  if (faults[0]) throw new Refusal('invalid', faults[0].code, {}, faults)
  const currentStage = await insertStage(context, input)
  await context.publish(stageRecorded, { episodeId: episode.id, personId: episode.person_id, stage, occurredOn })
  await refreshEpisode(context, episode.id)
  return { currentStage, skipped: [...skippedStages(facts, stage)] }
})

export const withdrawStageHandler = handle(withdrawStage, async (context, input) => {
  await lockEpisode(context, input.episodeId)
  const rows = await stagesOf(context, input.episodeId)
  const mistaken = rows.find((row) => row.id === input.stageEventId && row.withdraws_id === null)
  if (!mistaken) throw missing('migration.stageMissing')
  const standing = standingFacts(rows.map(stageFactOf))
  if (!standing.some((fact) => fact.id === mistaken.id)) throw new Refusal('rule', 'migration.stageAlreadyWithdrawn')
  if (standing.length === 1) throw new Refusal('rule', 'migration.stageOnlyOne')
  const { stage, occurred_on: occurredOn, source, confidence } = mistaken
  const currentStage = await insertStage(context, {
    id: input.id,
    episodeId: input.episodeId,
    stage,
    occurredOn,
    source,
    evidence: null,
    confidence,
    withdrawsId: mistaken.id,
    withdrawnBecause: input.reason,
  })
  await refreshEpisode(context, input.episodeId)
  return { currentStage }
})
