import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { endTask, openTask, type TaskKind } from '#platform/server/tasks.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { isServing, lastDayOf } from '../rules/term.ts'
import { termDays } from './find-actor.ts'
import { db } from './tables.ts'

export const reviewDue: TaskKind = {
  kind: 'access.reviewDue',
  roles: ['head'],
  weight: 3,
  path: '/petugas/tinjau',
  pillar: 0,
}
export const termEnding: TaskKind = {
  kind: 'access.termEnding',
  roles: ['head', 'coordinator'],
  weight: 2,
  path: '/petugas',
  pillar: 0,
}
export const glassOpened: TaskKind = {
  kind: 'access.glassOpened',
  roles: ['head'],
  weight: 1,
  path: '/petugas/buka-kaca',
  pillar: 0,
}

const warningDays = 30

const openTermTasks = async (context: Context): Promise<void> => {
  const terms = await db(context)
    .selectFrom('terms_of_office')
    .selectAll()
    .where('village_id', '=', context.villageId)
    // a door of the family is no office: nobody is told that one runs out
    .where('role', '<>', 'resident')
    .execute()
  for (const term of terms) {
    const last = lastDayOf(termDays(term))
    const near = isServing(termDays(term), context.today) && last <= addDays(context.today, warningDays)
    if (near && !terms.some((other) => other.succeeds_id === term.id)) {
      await openTask(context, termEnding, { subjectId: term.id, dueOn: last, values: { role: term.role } })
    } else await endTask(context, termEnding, term.id, 'access.termSettled')
  }
}

const openGlassTasks = async (context: Context): Promise<void> => {
  const unseen = await db(context)
    .selectFrom('break_glass_grants as grant')
    .leftJoin('break_glass_sightings as sighting', (join) =>
      join.onRef('sighting.grant_id', '=', 'grant.id').on('sighting.village_id', '=', context.villageId),
    )
    .select('grant.id')
    .where('grant.village_id', '=', context.villageId)
    .where('sighting.id', 'is', null)
    .execute()
  for (const grant of unseen) await openTask(context, glassOpened, { subjectId: grant.id, dueOn: context.today })
}

const openReviewTask = async (context: Context): Promise<void> => {
  const month = context.today.slice(0, 7)
  const review = await db(context)
    .selectFrom('access_reviews')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('month', '=', month)
    .executeTakeFirst()
  if (!review) await openTask(context, reviewDue, { subjectId: month, dueOn: addDays(`${month}-01` as PlainDate, 13) })
}

/** Once a day: terms that end soon, openings nobody has seen, the monthly look at the keys. */
export const dailyKeys: Job = {
  name: 'access.openKeyTasks',
  cron: '40 4 * * *',
  scope: 'village',
  run: async (context) => {
    await openTermTasks(context)
    await openGlassTasks(context)
    await openReviewTask(context)
  },
}
