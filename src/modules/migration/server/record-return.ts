import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { getReturn, recordReturn, recordReturnFollowUp } from '../contract/return.ts'
import { readScreening, screeningAdvice, stageOfReturn } from '../rules/return.ts'
import { viewFollowUp, viewReturnForm } from '../rules/return-views.ts'
import { stageFactOf } from '../rules/row-facts.ts'
import { currentStage, phaseOf, standingFacts } from '../rules/stages.ts'
import { assertNotInFuture, getEpisodeRow, lockEpisode } from './episode-reads.ts'
import { homecomingRecorded, stageRecorded } from './events.ts'
import { insertStage, stagesOf } from './insert-stage.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { dueAfter, followUpsOf, refreshFollowUp, returnFormOf } from './return-rows.ts'
import { db, type EpisodeRow } from './tables.ts'

const opened = (sealed: Uint8Array | null): string | null => (sealed ? openValue(sealed) : null)
const sealedOf = (words: string | null): Buffer | null => (words ? sealValue(words) : null)

export const getReturnHandler = handle(getReturn, async (context, { episodeId }) => {
  const episode = await getEpisodeRow(context, episodeId)
  if ((await hiddenAmong(context, [episode.person_id])).size > 0) throw missing('migration.episodeMissing')
  const [form, followUps] = await Promise.all([returnFormOf(context, episodeId), followUpsOf(context, episodeId)])
  return {
    form: form ? viewReturnForm(form, opened(form.note_sealed), opened(form.screening_sealed)) : null,
    followUps: followUps.map((row) => viewFollowUp(row, opened(row.note_sealed))),
    due: [...dueAfter(form, followUps)],
    sealedAtOffice: false,
  }
})

/** The form, and with it the stage where nobody had written yet that the worker is home. */
export const recordReturnHandler = handle(recordReturn, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertNotInFuture(context, input.cameHomeOn, 'cameHomeOn')
  const screening = input.screening === null ? null : readScreening(input.screening)
  if (screening === undefined) refuseAt('screening', 'migration.return.badScreening')
  await assertWasAbroad(context, episode, input.cameHomeOn)
  await db(context)
    .insertInto('return_forms')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, came_home_on: input.cameHomeOn, port: input.port },
      ...{ reason: input.reason, health: input.health, unpaid_wages: input.unpaidWages },
      ...{ unpaid_currency: input.unpaidCurrency, savings_rupiah: input.savingsRupiah, debt_rupiah: input.debtRupiah },
      ...{ skills: input.skills, languages: input.languages, certificates: input.certificates, wish: input.wish },
      ...{ child: input.child, insurance_claim: input.insuranceClaim, note_sealed: sealedOf(input.note) },
      screening_sealed: sealedOf(input.screening),
    })
    .execute()
  await reachHome(context, episode, input)
  await refreshEpisode(context, episode.id)
  await refreshFollowUp(context, episode)
  await context.publish(homecomingRecorded, {
    ...{ episodeId: episode.id, personId: episode.person_id, returnId: input.id },
  })
  return { returnId: input.id, advice: screening ? screeningAdvice(screening) : null }
})

const assertWasAbroad = async (context: Context, episode: EpisodeRow, cameHomeOn: string): Promise<void> => {
  const facts = standingFacts((await stagesOf(context, episode.id)).map(stageFactOf))
  const left = facts.find(({ stage }) => phaseOf(stage) === 'abroad' || phaseOf(stage) === 'home')
  if (!left) throw new Refusal('rule', 'migration.return.neverLeft')
  if (phaseOf(left.stage) === 'abroad' && cameHomeOn < left.occurredOn)
    refuseAt('cameHomeOn', 'migration.return.beforeDeparture')
}

const reachHome = async (
  context: Context,
  episode: EpisodeRow,
  { reason, cameHomeOn }: { readonly reason: Parameters<typeof stageOfReturn>[0]; readonly cameHomeOn: string },
): Promise<void> => {
  if (episode.closed_on !== null) return
  const current = currentStage((await stagesOf(context, episode.id)).map(stageFactOf))
  const stage = stageOfReturn(reason)
  if (!current || phaseOf(current.stage) !== 'abroad' || current.stage === stage) return
  const [, occurredOn = current.occurredOn] = [cameHomeOn, current.occurredOn].toSorted()
  await insertStage(context, {
    ...{ episodeId: episode.id, stage, occurredOn, source: 'person', evidence: null, confidence: 'sure' },
  })
  await context.publish(stageRecorded, {
    ...{ episodeId: episode.id, personId: episode.person_id, stage, occurredOn: occurredOn as never },
  })
}

export const recordReturnFollowUpHandler = handle(recordReturnFollowUp, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertNotInFuture(context, input.followedOn, 'followedOn')
  const form = await returnFormOf(context, episode.id)
  if (!form) throw new Refusal('rule', 'migration.return.formFirst')
  if (input.followedOn < form.came_home_on) refuseAt('followedOn', 'migration.return.beforeHome')
  await db(context)
    .insertInto('return_follow_ups')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, months: input.months, followed_on: input.followedOn },
      ...{ income: input.income, monthly_rupiah: input.monthlyRupiah, child: input.child },
      ...{ debt_rupiah: input.debtRupiah, health: input.health, wish: input.wish, note_sealed: sealedOf(input.note) },
    })
    .execute()
  await refreshFollowUp(context, episode)
  return { followUpId: input.id }
})
