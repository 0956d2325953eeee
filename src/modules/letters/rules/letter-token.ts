import { addDays, daysBetween, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { fromBase32, tidyBase32, toBase32 } from './base32.ts'
import { letterCodes, type ReadCode, readCode, writeCode } from './typed-code.ts'

/** What the QR of a letter says and the village's key signs. It names nobody. */
export interface LetterToken {
  readonly villageId: number
  /** 128 random bits: letters cannot be found by counting. */
  readonly publicId: Uint8Array
  /** The first 20 bytes of the SHA-256 of everything the letter says. */
  readonly digest: Uint8Array
  readonly issuedOn: PlainDate
  /** The village's audit head when the letter was issued: a printed letter remembers it after the database forgot. */
  readonly auditNo: number
  readonly auditHash: Uint8Array
  /** The last day the letter is good for, `null` when it has none; absent in tokens of version 1, which do not say. */
  readonly validUntil?: PlainDate | null
}

export interface SignedToken extends LetterToken {
  readonly keyId: string
  readonly signature: Uint8Array
  /** The bytes that were signed. */
  readonly signed: Uint8Array
}

const epoch = plainDate('2020-01-01')
export const digestBytes = 20
export const auditHashBytes = 8
const signatureBytes = 64
// version 1 · village 6 · public id 16 · digest 20 · day 2 · audit number 5 · audit hash 8 · [from version 2: last day 2] · key id 4
const signedLengths: Readonly<Record<number, number>> = { 1: 62, 2: 64 }
// Days are counted from the epoch, so that 0 can say "no last day".
const noLastDay = 0

const putNumber = (bytes: Uint8Array, at: number, length: number, value: number): void => {
  for (let index = length - 1, rest = value; index >= 0; index--, rest = Math.floor(rest / 256))
    bytes[at + index] = rest % 256
}

const getNumber = (bytes: Uint8Array, at: number, length: number): number =>
  bytes.subarray(at, at + length).reduce((value, byte) => value * 256 + byte, 0)

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** The canonical bytes a key signs: the key's own id is among them, so a token cannot be moved to another key. */
export const tokenBytes = (token: LetterToken, keyId: string): Uint8Array => {
  const version = token.validUntil === undefined ? 1 : 2
  const bytes = new Uint8Array(signedLengths[version] ?? 0)
  bytes[0] = version
  putNumber(bytes, 1, 6, token.villageId)
  bytes.set(token.publicId, 7)
  bytes.set(token.digest, 23)
  putNumber(bytes, 43, 2, daysBetween(epoch, token.issuedOn))
  putNumber(bytes, 45, 5, token.auditNo)
  bytes.set(token.auditHash, 50)
  if (version > 1) putNumber(bytes, 58, 2, token.validUntil ? daysBetween(epoch, token.validUntil) : noLastDay)
  bytes.set(bytesOfHex(keyId), bytes.length - 4)
  return bytes
}

/** The token as text of capitals and digits: 205 letters, 202 in version 1. */
export const writeToken = (signed: Uint8Array, signature: Uint8Array): string => {
  const bytes = new Uint8Array(signed.length + signatureBytes)
  bytes.set(signed)
  bytes.set(signature, signed.length)
  return toBase32(bytes)
}

/** Reads a token's parts without judging them; `undefined` when it is no token at all. */
export const readToken = (text: string): SignedToken | undefined => {
  const bytes = fromBase32(tidyBase32(text))
  const signedLength = bytes && signedLengths[bytes[0] ?? 0]
  if (!bytes || !signedLength || bytes.length !== signedLength + signatureBytes) return undefined
  return {
    villageId: getNumber(bytes, 1, 6),
    publicId: bytes.slice(7, 23),
    digest: bytes.slice(23, 43),
    issuedOn: addDays(epoch, getNumber(bytes, 43, 2)),
    auditNo: getNumber(bytes, 45, 5),
    auditHash: bytes.slice(50, 58),
    ...(bytes[0] === 1 ? {} : { validUntil: lastDayOf(getNumber(bytes, 58, 2)) }),
    keyId: hexOf(bytes.subarray(signedLength - 4, signedLength)),
    signed: bytes.slice(0, signedLength),
    signature: bytes.slice(signedLength),
  }
}

const lastDayOf = (days: number): PlainDate | null => (days === noLastDay ? null : addDays(epoch, days))

/** The code for who has no camera: the village and 55 bits of the public id. */
export const typedCode = (villageId: number, publicId: Uint8Array): string =>
  writeCode(letterCodes, villageId, toBase32(publicId).slice(0, letterCodes.randomLetters))

/** The village and the tidy code, or `undefined` when a letter is wrong. */
export const readTypedCode = (typed: string): ReadCode | undefined => readCode(letterCodes, typed)
