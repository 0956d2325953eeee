import { listOfficers } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { Job } from '#platform/server/module.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { toldMonths } from '../fields.ts'
import { isHiddenCase } from './case-reads.ts'
import { loadRules } from './load-rules.ts'
import { insertMember } from './members.ts'
import { refreshCase } from './refresh-case.ts'
import { type CaseRow, db } from './tables.ts'

/** Time alone makes a step due: each morning every case is asked again, also whether somebody still leads it. */
export const remindDaily: Job = {
  name: 'casework.remindDaily',
  cron: '25 4 * * *',
  scope: 'village',
  run: async (context: Context) => {
    const rules = await loadRules(context)
    const rows = await db(context)
      .selectFrom('cases')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('touched_at', '>', `${addMonths(context.today, -toldMonths)}T00:00:00Z`)
      .orderBy('id')
      .execute()
    const officers = rows.length > 0 ? await listOfficers(context, context.villageId, 'migration_officer') : []
    for (const row of rows) {
      await keepLead(context, row, officers)
      await refreshCase(context, row.id, rules)
    }
  },
}

/** A hidden case without an officer in office would be seen by nobody: it goes to the one who serves longest. */
const keepLead = async (
  context: Context,
  row: CaseRow,
  officers: readonly { readonly accountId: string; readonly name: string }[],
): Promise<void> => {
  const serves = officers.some((officer) => officer.accountId === row.lead_account)
  const [longest] = officers
  if (serves || !longest || !(await isHiddenCase(context, row))) return
  if (row.lead_account)
    await db(context)
      .updateTable('case_members')
      .set({ ended_on: context.today })
      .where('village_id', '=', context.villageId)
      .where('case_id', '=', row.id)
      .where('part', '=', 'lead')
      .where('ended_on', 'is', null)
      .execute()
  await insertMember(context, row.id, longest, 'lead')
}
