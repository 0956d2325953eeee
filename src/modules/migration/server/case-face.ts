import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import { stageFactOf } from '../rules/row-facts.ts'
import { currentStage, phaseOf, standingFacts } from '../rules/stages.ts'
import { findEpisode, lockEpisode } from './episode-reads.ts'
import { stageRecorded } from './events.ts'
import { insertStage, stagesOf } from './insert-stage.ts'
import { refreshEpisode } from './refresh-tasks.ts'

interface OfCase {
  readonly episodeId: string
  readonly caseId: string
  readonly occurredOn: string
}

/** Somebody abroad is in trouble and is helped: derived from a case, never written by hand. Before leaving and at home nothing is said. */
export const inCaseTold = async (context: Context, { episodeId, caseId, occurredOn }: OfCase): Promise<void> => {
  if (!(await findEpisode(context, episodeId))) return
  const episode = await lockEpisode(context, episodeId)
  const facts = (await stagesOf(context, episodeId)).map(stageFactOf)
  const current = currentStage(facts)
  if (!current || current.stage === 'in_case' || phaseOf(current.stage) !== 'abroad') return
  // a case may be older than the last news of the journey: it begins with what is known now
  const from = occurredOn < current.occurredOn ? current.occurredOn : occurredOn
  await insertStage(context, {
    ...{ episodeId, stage: 'in_case', occurredOn: from, source: 'office', confidence: 'sure' },
    evidence: null,
  })
  context.note({ inCase: caseId })
  await context.publish(stageRecorded, {
    ...{ episodeId, personId: episode.person_id, stage: 'in_case', occurredOn: from },
  })
  await refreshEpisode(context, episodeId)
}

/** The case is over: the journey goes on where it stood. A case that became secret leaves no trace of having been one. */
export const inCaseEnded = async (
  context: Context,
  { episodeId, occurredOn, isSecret }: OfCase & { readonly isSecret: boolean },
): Promise<void> => {
  if (!(await findEpisode(context, episodeId))) return
  await lockEpisode(context, episodeId)
  const rows = await stagesOf(context, episodeId)
  const facts = standingFacts(rows.map(stageFactOf))
  const standing = facts.filter((fact) => fact.stage === 'in_case').at(-1)
  const before = facts.filter((fact) => fact.stage !== 'in_case' && phaseOf(fact.stage) === 'abroad').at(-1)
  if (!standing || !before) return
  const current = currentStage(facts)
  // ended on the day it began, a second row of that day would stand before it
  if (isSecret || occurredOn <= standing.occurredOn)
    await insertStage(context, {
      ...{ id: newId(), episodeId, stage: 'in_case', occurredOn: standing.occurredOn, source: 'office' },
      ...{ evidence: null, confidence: 'sure', withdrawsId: standing.id, withdrawnBecause: '—' },
    })
  else if (current?.id === standing.id)
    await insertStage(context, {
      ...{ episodeId, stage: before.stage, occurredOn, source: 'office', evidence: null, confidence: 'sure' },
    })
  await refreshEpisode(context, episodeId)
}
