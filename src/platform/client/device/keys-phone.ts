import { newId } from '../../shared/ids.ts'
import { proofPurpose } from '../../shared/parcel-contract.ts'
import { phoneSealPurpose, sealedForm, type VillageKey } from '../../shared/village-key.ts'
import { bytesOfBase64 } from '../base64.ts'
import { type Bytes, joinBytes, makeBox, openBox, textBytes, type VaultKeys } from './keys-crypto.ts'
import { asFullPhone, only, type PhoneDatabase, type PhoneRecord } from './vault-database.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' }
const place = 'key of this phone'

/** The phone itself, among the phones of its holder. */
export interface PhoneKey {
  readonly id: string
  readonly point: Bytes
  /** The village that has it on its list; null until it was told. */
  readonly toldVillage: number | null
}

/** The key of this phone, made when its PIN was chosen or, on a phone of before, at the next opening. Its secret half lies in the vault. */
export const phoneKey = async (database: PhoneDatabase, keys: VaultKeys): Promise<PhoneKey> => {
  const known = await database.phone.get(only)
  if (known?.lockId === keys.lockId) return known
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const box = await makeBox(keys.rows, secret, place)
  secret.fill(0)
  const made: PhoneRecord = { id: newId(), lockId: keys.lockId, point, box, toldVillage: null }
  // two windows open at once: the first one's key stands
  return database.dexie
    .transaction('rw', [database.phone], async () => {
      const first = await database.phone.get(only)
      if (first?.lockId === keys.lockId) return first
      await database.phone.put(made, only)
      return made
    })
    .catch(asFullPhone)
}

export const notePhoneTold = async ({ dexie, phone }: PhoneDatabase, village: number): Promise<void> => {
  await dexie.transaction('rw', [phone], async () => {
    const known = await phone.get(only)
    if (known) await phone.put({ ...known, toldVillage: village }, only)
  })
}

/** This phone's own word for a text, which only its village's server can make too. */
export const proveFor = async (
  database: PhoneDatabase,
  keys: VaultKeys,
  village: VillageKey,
  text: string,
): Promise<Bytes> => {
  const { secret } = await ownSecret(database, keys)
  const point = bytesOfBase64(village.publicKey)
  const shared = await sharedWith(secret, point)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const way = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: textBytes(proofPurpose) }
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const key = await crypto.subtle.deriveKey(way, base, hmac, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, textBytes(text)))
}

/** The secret half of this phone's key, for one use; `sharedWith` wipes it. */
const ownSecret = async (database: PhoneDatabase, keys: VaultKeys) => {
  const held = await database.phone.get(only)
  if (held?.lockId !== keys.lockId) throw new Error('this phone has no key')
  return { secret: await openBox(keys.rows, held.box, place), point: held.point }
}

const sharedWith = async (secret: Bytes, point: Bytes): Promise<ArrayBuffer> => {
  const [mine, theirs] = await Promise.all([
    crypto.subtle.importKey('pkcs8', secret, curve, false, ['deriveBits']),
    crypto.subtle.importKey('raw', point, curve, false, []),
  ])
  secret.fill(0)
  return crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256)
}

/** Is this sealed to this phone at all? */
export const isSealedTo = async (point: Bytes, sealed: Bytes): Promise<boolean> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', point)).subarray(0, 4)
  const named = sealed.subarray(sealedForm.keyIdAt, sealedForm.pointAt)
  return sealed[0] === sealedForm.version && hash.every((byte, index) => byte === named[index])
}

/** Opens what the server sealed to this phone; another phone's, or a changed byte, throws. */
export const openForPhone = async (database: PhoneDatabase, keys: VaultKeys, sealed: Bytes): Promise<Bytes> => {
  const { secret, point: ownPoint } = await ownSecret(database, keys)
  const { pointAt, nonceAt, textAt } = sealedForm
  const point = sealed.slice(pointAt, nonceAt)
  const shared = await sharedWith(secret, point)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const salt = joinBytes(point, ownPoint)
  const way = { name: 'HKDF', hash: 'SHA-256', salt, info: textBytes(phoneSealPurpose) }
  const once = await crypto.subtle.deriveKey(way, base, { name: 'AES-GCM', length: 256 }, false, ['decrypt'])
  const opening = { name: 'AES-GCM', iv: sealed.slice(nonceAt, textAt), additionalData: sealed.slice(0, nonceAt) }
  return new Uint8Array(await crypto.subtle.decrypt(opening, once, sealed.slice(textAt)))
}
