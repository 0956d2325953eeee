import { sealedForm, sealedPurpose, type VillageKey } from '../../shared/village-key.ts'
import { bytesOfBase64 } from '../base64.ts'
import { type Bytes, joinBytes, randomBytes, textBytes } from './keys-crypto.ts'

const curve = { name: 'ECDH', namedCurve: 'P-256' }

/** Seals bytes so that only the village's server opens them: this phone cannot either, from then on. */
export const sealForVillage = async (key: VillageKey, bytes: Bytes): Promise<Bytes> => {
  const village = bytesOfBase64(key.publicKey)
  const [theirs, mine] = await Promise.all([
    crypto.subtle.importKey('raw', village, curve, false, []),
    crypto.subtle.generateKey(curve, false, ['deriveBits']),
  ])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', mine.publicKey))
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine.privateKey, 256)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const way = { name: 'HKDF', hash: 'SHA-256', salt: joinBytes(point, village), info: textBytes(sealedPurpose) }
  const once = await crypto.subtle.deriveKey(way, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const head = joinBytes(new Uint8Array([sealedForm.version]), bytesOfHex(key.keyId), point)
  const iv = randomBytes(12)
  const text = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, once, bytes)
  return joinBytes(head, iv, new Uint8Array(text))
}

const bytesOfHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16))
