import { assertShownAtDoor } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { listCoursesAtDoor } from '../contract/door-courses.ts'
import { assess } from '../rules/assess.ts'
import { courseAtDoor } from '../rules/door-course.ts'
import { phaseOf } from '../rules/stages.ts'
import { loadParts } from './episode-parts.ts'
import { episodeRowsOf } from './list-person-episodes.ts'
import { loadRulebook } from './neighbours.ts'
import { db, type EpisodeRow, type StageEventRow } from './tables.ts'

export const listCoursesAtDoorHandler = handle(listCoursesAtDoor, async (context, { personId }) => {
  const sight = await assertShownAtDoor(context, personId, 'course')
  const rows = await episodeRowsOf(context, personId)
  const stages = await stagesOfAll(context, rows)
  const lacking = sight === 'own' ? await lackingPapers(context, rows) : new Map()
  const stagesOf = (row: EpisodeRow) => stages.filter((stage) => stage.episode_id === row.id)
  return {
    courses: rows.map((row) => ({ ...courseAtDoor(row, stagesOf(row), sight), lacking: lacking.get(row.id) ?? [] })),
  }
})

const stagesOfAll = (context: Context, rows: readonly EpisodeRow[]): Promise<StageEventRow[]> =>
  db(context)
    .selectFrom('stage_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('episode_id', '=', (eb) => eb.fn.any(eb.val(rows.map((row) => row.id))))
    .execute()

/** Papers that are due now and that nobody at the desk has seen. */
const lackingPapers = async (context: Context, rows: readonly EpisodeRow[]) => {
  const underWay = rows.filter((row) => row.closed_on === null && phaseOf(row.current_stage) === 'before')
  if (underWay.length === 0) return new Map()
  const rulebook = await loadRulebook(context)
  const parts = await loadParts(context, underWay)
  return new Map(
    parts.map((one) => {
      const { items } = assess(one, rulebook, context.today).readiness
      const isDue = (item: (typeof items)[number]) =>
        item.requirement.body.need === 'must' && !item.later && !['verified', 'collected'].includes(item.status)
      return [one.episode.id, items.filter(isDue).map((item) => item.code)]
    }),
  )
}
