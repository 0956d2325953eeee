import { createDecipheriv, hkdfSync } from 'node:crypto'
import { sealedForm, sealedPurpose, type VillageKey } from '../../shared/village-key.ts'
import { hashOf } from '../content-hash.ts'
import { agreedSecret, agreementPoint } from '../keys.ts'

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
