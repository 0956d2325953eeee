import { handle } from '#platform/server/module.ts'
import { requestPasskeySignIn, signInByPasskey } from '../contract/sign-in.ts'
import { openEdge } from './edge.ts'
import { openSession, refused } from './open-session.ts'
import { findAnsweringPasskey, signInChallenge } from './passkeys.ts'
import { isShutOut, recordTry, tryOf } from './sign-in-tries.ts'
import { db } from './tables.ts'

export const requestPasskeySignInHandler = handle(requestPasskeySignIn, (context) => signInChallenge(context))

const nobody = 'passkey'

/** A passkey is two factors in one: the device, and the finger or PIN it asked for. */
export const signInByPasskeyHandler = handle(signInByPasskey, async (context, input) => {
  const edge = openEdge(input.edge)
  const passkey = await findAnsweringPasskey(context, input.challengeId, input.responseJson)
  const account =
    passkey &&
    (await db(context)
      .selectFrom('accounts')
      .select(['id', 'username'])
      .where('id', '=', passkey.account_id)
      .where('closed_at', 'is', null)
      .executeTakeFirst())
  if (!account) {
    const tried = tryOf(`${nobody}:${edge.address}`, edge)
    const outcome = (await isShutOut(context, tried)) ? 'locked' : 'wrong'
    await recordTry(context, tried, { accountId: null, outcome, factor: 'passkey' })
    return outcome === 'locked' ? { ...refused, next: 'locked' as const } : refused
  }
  await recordTry(context, tryOf(account.username, edge), { accountId: account.id, outcome: 'good', factor: 'passkey' })
  return openSession(context, account.id, 'passkey', edge)
})
