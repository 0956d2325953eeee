import { tablesOf } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { listReadFiles } from '../contract/breach.ts'

interface ReadLog {
  read_entries: { village_id: number; subject_id: string; actor_id: string; read_at: string }
}

const log = tablesOf<ReadLog>()
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const listReadFilesHandler = handle(listReadFiles, async (context, input) => {
  const rows = await log(context)
    .selectFrom('read_entries')
    .select('subject_id')
    .where('village_id', '=', context.villageId)
    .where('actor_id', '=', input.accountId)
    .where('read_at', '>=', `${input.from}T00:00:00 ${context.zone}`)
    .where('read_at', '<', `${addDays(plainDate(input.until), 1)}T00:00:00 ${context.zone}`)
    .execute()
  const subjectIds = [...new Set(rows.map((row) => row.subject_id))].filter((id) => uuid.test(id))
  return { subjectIds, reads: rows.length }
})
