import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { db } from './tables.ts'

const lockKey = (bytes: Buffer): string => bytes.readBigInt64BE(0).toString()

/** Tries that are counted together come one after the other: a hundred at once are still counted. */
export const takeTurns = async (context: Context, digests: readonly Buffer[]): Promise<void> => {
  for (const key of digests.map(lockKey).sort())
    await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(db(context))
}

/** Wrong tries of one name, key or address since a moment. */
export const countWrong = async (
  context: Context,
  column: 'login_digest' | 'address_digest',
  digest: Buffer,
  since: string,
): Promise<number> => {
  const { tries } = await db(context)
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => fn.countAll<number>().as('tries'))
    .where('outcome', '=', 'wrong')
    .where('tried_at', '>', since)
    .where(column, '=', digest)
    .executeTakeFirstOrThrow()
  return Number(tries)
}

export const minutesAgo = ({ now }: Context, minutes: number): string =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString()

/** From where wrong tries count: the last good one, but never further back than the window. */
export const sinceLastGood = async (context: Context, loginDigest: Buffer, window: string): Promise<string> => {
  const good = await db(context)
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => fn.max('tried_at').as('at'))
    .where('login_digest', '=', loginDigest)
    .where('outcome', '=', 'good')
    .executeTakeFirst()
  return good?.at && good.at > window ? good.at : window
}
