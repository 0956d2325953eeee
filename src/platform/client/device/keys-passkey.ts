import { Refusal } from '../../shared/errors.ts'
import { changeLock, keysOf, type SetLock, secretByPin, unwrap, wrap } from './keys.ts'
import { type Bytes, passkeyKey, randomBytes, type VaultKeys } from './keys-crypto.ts'
import { only, type PasskeyBox, type PhoneDatabase } from './vault-database.ts'

/** May this browser open a vault by finger or face? Whether its passkey can make a key shows only when one is made. */
export const mayUsePasskey = async (): Promise<boolean> =>
  typeof PublicKeyCredential !== 'undefined' &&
  PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)

/** Adds finger or face beside the PIN. The PIN is asked once more: only it can give out the secret to be wrapped. */
export const addPasskey = async (database: PhoneDatabase, pin: string, label: string): Promise<void> => {
  const { held, secret } = await secretByPin(database, pin)
  try {
    const salt = randomBytes(32)
    const credentialId = await makePasskey(label)
    const answer = await askPasskey([{ credentialId, salt }])
    const box = await wrap(secret, await passkeyKey(answer.bytes), held.deviceKey, held.id)
    await changeLock(database, held.id, { passkeys: [...held.passkeys, { credentialId, salt, box }] })
  } finally {
    secret.fill(0)
  }
}

/** Opens the vault by finger or face; the tries of the PIN begin anew. */
export const unlockByPasskey = async (database: PhoneDatabase): Promise<VaultKeys> => {
  const held = await database.lock.get(only)
  if (!held || held.isDropped || held.passkeys.length === 0) throw notUsable()
  const secret = await secretByPasskey(held)
  if (!secret) throw notUsable()
  await changeLock(database, held.id, { tries: 0 })
  return keysOf(secret, held.id)
}

const secretByPasskey = async (held: SetLock): Promise<Bytes | undefined> => {
  const answer = await askPasskey(held.passkeys)
  const used = held.passkeys.find(({ credentialId }) => isSame(credentialId, answer.credentialId))
  return used && unwrap(used.box, await passkeyKey(answer.bytes), held.deviceKey, held.id)
}

const isSame = (a: Bytes, b: Bytes): boolean => a.length === b.length && a.every((byte, index) => byte === b[index])

/** A passkey of this phone alone: the server never hears of it. */
const makePasskey = async (label: string): Promise<Bytes> => {
  const made = await navigator.credentials
    .create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: 'Desmigratif' },
        user: { id: randomBytes(16), name: label, displayName: label },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        extensions: { prf: {} },
      },
    })
    .catch(() => null)
  if (!(made instanceof PublicKeyCredential) || !made.getClientExtensionResults().prf?.enabled) throw notUsable()
  return new Uint8Array(made.rawId)
}

const askPasskey = async (
  known: readonly Pick<PasskeyBox, 'credentialId' | 'salt'>[],
): Promise<{ readonly credentialId: Bytes; readonly bytes: Bytes }> => {
  const evalByCredential = Object.fromEntries(
    known.map(({ credentialId, salt }) => [base64Url(credentialId), { first: salt }]),
  )
  const answer = await navigator.credentials
    .get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: known.map(({ credentialId }) => ({ type: 'public-key', id: credentialId })),
        userVerification: 'required',
        extensions: { prf: { evalByCredential } },
      },
    })
    .catch(() => null)
  const first = answer instanceof PublicKeyCredential && answer.getClientExtensionResults().prf?.results?.first
  if (!first) throw notUsable()
  const bytes = ArrayBuffer.isView(first) ? first.buffer : first
  return { credentialId: new Uint8Array(answer.rawId), bytes: new Uint8Array(bytes.slice(0)) as Bytes }
}

const base64Url = (bytes: Bytes): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const notUsable = () => new Refusal('rule', 'platform.passkeyNotUsable')
