import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays, addMonths, type PlainDate } from '#platform/shared/dates.ts'
import type { Assessment } from '../rules/assess.ts'
import type { EpisodeParts } from '../rules/parts.ts'
import { type FollowUpDue, followUpsDue } from '../rules/return.ts'
import type { ReturnFollowUpRow, ReturnFormRow } from '../rules/rows.ts'
import { phaseOf } from '../rules/stages.ts'
import { closuresOf } from './closures.ts'
import { keepTasks } from './keep-tasks.ts'
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

/** What somebody can do, as told in one form of a homecoming; nothing when its words are erased. */
export const toldAtReturn = (context: Context, returnId: string) =>
  db(context)
    .selectFrom('return_forms')
    .select(['skills', 'certificates', 'recorded_at', 'recorded_by', 'recorded_by_name'])
    .where('village_id', '=', context.villageId)
    .where('id', '=', returnId)
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

interface FollowedEpisode {
  readonly id: string
  readonly person_id: string
}

/** The next follow-up, once its day is near; the reason is gone when it was written down. */
export const refreshFollowUp = async (context: Context, episode: FollowedEpisode): Promise<void> => {
  const form = await returnFormOf(context, episode.id)
  const [next] = dueAfter(form, await followUpsOf(context, episode.id))
  const person = (await personFactsById(context, [episode.person_id])).get(episode.person_id)
  const isDue = next && next.dueOn <= addDays(context.today, tellDaysBefore)
  if (!form || !person || person.isDead || !isDue || !(await staysHome(context, episode, form.came_home_on)))
    return endTask(context, followUpDue, episode.id, 'migration.reasonGone')
  await openTask(context, followUpDue, {
    ...{ subjectId: episode.id, dueOn: next.dueOn, personId: episode.person_id },
    values: { name: person.name, months: next.months },
  })
}

// Half a year after the last of them nobody is asked for one that was missed.
const followedMonths = 18

/** Still here, and not abroad again: in this file, in a newer one, or in another village. */
const staysHome = async (
  context: Context,
  { id, person_id }: FollowedEpisode,
  cameHomeOn: string,
): Promise<boolean> => {
  if (cameHomeOn < addMonths(context.today, -followedMonths)) return false
  const files = await db(context)
    .selectFrom('episodes')
    .select(['id', 'current_stage', 'current_stage_on', 'closed_on'])
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', person_id)
    .execute()
  const left = files.some(
    (one) =>
      (one.id === id || one.closed_on === null) &&
      (phaseOf(one.current_stage) === 'abroad' || one.current_stage === 'remigrating') &&
      one.current_stage_on >= cameHomeOn,
  )
  if (left) return false
  if ((files.find((one) => one.id === id)?.closed_on ?? null) === null) return true
  const [closure] = await closuresOf(context, id)
  return closure?.reason !== 'moved_away' && closure?.reason !== 'mistake'
}

const askWithinDays = 14
// Who came home long ago is not asked for a form that nobody kept then.
const askFor = 180

/** Who came home lately and of whom nobody has written how. */
export const refreshReturn = async (
  context: Context,
  parts: EpisodeParts,
  { current, currentOn }: Assessment,
): Promise<void> => {
  const { episode, person } = parts
  const isFresh = phaseOf(current) === 'home' && currentOn >= addDays(context.today, -askFor)
  const isAsked = isFresh && episode.closed_on === null && !person.isDead && !(await returnFormOf(context, episode.id))
  await keepTasks(context, parts, [[returnDue, isAsked ? { dueOn: addDays(currentOn, askWithinDays) } : null]])
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
      // longer than anybody is asked: what is open then still ends
      .where('r.came_home_on', '>=', addMonths(context.today, -2 * followedMonths))
      .orderBy('e.id')
      .execute()
    for (const row of rows) await refreshFollowUp(context, row)
  },
}
