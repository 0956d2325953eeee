import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import type { Role } from '../contract/role.ts'
import {
  listSecondFactors,
  recordPasskey,
  recordRecoveryCodes,
  recordTotp,
  requestPasskey,
  withdrawSecondFactor,
} from '../contract/second-factor.ts'
import { done } from '../contract/shape.ts'
import { secondFactorCompulsory } from '../rules/roles.ts'
import { servingTerms } from './open-session.ts'
import { readNewPasskey, registrationChallenge } from './passkeys.ts'
import { forgetSession } from './recent-actors.ts'
import { endRecoveryCodes, recoveryCodesLeft, replaceRecoveryCodes } from './recovery-codes.ts'
import { type SignedInActor, sessionOf } from './signed-in-actor.ts'
import { db } from './tables.ts'
import { findTotpStep } from './totp.ts'

const openFactors = (context: Context, accountId: string) =>
  db(context).selectFrom('second_factors').selectAll().where('account_id', '=', accountId).where('ended_at', 'is', null)

const isCompulsory = async (context: Context, accountId: string): Promise<boolean> =>
  (await servingTerms(context, accountId)).some((term) => secondFactorCompulsory(term.role as Role))

/**
 * A session that began with a password alone may add the first second factor, never one beside another:
 * else a stolen password would be enough to add one's own.
 */
const assertMayAdd = async (context: Context, { sessionId, accountId }: SignedInActor): Promise<void> => {
  const session = await db(context)
    .selectFrom('sessions')
    .select('factor')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow()
  const known = await openFactors(context, accountId).execute()
  if (session.factor === 'password' && known.length > 0) throw new Refusal('rule', 'access.proveFirst')
}

const newFactor = {
  secret: null,
  last_step: null,
  credential_id: null,
  public_key: null,
  signature_count: null,
  transports: null,
}

const markProven = async (context: Context, sessionId: string, factor: 'code' | 'passkey'): Promise<void> => {
  const proven = db(context).updateTable('sessions').set({ factor }).where('id', '=', sessionId)
  await proven.where('factor', '=', 'password').execute()
  forgetSession(sessionId)
}

export const listSecondFactorsHandler = handle(listSecondFactors, async (context) => {
  const { accountId } = sessionOf(context.actor)
  const rows = await openFactors(context, accountId).orderBy('created_at').execute()
  const factors = rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'totp' ? ('totp' as const) : ('passkey' as const),
    label: row.label,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
  const recovery = await recoveryCodesLeft(context, accountId)
  return { factors, compulsory: await isCompulsory(context, accountId), recovery }
})

export const recordTotpHandler = handle(recordTotp, async (context, input) => {
  const actor = sessionOf(context.actor)
  await assertMayAdd(context, actor)
  const step = findTotpStep(input.secret, input.code, Date.parse(context.now))
  if (step === undefined) refuseAt('code', 'access.codeWrong', 'invalid')
  const others = await openFactors(context, actor.accountId).where('kind', '=', 'totp').execute()
  if (others.length > 0) throw new Refusal('rule', 'access.totpKnown')
  await db(context)
    .insertInto('second_factors')
    .values({
      ...newFactor,
      id: input.id,
      account_id: actor.accountId,
      kind: 'totp',
      label: input.label,
      secret: sealValue(input.secret),
      last_step: step,
      created_at: context.now,
      last_used_at: context.now,
      ended_at: null,
    })
    .execute()
  await markProven(context, actor.sessionId, 'code')
  return done
})

export const requestPasskeyHandler = handle(requestPasskey, async (context) => {
  const actor = sessionOf(context.actor)
  await assertMayAdd(context, actor)
  const account = await db(context)
    .selectFrom('accounts')
    .select(['id', 'username', 'display_name as name'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  return registrationChallenge(context, account)
})

export const recordPasskeyHandler = handle(recordPasskey, async (context, input) => {
  const actor = sessionOf(context.actor)
  await assertMayAdd(context, actor)
  const credential = await readNewPasskey(context, actor.accountId, input.challengeId, input.responseJson)
  if (!credential) throw new Refusal('invalid', 'access.passkeyWrong')
  await db(context)
    .insertInto('second_factors')
    .values({
      ...newFactor,
      id: input.id,
      account_id: actor.accountId,
      kind: 'passkey',
      label: input.label,
      credential_id: credential.id,
      public_key: Buffer.from(credential.publicKey),
      signature_count: credential.counter,
      transports: credential.transports?.join(',') ?? null,
      created_at: context.now,
      last_used_at: null,
      ended_at: null,
    })
    .execute()
  await markProven(context, actor.sessionId, 'passkey')
  return done
})

export const withdrawSecondFactorHandler = handle(withdrawSecondFactor, async (context, { id }) => {
  const actor = sessionOf(context.actor)
  await assertMayAdd(context, actor)
  const factors = await openFactors(context, actor.accountId).forUpdate().execute()
  if (!factors.some((factor) => factor.id === id)) throw missing()
  if (factors.length === 1 && (await isCompulsory(context, actor.accountId)))
    throw new Refusal('rule', 'access.lastFactor')
  await db(context).updateTable('second_factors').set({ ended_at: context.now }).where('id', '=', id).execute()
  if (factors.length === 1) await endRecoveryCodes(context, actor.accountId)
  return done
})

export const recordRecoveryCodesHandler = handle(recordRecoveryCodes, async (context, { fingerprints }) => {
  const actor = sessionOf(context.actor)
  await assertMayAdd(context, actor)
  const factors = await openFactors(context, actor.accountId).forUpdate().execute()
  if (factors.length === 0) throw new Refusal('rule', 'access.factorFirst')
  await replaceRecoveryCodes(context, actor.accountId, fingerprints)
  return done
})
