import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { listDemoAccounts, signInDemo } from '../contract/sign-in.ts'
import { openEdge } from './edge.ts'
import { isOidcConfigured } from './oidc-settings.ts'
import { openSession } from './open-session.ts'
import { recordTry, tryOf } from './sign-in-tries.ts'
import { db } from './tables.ts'

/** One click opens demonstration accounts alone, and none at all where the installation says `DEMO=off`. */
export const isDemoOffered = (): boolean => (process.env.DEMO ?? 'on').toLowerCase() !== 'off'

const demoAccounts = (context: Pick<Context, 'database'>) =>
  db(context).selectFrom('accounts').where('demo_sentence', 'is not', null).where('closed_at', 'is', null)

/** A demonstration: at least one account opens with one click. Every screen says so. */
export const isDemo = async (context: Pick<Context, 'database'>): Promise<boolean> =>
  isDemoOffered() && (await demoAccounts(context).select('id').limit(1).executeTakeFirst()) !== undefined

export const listDemoAccountsHandler = handle(listDemoAccounts, async (context) => {
  const accounts = isDemoOffered()
    ? await demoAccounts(context)
        .innerJoin('terms_of_office', 'terms_of_office.account_id', 'accounts.id')
        .select([
          'accounts.id as accountId',
          'display_name as name',
          'role',
          'place_name as place',
          'demo_sentence as sentence',
        ])
        .where('ended_on', 'is', null)
        .orderBy('demo_order')
        .orderBy('username')
        .execute()
    : []
  const offered = accounts.map((account) => ({ ...account, sentence: account.sentence ?? '' }))
  return { demo: offered.length > 0, oidc: isOidcConfigured(), accounts: offered }
})

export const signInDemoHandler = handle(signInDemo, async (context, input) => {
  const edge = openEdge(input.edge)
  const account = isDemoOffered()
    ? await demoAccounts(context).select(['id', 'username']).where('id', '=', input.accountId).executeTakeFirst()
    : undefined
  if (!account) throw missing('access.noDemo')
  await recordTry(context, tryOf(account.username, edge), { accountId: account.id, outcome: 'good', factor: 'demo' })
  return openSession(context, account.id, 'demo', edge)
})
