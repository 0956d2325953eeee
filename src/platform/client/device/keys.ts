import { Refusal } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { type Bytes, makeBox, openBox, pinKey, randomBytes, type VaultKeys, vaultKeys } from './keys-crypto.ts'
import { asFullPhone, type LockRecord, only, type PhoneDatabase } from './vault-database.ts'

/** How slow a PIN is: OWASP's number for PBKDF2-SHA-256 (2023). */
export const pinRounds = 600_000
export const pinTries = 10

export type SetLock = Extract<LockRecord, { isDropped: false }>

/** `new`: no PIN yet. `dropped`: ten wrong PINs; nobody opens this store again. */
export type LockState =
  | { readonly kind: 'new' }
  | { readonly kind: 'locked'; readonly triesLeft: number; readonly hasPasskey: boolean }
  | { readonly kind: 'dropped' }

export const lockState = async ({ lock }: PhoneDatabase): Promise<LockState> => {
  const held = await lock.get(only)
  if (!held) return { kind: 'new' }
  if (held.isDropped || held.tries >= pinTries) return { kind: 'dropped' }
  return { kind: 'locked', triesLeft: pinTries - held.tries, hasPasskey: held.passkeys.length > 0 }
}

/** The first thing on a new phone: a secret nobody ever sees, wrapped by the PIN. */
export const choosePin = async (database: PhoneDatabase, pin: string): Promise<VaultKeys> => {
  assertPin(pin)
  const secret = randomBytes(32)
  const lockId = newId()
  const deviceKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const salt = randomBytes(16)
  const pinBox = await wrap(secret, await pinKey(pin, salt, pinRounds), deviceKey, lockId)
  const made: SetLock = {
    ...{ id: lockId, isDropped: false, rounds: pinRounds, salt, deviceKey, pinBox, passkeys: [], tries: 0 },
  }
  await database.dexie
    .transaction('rw', [database.lock], async () => {
      if (await database.lock.get(only)) throw new Refusal('rule', 'platform.pinChosen')
      await database.lock.put(made, only)
    })
    .catch(asFullPhone)
  return keysOf(secret, lockId)
}

/** Opens the vault. Each try is counted before it is made: who switches the phone off in between gains none. */
export const unlockByPin = async (database: PhoneDatabase, pin: string): Promise<VaultKeys> => {
  const { held, secret } = await secretByPin(database, pin)
  return keysOf(secret, held.id)
}

/** Another PIN for the same vault; what is in it stays. */
export const changePin = async (database: PhoneDatabase, from: string, to: string): Promise<void> => {
  assertPin(to)
  const { held, secret } = await secretByPin(database, from)
  const salt = randomBytes(16)
  const pinBox = await wrap(secret, await pinKey(to, salt, pinRounds), held.deviceKey, held.id)
  secret.fill(0)
  await changeLock(database, held.id, { salt, pinBox, rounds: pinRounds })
}

/** Six digits that are not the first ones anybody would try. */
export const assertPin = (pin: string): void => {
  if (!/^\d{6}$/.test(pin)) throw new Refusal('invalid', 'platform.pinSixDigits')
  const isRow = '01234567890'.includes(pin) || '09876543210'.includes(pin)
  const isRepeated = /^(\d)\1{5}$|^(\d\d)\2\2$|^(\d{3})\3$/.test(pin)
  if (isRow || isRepeated) throw new Refusal('invalid', 'platform.pinTooEasy')
}

/** The secret itself, for as long as it is wrapped anew; whoever asks for it wipes it. */
export const secretByPin = (
  database: PhoneDatabase,
  pin: string,
): Promise<{ readonly held: SetLock; readonly secret: Bytes }> =>
  // one window of the phone after another, or two could share a try
  navigator.locks.request(`${database.dexie.name} pin`, async () => {
    const held = await countTry(database)
    const secret = await unwrap(held.pinBox, await pinKey(pin, held.salt, held.rounds), held.deviceKey, held.id)
    if (secret) {
      await changeLock(database, held.id, { tries: 0 })
      return { held, secret }
    }
    if (held.tries >= pinTries) await dropLock(database)
    const left = pinTries - held.tries
    throw left > 0 ? new Refusal('rule', 'platform.pinWrong', { left }) : dropped()
  })

const countTry = async (database: PhoneDatabase): Promise<SetLock> => {
  const counted = await database.dexie
    .transaction('rw', [database.lock], async () => {
      const held = await database.lock.get(only)
      if (!held || held.isDropped || held.tries >= pinTries) return undefined
      const next: SetLock = { ...held, tries: held.tries + 1 }
      await database.lock.put(next, only)
      return next
    })
    .catch(asFullPhone)
  if (counted) return counted
  await dropLock(database)
  throw dropped()
}

/** Takes the wrapped secret away. What it opened is noise from then on. */
const dropLock = async ({ dexie, lock }: PhoneDatabase): Promise<void> => {
  await dexie.transaction('rw', [lock], async () => {
    const held = await lock.get(only)
    if (held) await lock.put({ id: held.id, isDropped: true }, only)
  })
}

export const changeLock = async (
  { dexie, lock }: PhoneDatabase,
  id: string,
  changed: Partial<SetLock>,
): Promise<void> => {
  await dexie
    .transaction('rw', [lock], async () => {
      const held = await lock.get(only)
      if (!held || held.id !== id || held.isDropped) throw dropped()
      await lock.put({ ...held, ...changed }, only)
    })
    .catch(asFullPhone)
}

/** Twice: by what the person knows or carries, and by a key that never leaves this browser. */
export const wrap = async (secret: Bytes, key: CryptoKey, deviceKey: CryptoKey, place: string): Promise<Bytes> =>
  makeBox(deviceKey, await makeBox(key, secret, place), place)

export const unwrap = async (
  box: Bytes,
  key: CryptoKey,
  deviceKey: CryptoKey,
  place: string,
): Promise<Bytes | undefined> => {
  const inner = await openBox(deviceKey, box, place)
  return openBox(key, inner, place).catch(() => undefined)
}

export const keysOf = async (secret: Bytes, lockId: string): Promise<VaultKeys> => {
  const keys = await vaultKeys(secret, lockId)
  secret.fill(0)
  return keys
}

const dropped = () => new Refusal('rule', 'platform.pinDropped')
