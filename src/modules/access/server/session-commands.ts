import { digest } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { chooseTerm, closeSession, recordCodeAcceptance, signOut, verifyCode } from '../contract/session.ts'
import { done } from '../contract/shape.ts'
import { codeOfConductVersion } from '../rules/code-of-conduct.ts'
import { endOwnPhones } from './door-phones.ts'
import { endSessions, servingTerms, sessionExpiry } from './open-session.ts'
import { forgetSession } from './recent-actors.ts'
import { checkCode } from './sign-in.ts'
import { isShutOut, recordTry } from './sign-in-tries.ts'
import { sessionOf } from './signed-in-actor.ts'
import { db } from './tables.ts'

export const signOutHandler = handle(signOut, async (context) => {
  await endSessions(context, { sessionId: sessionOf(context.actor).sessionId }, 'signed_out')
  return done
})

export const chooseTermHandler = handle(chooseTerm, async (context, { termId }) => {
  const { sessionId, accountId } = sessionOf(context.actor)
  const term = (await servingTerms(context, accountId)).find((one) => one.id === termId)
  if (!term) throw new Refusal('missing', 'access.termMissing')
  const session = await db(context)
    .selectFrom('sessions')
    .select('created_at')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
  await db(context)
    .updateTable('sessions')
    .set({ term_id: termId, grant_id: null, expires_at: sessionExpiry(session.created_at, term.role) })
    .where('id', '=', sessionId)
    .execute()
  forgetSession(sessionId)
  context.note({ term: termId })
  return done
})

export const closeSessionHandler = handle(closeSession, async (context, input) => {
  const { sessionId, accountId } = sessionOf(context.actor)
  const which = input.sessionId === null ? { accountId, except: sessionId } : { accountId, sessionId: input.sessionId }
  const ended = await endSessions(context, which, 'ended_by_owner')
  await endOwnPhones(context, accountId, { own: sessionId, sent: input.sessionId })
  return { ended }
})

export const recordCodeAcceptanceHandler = handle(recordCodeAcceptance, async (context, { version }) => {
  const { sessionId, accountId } = sessionOf(context.actor)
  if (version !== codeOfConductVersion) throw new Refusal('conflict', 'access.conductChanged')
  await db(context)
    .insertInto('code_acceptances')
    .values({ account_id: accountId, version, accepted_at: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  forgetSession(sessionId)
  context.note({ version })
  return done
})

export const verifyCodeHandler = handle(verifyCode, async (context, { code }) => {
  const { sessionId, accountId } = sessionOf(context.actor)
  const session = await db(context)
    .selectFrom('sessions')
    .select('device')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
  const own = digest('sign-in-login', `account:${accountId}`)
  const tried = { loginDigest: own, addressDigest: own, device: session.device }
  if (await isShutOut(context, tried)) throw new Refusal('rule', 'access.locked')
  const check = await checkCode(context, accountId, code)
  const right = check === 'right' || check === 'recovered'
  const factor = check === 'recovered' ? 'recovery' : 'code'
  await recordTry(context, tried, { accountId, outcome: right ? 'good' : 'wrong', factor })
  if (!right) return { right }
  await db(context).updateTable('sessions').set({ factor: 'code' }).where('id', '=', sessionId).execute()
  forgetSession(sessionId)
  return { right }
})
