import type * as z from 'zod/mini'
import { rowsOf } from '#modules/references/server/index.ts'
import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { type Cost, listCosts, recordCost, withdrawCost } from '../contract/costs.ts'
import { viewCosts } from '../rules/cost-views.ts'
import { type CostRule, daysPaid, judgeCost, standingLines } from '../rules/costs.ts'
import type { CostRow, EpisodeRow } from '../rules/rows.ts'
import { assertNotInFuture, getEpisodeRow, lockEpisode } from './episode-reads.ts'
import { db } from './tables.ts'

/** UU 18/2017 art. 30 and Peraturan BP2MI 9/2020, as they held on the day. */
const rulesOn = (context: Context, day: PlainDate): Promise<readonly CostRule[]> => rowsOf(context, 'barred-cost', day)

export const listCostsHandler = handle(listCosts, async (context, input) => {
  const episode = await getEpisodeRow(context, input.episodeId)
  if ((await hiddenAmong(context, [episode.person_id])).size > 0) throw missing('migration.episodeMissing')
  return costsOf(context, episode)
})

const costsOf = async (context: Context, episode: EpisodeRow) => {
  const rows = await linesOf(context, episode.id)
  const days = daysPaid(rows)
  const found = await Promise.all(days.map((day) => rulesOn(context, day)))
  const rulesByDay = new Map(days.map((day, index) => [day, found[index] ?? []]))
  return viewCosts(rows, episode.occupation, (day) => rulesByDay.get(day) ?? [])
}

/** What a claim may name: the payments of a file that no worker could be made to make. Nothing to whom costs are closed. */
export const barredPayments = async (context: Context, episodeId: string): Promise<Cost[]> => {
  if (!context.reachIn(listCosts.name)) return []
  const { costs } = await costsOf(context, await getEpisodeRow(context, episodeId))
  return costs.filter(({ verdict }) => verdict === 'barred')
}

const linesOf = (context: Context, episodeId: string): Promise<CostRow[]> =>
  db(context)
    .selectFrom('cost_lines')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('recorded_at')
    .execute()

export const recordCostHandler = handle(recordCost, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertNotInFuture(context, input.paidOn, 'paidOn')
  if (input.replacesId) await assertStands(context, episode.id, input.replacesId)
  await insertCost(context, { ...input, withdrawn: false })
  const { verdict } = judgeCost(input, episode.occupation, await rulesOn(context, input.paidOn))
  return { costId: input.id, verdict }
})

export const withdrawCostHandler = handle(withdrawCost, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  const old = await assertStands(context, episode.id, input.costId)
  const { component, told_name: toldName, currency, paid_by: paidBy, paid_to: paidTo, proof, note } = old
  await insertCost(context, {
    ...{
      id: input.id,
      episodeId: episode.id,
      component,
      toldName,
      amount: Number(old.amount),
      currency,
      paidBy,
      paidTo,
    },
    ...{ paidOn: old.paid_on as PlainDate, proof, fileHash: null, note, replacesId: old.id, withdrawn: true },
  })
  return { costId: old.id }
})

type NewCost = z.output<typeof recordCost.input> & { readonly withdrawn: boolean }

const insertCost = (context: Context, cost: NewCost) =>
  db(context)
    .insertInto('cost_lines')
    .values({
      ...recordedBy(context),
      ...{ id: cost.id, episode_id: cost.episodeId, component: cost.component, told_name: cost.toldName },
      ...{ amount: cost.amount, currency: cost.currency, paid_by: cost.paidBy, paid_to: cost.paidTo },
      ...{ paid_on: cost.paidOn, proof: cost.proof, file_hash: cost.fileHash, note: cost.note },
      ...{ replaces_id: cost.replacesId, withdrawn: cost.withdrawn },
    })
    .execute()

const assertStands = async (context: Context, episodeId: string, costId: string): Promise<CostRow> => {
  const row = standingLines(await linesOf(context, episodeId)).find((one) => one.id === costId)
  if (!row) throw missing('migration.costMissing')
  return row
}
