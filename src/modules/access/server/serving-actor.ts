import type { ServingActor } from '#platform/server/module.ts'
import { isServing } from '../rules/term.ts'
import { termDays } from './find-actor.ts'
import { db } from './tables.ts'

/** Who this account is today in this village, as if it had a session here; nobody once its term is over or it was closed. */
export const findServingActor: ServingActor = async (context, accountId) => {
  const terms = await db(context)
    .selectFrom('terms_of_office as term')
    .innerJoin('accounts as account', 'account.id', 'term.account_id')
    .selectAll('term')
    .select('account.display_name')
    .where('term.account_id', '=', accountId)
    .where('term.village_id', '=', context.villageId)
    .where('account.closed_at', 'is', null)
    .orderBy('term.starts_on')
    .execute()
  const term = terms.find((one) => isServing(termDays(one), context.today))
  if (!term) return undefined
  return {
    ...{ kind: 'account', accountId, termId: term.id, role: term.role, name: term.display_name },
    ...{ homeVillageId: context.villageId, villageIds: [context.villageId] },
    ...{ personId: term.person_id, hamlet: term.hamlet },
  }
}
