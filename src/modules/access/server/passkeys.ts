import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import { db, type SecondFactorRow } from './tables.ts'

const challengeMinutes = 5

// Loaded at the first passkey: most starts of the server never need it.
const webAuthn = () => import('@simplewebauthn/server')

/** A passkey belongs to one address: the one people type. */
const relyingParty = () => {
  const origin = (process.env.PUBLIC_URL || `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, '')
  return { origin, id: new URL(origin).hostname }
}

const keepChallenge = async (context: Context, challenge: string, accountId: string | null): Promise<string> => {
  const id = newId()
  const expiresAt = new Date(Date.parse(context.now) + challengeMinutes * 60_000).toISOString()
  await db(context)
    .insertInto('passkey_challenges')
    .values({ id, challenge, account_id: accountId, expires_at: expiresAt, used_at: null })
    .execute()
  return id
}

/** A challenge is answered once, by the account it was made for. */
const takeChallenge = async (context: Context, id: string, accountId: string | null): Promise<string | undefined> => {
  const taken = await db(context)
    .updateTable('passkey_challenges')
    .set({ used_at: context.now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', context.now)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .returning('challenge')
    .executeTakeFirst()
  return taken?.challenge
}

export const passkeysOf = (context: Context, accountId: string) =>
  db(context)
    .selectFrom('second_factors')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', 'passkey')
    .where('ended_at', 'is', null)
    .execute()

const transportsOf = (row: SecondFactorRow) =>
  row.transports ? { transports: row.transports.split(',') as never } : {}

export const registrationChallenge = async (
  context: Context,
  account: { id: string; username: string; name: string },
) => {
  const known = await passkeysOf(context, account.id)
  const { generateRegistrationOptions } = await webAuthn()
  const options = await generateRegistrationOptions({
    rpName: 'Desmigratif',
    rpID: relyingParty().id,
    userName: account.username,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.id),
    attestationType: 'none',
    excludeCredentials: known.map((row) => ({ id: row.credential_id ?? '', ...transportsOf(row) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return {
    challengeId: await keepChallenge(context, options.challenge, account.id),
    optionsJson: JSON.stringify(options),
  }
}

export const signInChallenge = async (context: Context) => {
  const { generateAuthenticationOptions } = await webAuthn()
  const options = await generateAuthenticationOptions({ rpID: relyingParty().id, userVerification: 'required' })
  return { challengeId: await keepChallenge(context, options.challenge, null), optionsJson: JSON.stringify(options) }
}

/** What the device says of its new passkey, when it holds; `undefined` otherwise. */
export const readNewPasskey = async (
  context: Context,
  accountId: string,
  challengeId: string,
  responseJson: string,
) => {
  const challenge = await takeChallenge(context, challengeId, accountId)
  if (!challenge) return undefined
  const { origin, id } = relyingParty()
  const response = JSON.parse(responseJson) as RegistrationResponseJSON
  const expected = {
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }
  const { verifyRegistrationResponse } = await webAuthn()
  const verified = await verifyRegistrationResponse({ response, ...expected }).catch(() => undefined)
  return verified?.verified ? verified.registrationInfo.credential : undefined
}

/** The passkey that answered a sign-in challenge, its counter moved on; `undefined` when the answer does not hold. */
export const findAnsweringPasskey = async (context: Context, challengeId: string, responseJson: string) => {
  const challenge = await takeChallenge(context, challengeId, null)
  const response = readJson<AuthenticationResponseJSON>(responseJson)
  if (!challenge || !response) return undefined
  const row = await db(context)
    .selectFrom('second_factors')
    .selectAll()
    .where('credential_id', '=', String(response.id))
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row?.credential_id || !row.public_key) return undefined
  const { origin, id } = relyingParty()
  const credential = {
    id: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.signature_count ?? 0,
    ...transportsOf(row),
  }
  const expected = {
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }
  const { verifyAuthenticationResponse } = await webAuthn()
  const verified = await verifyAuthenticationResponse({ response, credential, ...expected }).catch(() => undefined)
  if (!verified?.verified) return undefined
  await db(context)
    .updateTable('second_factors')
    .set({ signature_count: verified.authenticationInfo.newCounter, last_used_at: context.now })
    .where('id', '=', row.id)
    .execute()
  return row
}

const readJson = <T>(text: string): T | undefined => {
  try {
    return JSON.parse(text) as T
  } catch {
    return undefined
  }
}
