import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { correctEpisode } from '../contract/episode.ts'
import { columnOf, type EpisodeField, isFieldValue } from '../rules/episode.ts'
import { assertOpen, lockEpisode } from './episode-reads.ts'
import { refreshEpisode } from './refresh-tasks.ts'
import { db, type EpisodeRow } from './tables.ts'

/** Seen is current: written. Wanted is current: nothing to do. Otherwise somebody must look at both. */
export const correctEpisodeHandler = handle(correctEpisode, async (context, input) => {
  const episode = await lockEpisode(context, input.episodeId)
  assertOpen(episode)
  const invalid = input.changes.filter((change) => !isFieldValue(change.field, change.to))
  if (invalid.length > 0)
    throw new Refusal('invalid', 'migration.fieldInvalid', {}, faultsAt(invalid, 'migration.fieldInvalid'))
  const needed = input.changes.filter((change) => currentOf(episode, change.field) !== change.to)
  const conflicting = needed.filter((change) => currentOf(episode, change.field) !== change.from)
  if (conflicting.length > 0)
    throw new Refusal('conflict', 'migration.fieldChanged', {}, faultsAt(conflicting, 'migration.fieldChanged'))
  for (const change of needed) {
    await db(context)
      .insertInto('episode_corrections')
      .values({
        ...recordedBy(context),
        id: change.id,
        episode_id: episode.id,
        field: change.field,
        before_value: change.from,
        after_value: change.to,
        reason: input.reason,
      })
      .execute()
  }
  if (needed.length > 0) {
    await db(context)
      .updateTable('episodes')
      .set(Object.fromEntries(needed.map((change) => [columnOf[change.field], change.to])))
      .where('village_id', '=', context.villageId)
      .where('id', '=', episode.id)
      .execute()
    await refreshEpisode(context, episode.id)
  }
  return { changed: needed.map((change) => change.field) }
})

export const currentOf = (episode: EpisodeRow, field: EpisodeField): string | null => {
  const value = episode[columnOf[field]]
  return value === null ? null : String(value)
}

const faultsAt = (changes: readonly { readonly field: string }[], code: string) =>
  changes.map(({ field }) => ({ field, code }))
