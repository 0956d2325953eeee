import { listOfficers } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { newId } from '#platform/shared/ids.ts'
import { membersOf } from './case-reads.ts'
import { db, type MemberRow } from './tables.ts'

/** A second pair of eyes on a hidden case: somebody called to help who serves today. */
export const findSecond = async (context: Context, caseId: string): Promise<MemberRow | undefined> => {
  const members = await membersOf(context, caseId)
  const serving = new Set((await listOfficers(context, context.villageId)).map((officer) => officer.accountId))
  return members.find((member) => member.part === 'helper' && serving.has(member.account_id))
}

/** Nobody leads the case any more: it waits for whoever takes it. */
export const endLead = async (context: Context, caseId: string, accountId: string): Promise<void> => {
  await endMember(context, caseId, accountId)
  await setLead(context, caseId, null)
}

interface Hand {
  readonly accountId: string
  readonly name: string
}

/** Somebody works on the case from today on. A lead stands on the case itself too, for lists. */
export const insertMember = async (
  context: Context,
  caseId: string,
  { accountId, name }: Hand,
  part: 'lead' | 'helper',
  id: string = newId(),
): Promise<void> => {
  await endMember(context, caseId, accountId)
  await db(context)
    .insertInto('case_members')
    .values({
      ...recordedBy(context),
      ...{ id, case_id: caseId, account_id: accountId, account_name: name, part },
      ...{ from_on: context.today, ended_on: null },
    })
    .execute()
  if (part === 'lead') await setLead(context, caseId, { accountId, name })
}

export const endMember = async (context: Context, caseId: string, accountId: string): Promise<void> => {
  await db(context)
    .updateTable('case_members')
    .set({ ended_on: context.today })
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', caseId)
    .where('account_id', '=', accountId)
    .where('ended_on', 'is', null)
    .execute()
}

const setLead = async (context: Context, caseId: string, lead: Hand | null): Promise<void> => {
  await db(context)
    .updateTable('cases')
    .set({ lead_account: lead?.accountId ?? null, lead_name: lead?.name ?? null })
    .where('village_id', '=', context.villageId)
    .where('id', '=', caseId)
    .execute()
}
