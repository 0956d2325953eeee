import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing } from '#platform/shared/errors.ts'
import { listOutsideNumbers, recordOutsideNumber, withdrawOutsideNumber } from '../contract/outside-numbers.ts'
import { shapeOf, standingNumbers } from '../rules/outside-numbers.ts'
import { systemOf, viewOutsideNumbers } from '../rules/outside-views.ts'
import { loadOneParts } from './episode-parts.ts'
import { assertNotInFuture, getEpisodeRow, lockEpisode } from './episode-reads.ts'
import { db, type OutsideNumberRow } from './tables.ts'

const systemsOf = (context: Context) => rowsOf(context, 'outside-number', context.today)

const numbersOf = (context: Context, episodeId: string): Promise<OutsideNumberRow[]> =>
  db(context)
    .selectFrom('outside_numbers')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('recorded_at')
    .execute()

export const listOutsideNumbersHandler = handle(listOutsideNumbers, async (context, { episodeId }) => {
  const { episode } = await loadOneParts(context, await getEpisodeRow(context, episodeId))
  return viewOutsideNumbers(await numbersOf(context, episode.id), await systemsOf(context))
})

export const recordOutsideNumberHandler = handle(recordOutsideNumber, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  if (input.givenOn) assertNotInFuture(context, input.givenOn, 'givenOn')
  if (input.replacesId) await getStanding(context, episode.id, input.replacesId)
  const { id, system, number, givenOn, note, replacesId } = input
  await db(context)
    .insertInto('outside_numbers')
    .values({
      ...recordedBy(context),
      ...{ id, episode_id: episode.id, system, number_text: number, given_on: givenOn, note },
      ...{ replaces_id: replacesId, withdrawn: false },
    })
    .execute()
  return { numberId: id, shape: shapeOf(number, systemOf(await systemsOf(context), system)) }
})

export const withdrawOutsideNumberHandler = handle(withdrawOutsideNumber, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  const old = await getStanding(context, episode.id, input.numberId)
  await db(context)
    .insertInto('outside_numbers')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, episode_id: episode.id, system: old.system, number_text: old.number_text },
      ...{ given_on: old.given_on, note: old.note, replaces_id: old.id, withdrawn: true },
    })
    .execute()
  return { numberId: old.id }
})

const getStanding = async (context: Context, episodeId: string, id: string): Promise<OutsideNumberRow> => {
  const row = standingNumbers(await numbersOf(context, episodeId)).find((one) => one.id === id)
  if (!row) throw missing('migration.outsideMissing')
  return row
}
