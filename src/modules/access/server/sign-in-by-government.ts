import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { signInByGovernment } from '../contract/sign-in.ts'
import { type EdgeFacts, openEdge } from './edge.ts'
import { findOidcSettings } from './oidc-settings.ts'
import { openSession, refused } from './open-session.ts'
import { recordTry, tryOf } from './sign-in-tries.ts'
import { db } from './tables.ts'

type Identity = NonNullable<EdgeFacts['identity']>

const linkedAccount = (context: Context, { issuer, subject }: Identity) =>
  db(context)
    .selectFrom('account_identities')
    .innerJoin('accounts', 'accounts.id', 'account_identities.account_id')
    .select('accounts.id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('closed_at', 'is', null)
    .executeTakeFirst()

const linkByUsername = async (context: Context, { issuer, subject, username }: Identity) => {
  if (!findOidcSettings()?.trustsUsername || !username) return undefined
  const account = await db(context)
    .selectFrom('accounts')
    .select('id')
    .where('username', '=', username.toLowerCase())
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!account) return undefined
  const linked = await db(context)
    .insertInto('account_identities')
    .values({ issuer, subject, account_id: account.id, linked_at: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id')
    .executeTakeFirst()
  return linked && account
}

export const signInByGovernmentHandler = handle(signInByGovernment, async (context, input) => {
  const edge = openEdge(input.edge)
  const identity = edge.identity
  if (!identity) return refused
  const account = (await linkedAccount(context, identity)) ?? (await linkByUsername(context, identity))
  const tried = tryOf(`${identity.issuer}|${identity.subject}`, edge)
  const outcome = account ? 'good' : 'wrong'
  await recordTry(context, tried, { accountId: account?.id ?? null, outcome, factor: 'government' })
  if (!account) return refused
  // a sign-on that asked for a password alone counts as a password here
  return openSession(context, account.id, identity.strong ? 'government' : 'password', edge)
})
