import { digest } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { closeAccount, correctPassword, correctProfile, listAccounts, reopenAccount } from '../contract/account.ts'
import { done } from '../contract/shape.ts'
import { findPasswordFault } from '../rules/password.ts'
import { termState } from '../rules/term.ts'
import { recordPassword } from './accounts.ts'
import { termDays } from './find-actor.ts'
import { assertOneLevelUp } from './invitations.ts'
import { endSessions } from './open-session.ts'
import { isPassword } from './secrets.ts'
import { isShutOut, recordTry } from './sign-in-tries.ts'
import { sessionOf } from './signed-in-actor.ts'
import { db } from './tables.ts'
import { accountState, lastSignIns, termsInReach } from './term-queries.ts'

export const correctProfileHandler = handle(correctProfile, async (context, input) => {
  const { accountId } = sessionOf(context.actor)
  const profile = { language: input.language, easy_mode: input.easyMode }
  await db(context).updateTable('accounts').set(profile).where('id', '=', accountId).execute()
  return done
})

export const correctPasswordHandler = handle(correctPassword, async (context, input) => {
  const { accountId, sessionId } = sessionOf(context.actor)
  const own = digest('sign-in-login', `account:${accountId}`)
  const account = await db(context)
    .selectFrom('accounts')
    .leftJoin('account_passwords', 'account_id', 'accounts.id')
    .select(['username', 'display_name', 'phone', 'hash'])
    .where('accounts.id', '=', accountId)
    .executeTakeFirstOrThrow()
  const fault = findPasswordFault(input.next, {
    username: account.username,
    name: account.display_name,
    phone: account.phone,
  })
  if (fault) throw new Refusal('invalid', fault, {}, [{ field: 'next', code: fault }])
  const tried = { loginDigest: own, addressDigest: own, device: 'password' }
  if (await isShutOut(context, tried)) throw new Refusal('rule', 'access.locked')
  const right = await isPassword(account.hash ?? undefined, input.current)
  if (!right) {
    await recordTry(context, tried, { accountId, outcome: 'wrong', factor: 'password' })
    return { right }
  }
  await recordPassword(context, accountId, input.next)
  await endSessions(context, { accountId, except: sessionId }, 'password_set')
  return { right }
})

export const closeAccountHandler = handle(closeAccount, async (context, { accountId }) => {
  await assertOneLevelUp(context, accountId)
  const closed = { closed_at: context.now, closed_by: context.actor.accountId }
  await db(context)
    .updateTable('accounts')
    .set(closed)
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .execute()
  await endSessions(context, { accountId }, 'account_closed')
  context.note({ account: accountId })
  return done
})

export const reopenAccountHandler = handle(reopenAccount, async (context, { accountId }) => {
  await assertOneLevelUp(context, accountId)
  await db(context)
    .updateTable('accounts')
    .set({ closed_at: null, closed_by: null })
    .where('id', '=', accountId)
    .execute()
  context.note({ account: accountId })
  return done
})

export const listAccountsHandler = handle(listAccounts, async (context, input) => {
  const rows = await termsInReach(context, input.villageId, input.search)
  const byAccount = Map.groupBy(rows, (row) => row.account_id)
  const ids = [...byAccount.keys()]
  const lastByAccount = await lastSignIns(context, ids)
  const proven = ids.length
    ? await db(context)
        .selectFrom('second_factors')
        .select('account_id')
        .where('account_id', 'in', ids)
        .where('ended_at', 'is', null)
        .execute()
    : []
  const withFactor = new Set(proven.map((row) => row.account_id))
  const accounts = [...byAccount].flatMap(([id, terms]) => {
    const [first] = terms
    if (!first) return []
    const serving = terms.filter((term) => termState(termDays(term), context.today) === 'serving')
    return {
      id,
      name: first.display_name,
      username: first.username,
      state: accountState(first, lastByAccount.get(id) ?? null),
      lastSignInAt: lastByAccount.get(id) ?? null,
      secondFactor: withFactor.has(id),
      roles: [...new Set(serving.map((term) => term.role))],
    }
  })
  return { accounts }
})
