import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { receiptStands } from '../rules/receipt-stand.ts'
import { readCode, receiptCodes } from '../rules/typed-code.ts'
import { daySchema } from './shapes.ts'

/** Nobody's name, no kind of letter, no reason: who holds the receipt knows them, who found its code need not. */
export const requestFactsSchema = z.object({
  requestedOn: daySchema,
  since: daySchema,
  /** Text keys of what is still to be brought or told. */
  needs: z.array(z.string()),
  villageFull: z.string(),
  villageChain: z.string(),
  officeAddress: z.string(),
  phone: z.nullable(z.string()),
  levy: z.nullable(z.string()),
})
export type RequestFacts = z.output<typeof requestFactsSchema>

export const checkRequest = query('letters.checkRequest', {
  summary: 'Says to whoever holds the receipt how a request for a letter stands, by its code and without a name.',
  open: true,
  // An unreadable code looks into no village at all.
  villageOf: ({ code }) => readCode(receiptCodes, code)?.villageId ?? 0,
  input: z.object({ code: z.string().check(z.maxLength(80)) }),
  output: z.object({ stand: z.enum(receiptStands), facts: z.nullable(requestFactsSchema) }),
})
