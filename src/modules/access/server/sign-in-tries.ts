import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import { newId } from '#platform/shared/ids.ts'
import { isLockedOut, lockOutMinutes } from '../rules/lock-out.ts'
import { foldLogin } from '../rules/login.ts'
import type { EdgeFacts } from './edge.ts'
import { db } from './tables.ts'

export interface Try {
  readonly loginDigest: Buffer
  readonly addressDigest: Buffer
  readonly device: string
}

/** Names and addresses are kept as keyed digests: people type passwords into the wrong field. */
export const tryOf = (login: string, edge: EdgeFacts): Try => ({
  loginDigest: digest('sign-in-login', foldLogin(login)),
  addressDigest: digest('sign-in-address', edge.address),
  device: edge.device,
})

const lockKey = (bytes: Buffer): string => bytes.readBigInt64BE(0).toString()

const countWrong = (context: Context, since: string) =>
  db(context)
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => fn.countAll<number>().as('tries'))
    .where('outcome', '=', 'wrong')
    .where('tried_at', '>', since)

const lastGood = (context: Context, loginDigest: Buffer) =>
  db(context)
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => fn.max('tried_at').as('tried_at'))
    .where('login_digest', '=', loginDigest)
    .where('outcome', '=', 'good')
    .executeTakeFirst()

/** Tries of one name and of one address come one after the other: a hundred at once are still counted. */
export const isShutOut = async (context: Context, { loginDigest, addressDigest }: Try): Promise<boolean> => {
  for (const key of [lockKey(loginDigest), lockKey(addressDigest)].sort()) {
    await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(db(context))
  }
  const window = new Date(Date.parse(context.now) - lockOutMinutes * 60_000).toISOString()
  const good = (await lastGood(context, loginDigest))?.tried_at
  const sinceGood = good && good > window ? good : window
  const forLogin = await countWrong(context, sinceGood)
    .where('login_digest', '=', loginDigest)
    .executeTakeFirstOrThrow()
  const fromAddress = await countWrong(context, window)
    .where('address_digest', '=', addressDigest)
    .executeTakeFirstOrThrow()
  return isLockedOut({ forLogin: Number(forLogin.tries), fromAddress: Number(fromAddress.tries) })
}

interface TryResult {
  readonly accountId: string | null
  readonly outcome: 'good' | 'wrong' | 'locked'
  readonly factor: string
}

export const recordTry = async (context: Context, tried: Try, result: TryResult): Promise<void> => {
  await db(context)
    .insertInto('sign_in_attempts')
    .values({
      id: newId(),
      login_digest: tried.loginDigest,
      address_digest: tried.addressDigest,
      account_id: result.accountId,
      outcome: result.outcome,
      factor: result.factor,
      device: tried.device,
      tried_at: context.now,
    })
    .execute()
}
