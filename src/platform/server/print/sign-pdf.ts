import type { Instant } from '../../shared/dates.ts'
import { type ReadSignature, readLocalSignature } from './local-signature.ts'

export interface SignatureWords {
  /** Key purpose of the key folder. */
  readonly purpose: string
  readonly organisation: string
  readonly name: string
  readonly place: string
  readonly reason: string
  readonly at: Instant
}

/** Signs a PDF so that readers show who and whether it is whole (PAdES, ETSI EN 319 142-1), with the installation's own key. */
export const signPdf = async (pdf: Uint8Array, words: SignatureWords): Promise<Uint8Array> => {
  // Loaded with the first signature: most villages sign with ink.
  const { placeSignature } = await import('./place-signature.ts')
  return placeSignature(pdf, words)
}

/** The signature of a file this house signed, if it reaches over the whole file; `undefined` when there is none. */
export const readPdfSignature = (file: Uint8Array): ReadSignature | undefined => {
  const bytes = Buffer.from(file)
  const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(bytes.toString('latin1'))
  if (!range) return undefined
  const [start = 0, length = 0, second = 0, rest = 0] = range.slice(1).map(Number)
  const hex = bytes.subarray(start + length + 1, second - 1).toString('latin1')
  const covered = Buffer.concat([bytes.subarray(start, start + length), bytes.subarray(second, second + rest)])
  const whole = start === 0 && second + rest === bytes.length && /^[0-9a-f]+$/i.test(hex)
  return readLocalSignature(withoutPadding(Buffer.from(hex, 'hex')), whole ? covered : Buffer.alloc(0))
}

// The place for a signature is longer than the signature and filled up with zeros.
const withoutPadding = (padded: Buffer): Buffer => {
  const extra = (padded[1] ?? 0) < 128 ? 0 : (padded[1] ?? 0) & 127
  const length = extra === 0 ? (padded[1] ?? 0) : padded.readUIntBE(2, Math.min(extra, 3))
  return padded.subarray(0, 2 + extra + length)
}
