import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { proofPurpose } from '../../shared/parcel-contract.ts'
import type { PhoneKeys } from '../../shared/sync-contract.ts'
import { phoneSealPurpose, sealedForm, sealedPurpose, type VillageKey } from '../../shared/village-key.ts'
import { canonicalText } from '../canonical-text.ts'
import { hashOf } from '../content-hash.ts'
import { agreedSecret, agreementPoint, phoneKeys } from '../keys.ts'

const purposeOf = (village: number): string => `village ${village} 1`

/** The key to which phones of a village seal what only the server may open. */
export const villageKey = (village: number): VillageKey => {
  const point = agreementPoint(purposeOf(village))
  return { village, keyId: hashOf(point).slice(0, 8), publicKey: point.toString('base64') }
}

/** Opens what a phone sealed to this village; anything else, or a changed byte, throws. */
export const openForVillage = (village: number, sealed: Uint8Array): Buffer => {
  const { version, keyIdAt, pointAt, nonceAt, textAt } = sealedForm
  const bytes = Buffer.from(sealed)
  const key = villageKey(village)
  if (bytes[0] !== version || bytes.length < textAt + 16) throw new Error('not sealed to a village')
  if (bytes.toString('hex', keyIdAt, pointAt) !== key.keyId) throw new Error('sealed to another key')
  const point = bytes.subarray(pointAt, nonceAt)
  const salt = Buffer.concat([point, Buffer.from(key.publicKey, 'base64')])
  const once = hkdfSync('sha256', agreedSecret(purposeOf(village), point), salt, sealedPurpose, 32)
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(once), bytes.subarray(nonceAt, textAt))
  decipher.setAAD(bytes.subarray(0, nonceAt))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(textAt, -16)), decipher.final()])
}

// Asked at each pull: made once a village, and anew when a key for phones was added.
const keysByPacks = new WeakMap<object, Map<number, PhoneKeys>>()

/** What a phone of this village needs to seal to it and to believe a pack of ours. */
export const keysForPhone = (village: number): PhoneKeys => {
  const packs = phoneKeys()
  const made = keysByPacks.get(packs) ?? new Map<number, PhoneKeys>()
  keysByPacks.set(packs, made)
  const known = made.get(village)
  if (known) return known
  const keys = { village: villageKey(village), packs: [...packs] }
  const named = { id: hashOf(Buffer.from(canonicalText(keys))).slice(0, 16), ...keys }
  made.set(village, named)
  return named
}

/** Does the holder of this phone's key answer for a text? Only that phone and this house can make the same code. */
export const isProvenBy = (village: number, point: Uint8Array, text: string, proof: string): boolean => {
  const key = hkdfSync('sha256', agreedSecret(purposeOf(village), point), new Uint8Array(0), proofPurpose, 32)
  const code = createHmac('sha256', Buffer.from(key)).update(text).digest()
  const said = Buffer.from(proof, 'base64')
  return said.length === code.length && timingSafeEqual(said, code)
}

/** Seals to the point of one phone. A point that is none throws. */
export const sealToPhone = (theirs: Uint8Array, bytes: Uint8Array): Buffer => sealTo(theirs, phoneSealPurpose, bytes)

/** Seals again to a village what its server had opened. */
export const sealToVillage = (village: number, bytes: Uint8Array): Buffer =>
  sealTo(agreementPoint(purposeOf(village)), sealedPurpose, bytes)

/** In the same form as phones seal to a village. */
const sealTo = (theirs: Uint8Array, purpose: string, bytes: Uint8Array): Buffer => {
  const once = createECDH('prime256v1')
  const point = once.generateKeys()
  const salt = Buffer.concat([point, theirs])
  const key = hkdfSync('sha256', once.computeSecret(theirs), salt, purpose, 32)
  const keyId = Buffer.from(hashOf(theirs).slice(0, 8), 'hex')
  const head = Buffer.concat([Buffer.from([sealedForm.version]), keyId, point])
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key), nonce)
  cipher.setAAD(head)
  return Buffer.concat([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}
