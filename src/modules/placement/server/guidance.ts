import { certificateSource } from '#modules/letters/server/index.ts'
import { getMeetingPlan, meetingKindOf } from '#modules/meetings/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { getGuidance, recordGuidance } from '../contract/service.ts'
import { assertGuidance, guidanceOf, notGuidance } from '../rules/guidance.ts'
import { guidanceKind } from '../rules/guidance-kind.ts'
import type { Topic } from '../rules/service.ts'
import { serviceTexts } from '../texts/service.ts'
import { db } from './tables.ts'

export const recordGuidanceHandler = handle(recordGuidance, async (context, input) => {
  const kind = await meetingKindOf(context, input.meetingId)
  const { heldOn } = await getMeetingPlan(context, input.meetingId)
  assertGuidance({ kind, heldOn }, input.outcome, context.today)
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

/** The newest row of a meeting counts: it comes first. */
const sessionsOf = (context: Context, meetingId: string) =>
  db(context)
    .selectFrom('guidance_sessions')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('meeting_id', '=', meetingId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Who came to guidance can get a certificate; what it was about stands here. */
export const giveGuidanceCertificates = (): void =>
  certificateSource.give(
    {
      ...{ subject: 'BIMBINGAN KERJA', code: '560', ground: 'UU 18 Tahun 2017 pasal 42' },
      contentOf: async (context, meetingId) => {
        const [row] = await sessionsOf(context, meetingId)
        if (!row) return undefined
        const topics = (JSON.parse(row.topics) as Topic[]).map((topic) => serviceTexts.id[`placement.topic.${topic}`])
        return { topics, material: row.material }
      },
    },
    guidanceKind,
  )

export const getGuidanceHandler = handle(getGuidance, async (context, { meetingId }) => {
  if ((await meetingKindOf(context, meetingId)) !== guidanceKind) return notGuidance
  return guidanceOf(await sessionsOf(context, meetingId))
})
