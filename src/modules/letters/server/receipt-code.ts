import { randomBytes } from 'node:crypto'
import { fromBase32, toBase32 } from '../rules/base32.ts'
import { readCode, receiptCodes, writeCode } from '../rules/typed-code.ts'
import type { LetterRow } from './tables.ts'

/** What a new request is followed by. */
export const newReceiptKey = (): string => randomBytes(10).toString('hex')

export const receiptCodeOf = ({ village_id, receipt_key }: LetterRow): string | null =>
  receipt_key && writeCode(receiptCodes, village_id, toBase32(Buffer.from(receipt_key, 'hex')))

export const receiptKeyIn = (typed: string): string | undefined => {
  const read = readCode(receiptCodes, typed)
  const bytes = read && fromBase32(read.random)
  return bytes && Buffer.from(bytes).toString('hex')
}
