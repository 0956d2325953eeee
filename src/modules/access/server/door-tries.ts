import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import { closedMinutes, wrongPinsBeforeHour, wrongPinsFromAddress } from '../rules/door.ts'
import type { EdgeFacts } from './edge.ts'
import type { Try } from './sign-in-tries.ts'
import { db } from './tables.ts'

/** Counted by the key that was shown, known to the house or not: the answers to both are of one shape. */
export const doorTryOf = (keyFingerprint: string, edge: EdgeFacts): Try => ({
  loginDigest: digest('sign-in-door', keyFingerprint),
  addressDigest: digest('sign-in-door-address', edge.address),
  device: edge.device,
})

const lockKey = (bytes: Buffer): string => bytes.readBigInt64BE(0).toString()

const wrongSince = (context: Context, since: string) =>
  db(context)
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => fn.countAll<number>().as('tries'))
    .where('outcome', '=', 'wrong')
    .where('tried_at', '>', since)

const lastGoodAt = async (context: Context, loginDigest: Buffer): Promise<string | undefined> => {
  const good = await db(context)
    .selectFrom('sign_in_attempts')
    .select(({ fn }) => fn.max('tried_at').as('at'))
    .where('login_digest', '=', loginDigest)
    .where('outcome', '=', 'good')
    .executeTakeFirst()
  return good?.at
}

/**
 * Tries with one key come one after the other, and so do those from one address with keys that open nothing: a hundred at once
 * are still counted. Whoever has a key is not held back by others behind the same address: a shelter is one for many families.
 */
export const isDoorShut = async (context: Context, tried: Try, isKnown: boolean): Promise<boolean> => {
  const { loginDigest, addressDigest } = tried
  for (const key of [loginDigest, ...(isKnown ? [] : [addressDigest])].map(lockKey).sort())
    await sql`select pg_advisory_xact_lock(${key}::bigint)`.execute(db(context))
  const anHourAgo = new Date(Date.parse(context.now) - closedMinutes * 60_000).toISOString()
  const good = await lastGoodAt(context, loginDigest)
  const withKey = await wrongSince(context, good && good > anHourAgo ? good : anHourAgo)
    .where('login_digest', '=', loginDigest)
    .executeTakeFirstOrThrow()
  if (isKnown || Number(withKey.tries) >= wrongPinsBeforeHour) return Number(withKey.tries) >= wrongPinsBeforeHour
  const fromAddress = await wrongSince(context, anHourAgo)
    .where('address_digest', '=', addressDigest)
    .executeTakeFirstOrThrow()
  return Number(fromAddress.tries) >= wrongPinsFromAddress
}
