import { createPublicKey, verify } from 'node:crypto'
import { dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { readToken, type SignedToken } from '../rules/letter-token.ts'
import { readFileSeal } from './file-seal.ts'

export interface LetterPublicKey {
  readonly keyId: string
  readonly publicKeyPem: string
}

export interface OfflineVerdict {
  /** `genuine`: the village's key signed it. Whether it was revoked since, only the village's page knows. */
  readonly verdict: 'genuine' | 'changed' | 'unknown'
  readonly checked: 'file' | 'token' | 'nothing'
  readonly villageId: number | null
  readonly issuedOn: PlainDate | null
  /** `noLastDay`: good for as long as it is not revoked. `notInToken`: a letter of before, whose paper must be read. */
  readonly validity: 'untilDay' | 'noLastDay' | 'notInToken' | null
  readonly validUntil: PlainDate | null
  /** Its last day has passed; `null` where that cannot be told. */
  readonly outOfDate: boolean | null
  readonly keyId: string | null
  /** The village's audit head as the paper remembers it: compare with `verify audit`. */
  readonly auditNo: number | null
  readonly auditHash: string | null
}

const nothing: OfflineVerdict = {
  verdict: 'unknown',
  checked: 'nothing',
  villageId: null,
  issuedOn: null,
  validity: null,
  validUntil: null,
  outOfDate: null,
  keyId: null,
  auditNo: null,
  auditHash: null,
}

const signedBy = (
  keys: readonly LetterPublicKey[],
  keyId: string,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean | undefined => {
  const key = keys.find((one) => one.keyId === keyId)
  return key ? verify(null, bytes, createPublicKey(key.publicKeyPem), signature) : undefined
}

const validityOf = ({ validUntil }: SignedToken, today: PlainDate) => {
  if (validUntil === undefined) return { validity: 'notInToken', validUntil: null, outOfDate: null } as const
  if (validUntil === null) return { validity: 'noLastDay', validUntil, outOfDate: false } as const
  return { validity: 'untilDay', validUntil, outOfDate: validUntil < today } as const
}

type Judged = readonly [checked: 'file' | 'token', held: boolean | undefined]

const verdictOf = (token: SignedToken, [checked, held]: Judged, today: PlainDate): OfflineVerdict => ({
  verdict: held === undefined ? 'unknown' : held ? 'genuine' : 'changed',
  checked,
  villageId: token.villageId,
  issuedOn: token.issuedOn,
  ...validityOf(token, today),
  keyId: token.keyId,
  auditNo: token.auditNo,
  auditHash: Buffer.from(token.auditHash).toString('hex'),
})

const tokenInside = (text: string): string => text.trim().replace(/^.*\/periksa\//i, '')

/** Checks a letter without asking anyone: a PDF by the seal in it, or the text of its QR. Keys are those the village exported. */
export const verifyLetterOffline = (
  letter: Uint8Array | string,
  keys: readonly LetterPublicKey[],
  today: PlainDate = dayIn('Asia/Jakarta'),
): OfflineVerdict => {
  if (typeof letter === 'string') {
    const token = readToken(tokenInside(letter))
    if (!token) return nothing
    return verdictOf(token, ['token', signedBy(keys, token.keyId, token.signed, token.signature)], today)
  }
  const seal = readFileSeal(letter)
  if (!seal) return nothing
  const token = signedBy(keys, seal.token.keyId, seal.token.signed, seal.token.signature)
  const file = signedBy(keys, seal.keyId, seal.signed, seal.signature)
  const held = token === undefined || file === undefined ? undefined : token && file
  return verdictOf(seal.token, ['file', held], today)
}
