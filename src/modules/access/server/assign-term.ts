import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { assignTerm } from '../contract/term.ts'
import { canAppoint } from '../rules/roles.ts'
import { recordAccount } from './accounts.ts'
import { comesByDoor } from './door-reads.ts'
import { assertWithin } from './reach.ts'
import { assertNoKey } from './signed-in-actor.ts'
import { db } from './tables.ts'
import { recordTerm } from './terms.ts'

const assertOpenAccount = async (context: Context, accountId: string): Promise<void> => {
  const account = await db(context)
    .selectFrom('accounts')
    .select('closed_at')
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) throw new Refusal('missing', 'access.accountMissing')
  if (account.closed_at !== null) throw new Refusal('rule', 'access.accountClosed')
  // six digits open a door, never an office
  if (await comesByDoor(context, accountId)) throw new Refusal('rule', 'access.doorHoldsNoOffice')
}

export const assignTermHandler = handle(assignTerm, async (context, input) => {
  const { newAccount, ...term } = input
  assertNoKey(context.actor)
  if (input.role === 'resident') throw new Refusal('rule', 'access.residentByDoor')
  if (!canAppoint(context.actor.role, input.role)) throw new Refusal('forbidden', 'access.notYoursToAppoint')
  await assertWithin(context, { kind: input.placeKind, id: input.placeId })
  if (newAccount) await recordAccount(context, { ...newAccount, id: input.accountId })
  else await assertOpenAccount(context, input.accountId)
  await recordTerm(context, term)
  context.note({
    term: input.id,
    account: input.accountId,
    role: input.role,
    village: input.placeKind === 'village' ? input.placeId : null,
  })
  return { termId: input.id, accountId: input.accountId }
})
