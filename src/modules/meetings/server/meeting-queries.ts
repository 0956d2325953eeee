import { getVillage } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { getDecision } from '../contract/decision.ts'
import { getMeeting, getMeetingPrint, listMeetings, type MeetingFile } from '../contract/meeting.ts'
import { listedAs } from '../rules/list.ts'
import { fileOf } from '../rules/view.ts'
import { viewBallots } from './ballot-reads.ts'
import { getMeetingRow, namesOf, readParts } from './meeting-reads.ts'
import { db, type MeetingTables } from './tables.ts'

const readFile = async (context: Context, meetingId: string): Promise<MeetingFile> => {
  const parts = await readParts(context, await getMeetingRow(context, meetingId))
  const written = parts.minutes.at(-1) as MeetingTables['meeting_minutes'] | undefined
  return fileOf(parts, {
    ...{ today: context.today, names: await namesOf(context, parts), ballots: await viewBallots(context, meetingId) },
    confirms: {
      may: context.reachIn('meetings.confirmMinutes') !== undefined,
      wrote: written?.recorded_by === context.actor.accountId,
    },
  })
}

export const getMeetingHandler = handle(getMeeting, (context, { meetingId }) => readFile(context, meetingId))

export const getMeetingPrintHandler = handle(getMeetingPrint, async (context, { meetingId }) => {
  const { kindWord, name, districtWord, district, regency } = await getVillage(context, context.villageId)
  const file = await readFile(context, meetingId)
  return { file, village: { kindWord, name, districtWord, district, regency } }
})

export const listMeetingsHandler = handle(listMeetings, async (context, input) => {
  const rows = await db(context)
    .selectFrom('meetings')
    .select(['id', 'kind', 'title', 'held_on as heldOn', 'starts_at as startsAt', 'place', 'state'])
    .where('village_id', '=', context.villageId)
    .execute()
  return listedAs(rows, input, context.today)
})

export const getDecisionHandler = handle(getDecision, async (context, { decisionId }) => {
  const row = await db(context)
    .selectFrom('meeting_decisions')
    .select('meeting_id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', decisionId)
    .executeTakeFirst()
  if (!row) throw missing('meetings.decisionMissing')
  const { meeting, decisions } = await readFile(context, row.meeting_id)
  const decision = decisions.find(({ id }) => id === decisionId)
  if (!decision) throw missing('meetings.decisionMissing')
  return { meetingId: meeting.id, title: meeting.title, heldOn: meeting.heldOn, decision }
})
