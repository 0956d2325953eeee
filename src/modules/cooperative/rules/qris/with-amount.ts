import { crc16 } from './crc.ts'
import { type Qris, type QrisPart, readParts, writeParts } from './payload.ts'

export interface Asked {
  /** Whole rupiah, above zero. */
  readonly amount: bigint
  /** Number of the bill, up to 25 signs, so that the provider's list can be matched. */
  readonly bill?: string
}

const withPart = (parts: readonly QrisPart[], part: QrisPart): QrisPart[] =>
  [...parts.filter(({ id }) => id !== part.id), part].sort((one, other) => (one.id < other.id ? -1 : 1))

/**
 * One's own static code with an amount, and a bill where there is one: the payer types nothing. The text comes back with its
 * checksum made anew. A code of somebody else is not to be changed: `ownNumber` is the NMID the cooperative was given.
 */
export const withAmount = (qris: Qris, ownNumber: string, { amount, bill }: Asked): string => {
  if (!qris.isStatic) throw new Error('only a static code takes an amount')
  if (qris.nationalNumber !== ownNumber) throw new Error('only the own code takes an amount')
  if (amount <= 0n || amount >= 10n ** 13n) throw new Error('an amount is above zero and has at most thirteen digits')
  const fixed = [
    { id: '01', value: '12' },
    { id: '54', value: String(amount) },
  ]
  const extra = readParts(qris.parts.find(({ id }) => id === '62')?.value ?? '') ?? []
  const billed =
    bill === undefined ? [] : [{ id: '62', value: writeParts(withPart(extra, { id: '01', value: billOf(bill) })) }]
  const parts = [...fixed, ...billed].reduce<readonly QrisPart[]>(
    withPart,
    qris.parts.filter(({ id }) => id !== '63'),
  )
  const open = `${writeParts(parts)}6304`
  return `${open}${crc16(open)}`
}

const billOf = (bill: string): string => {
  if (!/^[\x20-\x7e]{1,25}$/.test(bill)) throw new Error('a bill has 1 to 25 plain signs')
  return bill
}
