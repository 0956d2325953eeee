import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { openTask } from '#platform/server/tasks.ts'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { isEnding } from '../rules/documents.ts'
import { listEndingConsents } from './consents.ts'
import { remindOfErasure } from './erasure.ts'
import { fillMatchKeys } from './match-keys.ts'
import { db } from './tables.ts'
import { renewDocument } from './task-kinds.ts'

// The longest notice of any paper: a passport's.
const longestNoticeDays = 210

/** Each night: papers that end soon become tasks; the job is idempotent, so a missed night costs nothing. */
const listEndingDocuments = async (context: Context): Promise<void> => {
  const rows = await db(context)
    .selectFrom('documents')
    .select(['id', 'person_id', 'kind', 'expires_on'])
    .where('village_id', '=', context.villageId)
    .where('expires_on', '>=', addDays(context.today, -365))
    .where('expires_on', '<=', addDays(context.today, longestNoticeDays))
    .where('status', 'in', ['collected', 'verified'])
    .execute()
  for (const row of rows) {
    if (row.expires_on === null || !isEnding({ kind: row.kind, expiresOn: row.expires_on }, context.today)) continue
    await openTask(context, renewDocument, {
      subjectId: row.id,
      personId: row.person_id,
      dueOn: plainDate(row.expires_on),
    })
  }
}

export const registryJobs: readonly Job[] = [
  { name: 'registry.listEndingDocuments', cron: '10 2 * * *', scope: 'village', run: listEndingDocuments },
  { name: 'registry.listEndingConsents', cron: '20 2 * * *', scope: 'village', run: listEndingConsents },
  { name: 'registry.fillMatchKeys', cron: '40 2 * * *', scope: 'village', run: fillMatchKeys },
  { name: 'registry.remindOfErasure', cron: '30 2 1 * *', scope: 'village', run: remindOfErasure },
]
