import { listOfficers } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { toldMonths } from '../fields.ts'
import { findCaseRow, isHiddenCase } from './case-reads.ts'
import { eraseHiddenDue } from './hear-registry.ts'
import { loadRules } from './load-rules.ts'
import { endLead, insertMember } from './members.ts'
import { tellMigration } from './move-case.ts'
import { refreshCase } from './refresh-case.ts'
import { db } from './tables.ts'
import { transferAsked } from './task-kinds.ts'

/** Time alone makes a step due: each morning every case is asked again, also whether somebody still leads it. */
export const remindDaily: Job = {
  name: 'casework.remindDaily',
  cron: '25 4 * * *',
  scope: 'village',
  run: async (context: Context) => {
    const rules = await loadRules(context)
    const rows = await db(context)
      .selectFrom('cases')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('touched_at', '>', `${addMonths(context.today, -toldMonths)}T00:00:00Z`)
      .orderBy('id')
      .execute()
    const officers = rows.length > 0 ? await listOfficers(context, context.villageId, 'migration_officer') : []
    for (const { id } of rows) {
      await keepLead(context, id, officers)
      await tellMigration(context, id)
      await refreshCase(context, id, rules)
    }
    await eraseHiddenDue(context)
  },
}

/**
 * Who left office leads nothing: a case waits for whoever takes it, and what was asked of somebody about it is over.
 * A hidden one would then be seen by nobody, so it goes to the officer who serves longest.
 */
const keepLead = async (
  context: Context,
  caseId: string,
  officers: readonly { readonly accountId: string; readonly name: string }[],
): Promise<void> => {
  const row = await findCaseRow(context, caseId, true)
  if (!row || officers.some((officer) => officer.accountId === row.lead_account)) return
  const [longest] = officers
  if (row.lead_account) {
    await endLead(context, row.id, row.lead_account)
    await withdrawTransfers(context, row.id)
  }
  if (longest && (await isHiddenCase(context, row))) await insertMember(context, row.id, longest, 'lead')
}

const withdrawTransfers = async (context: Context, caseId: string): Promise<void> => {
  const asked = await db(context)
    .updateTable('case_transfers')
    .set({ state: 'withdrawn', settled_on: context.today })
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'asked')
    .returning('id')
    .execute()
  for (const { id } of asked) await endTask(context, transferAsked, id, 'withdrawn')
}
