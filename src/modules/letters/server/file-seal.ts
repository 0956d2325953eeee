import { createHash } from 'node:crypto'
import { signEd25519 } from '#platform/server/keys.ts'
import type { ReadSignature } from '#platform/server/print/local-signature.ts'
import { readPdfSignature } from '#platform/server/print/sign-pdf.ts'
import { readToken, type SignedToken } from '../rules/letter-token.ts'
import { letterKeys } from './tokens.ts'

// A comment after the PDF's end: readers skip it, and one changed byte before it no longer matches.
const opening = '\n%DESMIGRATIF-SEAL 1 '

export interface FileSeal {
  readonly token: SignedToken
  readonly tokenText: string
  readonly keyId: string
  readonly signature: Buffer
  /** What the key signed: the SHA-256 of the file so far, and the token. */
  readonly signed: Buffer
}

const signedBytes = (body: Uint8Array, token: string): Buffer =>
  Buffer.concat([createHash('sha256').update(body).digest(), Buffer.from(token, 'latin1')])

/** Signs the file itself. The same file and key give the same bytes: Ed25519 uses no chance. */
export const sealFile = (pdf: Uint8Array, token: string): Uint8Array => {
  const { keyId, signature } = signEd25519(letterKeys, signedBytes(pdf, token))
  return Buffer.concat([pdf, Buffer.from(`${opening}${token} ${keyId} ${signature.toString('base64url')}\n`, 'latin1')])
}

/** Reads the seal at the end of a file without judging it. What follows the seal spoils it; without a seal, the token in the file's own data tells which letter it was. */
export const readFileSeal = (file: Uint8Array): FileSeal | undefined => {
  const bytes = Buffer.from(file)
  const signed = readPdfSignature(file)
  if (signed) return sealOfSignature(bytes, signed)
  const start = bytes.lastIndexOf(opening, undefined, 'latin1')
  const end = start < 0 ? '' : bytes.subarray(start + opening.length).toString('latin1')
  const [tokenText = '', keyId = '', signature = '', ...rest] = end.trimEnd().split(' ')
  const whole = rest.length === 0 && /^[0-9a-f]{8}$/.test(keyId)
  const named = readToken(tokenText) ? tokenText : tokenInside(bytes)
  const token = readToken(named)
  if (!token) return undefined
  return {
    token,
    tokenText: named,
    keyId: whole ? keyId : token.keyId,
    signature: whole ? Buffer.from(signature, 'base64url') : Buffer.alloc(0),
    signed: signedBytes(bytes.subarray(0, Math.max(start, 0)), named),
  }
}

/** A file with an electronic signature needs no seal of ours: the signature reaches over all of it. */
const sealOfSignature = (bytes: Buffer, signed: ReadSignature): FileSeal | undefined => {
  const tokenText = tokenInside(bytes)
  const token = readToken(tokenText)
  return token && { token, tokenText, ...signed }
}

const tokenInside = (bytes: Buffer): string =>
  /\(([0-9A-Z]{202}|[0-9A-Z]{205})\)/.exec(bytes.toString('latin1'))?.[1] ?? ''
