import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import { newId } from '#platform/shared/ids.ts'
import { isLockedOut, lockOutMinutes } from '../rules/lock-out.ts'
import { foldLogin } from '../rules/login.ts'
import { countWrong, minutesAgo, sinceLastGood, takeTurns } from './counted-tries.ts'
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

/** Tries of one name and of one address, counted apart. */
export const isShutOut = async (context: Context, { loginDigest, addressDigest }: Try): Promise<boolean> => {
  await takeTurns(context, [loginDigest, addressDigest])
  const window = minutesAgo(context, lockOutMinutes)
  const since = await sinceLastGood(context, loginDigest, window)
  return isLockedOut({
    forLogin: await countWrong(context, 'login_digest', loginDigest, since),
    fromAddress: await countWrong(context, 'address_digest', addressDigest, window),
  })
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
