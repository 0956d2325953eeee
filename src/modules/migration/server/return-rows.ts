import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, addMonths, type PlainDate } from '#platform/shared/dates.ts'
import type { Assessment } from '../rules/assess.ts'
import type { EpisodeParts } from '../rules/parts.ts'
import { type FollowUpDue, followUpsDue } from '../rules/return.ts'
import type { ReturnFollowUpRow, ReturnFormRow } from '../rules/rows.ts'
import { phaseOf } from '../rules/stages.ts'
import { personFactsById } from './neighbours.ts'
import { followUpDue, returnDue } from './return-tasks.ts'
import { db } from './tables.ts'

/** The newest form stands. */
export const returnFormOf = (context: Context, episodeId: string): Promise<ReturnFormRow | undefined> =>
  db(context)
    .selectFrom('return_forms')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const followUpsOf = (context: Context, episodeId: string): Promise<ReturnFollowUpRow[]> =>
  db(context)
    .selectFrom('return_follow_ups')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', episodeId)
    .orderBy('followed_on')
    .orderBy('recorded_at')
    .execute()

export const dueAfter = (
  form: Pick<ReturnFormRow, 'came_home_on' | 'reason'> | undefined,
  followUps: readonly Pick<ReturnFollowUpRow, 'months'>[],
): readonly FollowUpDue[] =>
  followUpsDue(
    form && { cameHomeOn: form.came_home_on as PlainDate, reason: form.reason },
    followUps.map(({ months }) => months),
  )

const tellDaysBefore = 14

/** The next follow-up, once its day is near; the reason is gone when it was written down. */
export const refreshFollowUp = async (
  context: Context,
  episode: { readonly id: string; readonly person_id: string },
): Promise<void> => {
  const [next] = dueAfter(await returnFormOf(context, episode.id), await followUpsOf(context, episode.id))
  if (!next || next.dueOn > addDays(context.today, tellDaysBefore))
    return endTask(context, followUpDue, episode.id, 'migration.reasonGone')
  const person = (await personFactsById(context, [episode.person_id])).get(episode.person_id)
  await openTask(context, followUpDue, {
    ...{ subjectId: episode.id, dueOn: next.dueOn, personId: episode.person_id },
    values: { name: person?.name ?? '', months: next.months },
  })
}

const askWithinDays = 14
// Who came home long ago is not asked for a form that nobody kept then.
const askFor = 180

/** Who came home lately and of whom nobody has written how. */
export const refreshReturn = async (
  context: Context,
  { episode, person }: EpisodeParts,
  { current, currentOn }: Assessment,
): Promise<void> => {
  const isFresh = phaseOf(current) === 'home' && currentOn >= addDays(context.today, -askFor)
  if (!isFresh || episode.closed_on !== null || person.isDead || (await returnFormOf(context, episode.id)))
    return endTask(context, returnDue, episode.id, 'migration.reasonGone')
  await openTask(context, returnDue, {
    ...{ subjectId: episode.id, dueOn: addDays(currentOn, askWithinDays), personId: person.id },
    ...(episode.household_id ? { householdId: episode.household_id } : {}),
    values: { name: person.name },
  })
}

/** Follow-ups go on for a year, also where the file was closed with the homecoming. */
export const followUpDaily: Job = {
  name: 'migration.followUpDaily',
  cron: '25 4 * * *',
  scope: 'village',
  run: async (context: Context) => {
    const rows = await db(context)
      .selectFrom('return_forms as r')
      .innerJoin('episodes as e', (join) =>
        join.onRef('e.id', '=', 'r.episode_id').on('e.village_id', '=', context.villageId),
      )
      .select(['e.id', 'e.person_id'])
      .distinct()
      .where('r.village_id', '=', context.villageId)
      .where('r.came_home_on', '>=', addMonths(context.today, -18))
      .orderBy('e.id')
      .execute()
    for (const row of rows) await refreshFollowUp(context, row)
  },
}
