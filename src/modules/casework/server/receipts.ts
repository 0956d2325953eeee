import { randomBytes } from 'node:crypto'
import { type CodeKind, fromBase32, readCode, toBase32, writeCode } from '#modules/letters/contract.ts'
import { checkSite } from '#modules/letters/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { getReceipt, issueReceipt } from '../contract/public.ts'
import { typesOf } from './case-parts.ts'
import { lockCase, seeCase } from './case-reads.ts'
import { doorsOf } from './doors.ts'
import { db, type ReceiptRow } from './tables.ts'

/** On the receipt of a case: 80 random bits, and a PIN beside them, for what it opens is a family's trouble. */
export const caseCodes: CodeKind = { randomLetters: 16, sumFrom: 13 }

export const newReceiptKey = (): string => randomBytes(10).toString('hex')

export const codeOf = (villageId: number, receiptKey: string): string =>
  writeCode(caseCodes, villageId, toBase32(Buffer.from(receiptKey, 'hex')))

export const keyIn = (typed: string): { readonly village: number; readonly receiptKey: string } | undefined => {
  const read = readCode(caseCodes, typed)
  const bytes = read && fromBase32(read.random)
  return read && bytes && { village: read.villageId, receiptKey: Buffer.from(bytes).toString('hex') }
}

/** Made of the number with a key outside the database: kept nowhere, so that nobody reads it there. */
export const pinOf = (receiptKey: string, serial: number): string =>
  String(digest('case receipt', `${receiptKey}|${serial}`).readUInt32BE(0) % 1_000_000).padStart(6, '0')

export const insertReceipt = async (context: Context, caseId: string, receiptKey: string): Promise<void> => {
  await db(context)
    .insertInto('case_receipts')
    .values({
      ...{ village_id: context.villageId, id: caseId, receipt_key: receiptKey },
      ...{ pin_serial: 0, tries: 0, locked_until: null },
    })
    .execute()
}

const findReceipt = (context: Context, caseId: string): Promise<ReceiptRow | undefined> =>
  db(context)
    .selectFrom('case_receipts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', caseId)
    .executeTakeFirst()

export const getReceiptHandler = handle(getReceipt, async (context, input) => {
  const { sight, row } = await seeCase(context, input.caseId)
  if (sight !== 'whole') throw missing('casework.caseMissing')
  const receipt = await findReceipt(context, input.caseId)
  if (!receipt) throw missing('casework.receiptMissing')
  return {
    code: codeOf(context.villageId, receipt.receipt_key),
    pin: pinOf(receipt.receipt_key, receipt.pin_serial),
    address: `${checkSite().replace(/^https?:\/\//, '')}/kasus-saya`,
    hotlines: await doorsOf(context, row.country, typesOf(row)),
  }
})

export const issueReceiptHandler = handle(issueReceipt, async (context, input) => {
  await lockCase(context, input.caseId)
  await db(context)
    .updateTable('case_receipts')
    .set((row) => ({ pin_serial: row('pin_serial', '+', 1), tries: 0, locked_until: null }))
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.caseId)
    .execute()
  return { caseId: input.caseId }
})
