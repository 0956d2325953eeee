import { getMeetingPlan, meetingKindOf } from '#modules/meetings/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { refuse } from '#platform/shared/errors.ts'
import { getGuidance, recordGuidance } from '../contract/service.ts'
import { guidanceKind } from '../rules/guidance.ts'
import type { Topic } from '../rules/service.ts'
import { recordedBy } from './recorded.ts'
import { db } from './tables.ts'

export const recordGuidanceHandler = handle(recordGuidance, async (context, input) => {
  if ((await meetingKindOf(context, input.meetingId)) !== guidanceKind) refuse('placement.notGuidance')
  const { heldOn } = await getMeetingPlan(context, input.meetingId)
  if (heldOn > context.today && input.outcome) refuse('placement.notYetHeld')
  await db(context)
    .insertInto('guidance_sessions')
    .values({
      ...{ ...recordedBy(context), id: input.id, meeting_id: input.meetingId, material: input.material },
      ...{ topics: JSON.stringify(input.topics), outcome: input.outcome },
    })
    .execute()
  context.note({ meeting: input.meetingId, topics: input.topics.join(' ') })
  return { meetingId: input.meetingId }
})

export const getGuidanceHandler = handle(getGuidance, async (context, { meetingId }) => {
  if ((await meetingKindOf(context, meetingId)) !== guidanceKind) return { isGuidance: false, guidance: null }
  const row = await db(context)
    .selectFrom('guidance_sessions')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return {
    isGuidance: true,
    guidance: row
      ? {
          ...{ topics: JSON.parse(row.topics) as Topic[], material: row.material, outcome: row.outcome },
          ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
        }
      : null,
  }
})
