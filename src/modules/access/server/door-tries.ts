import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import { closedMinutes, wrongPinsBeforeHour, wrongPinsFromAddress } from '../rules/door.ts'
import { countWrong, minutesAgo, sinceLastGood, takeTurns } from './counted-tries.ts'
import type { EdgeFacts } from './edge.ts'
import type { Try } from './sign-in-tries.ts'

/** Counted by the key that was shown, known to the house or not: the answers to both are of one shape. */
export const doorTryOf = (keyFingerprint: string, edge: EdgeFacts): Try => ({
  loginDigest: digest('sign-in-door', keyFingerprint),
  addressDigest: digest('sign-in-door-address', edge.address),
  device: edge.device,
})

/**
 * Tries with one key come one after the other, and so do those from one address with keys that open nothing: a hundred at once
 * are still counted. Whoever has a key is not held back by others behind the same address: a shelter is one for many families.
 */
export const isDoorShut = async (context: Context, tried: Try, isKnown: boolean): Promise<boolean> => {
  const { loginDigest, addressDigest } = tried
  await takeTurns(context, [loginDigest, ...(isKnown ? [] : [addressDigest])])
  const window = minutesAgo(context, closedMinutes)
  const since = await sinceLastGood(context, loginDigest, window)
  if ((await countWrong(context, 'login_digest', loginDigest, since)) >= wrongPinsBeforeHour) return true
  return !isKnown && (await countWrong(context, 'address_digest', addressDigest, window)) >= wrongPinsFromAddress
}
