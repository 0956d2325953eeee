import * as z from 'zod/mini'
import { query } from '#platform/shared/operation.ts'
import { readToken, readTypedCode } from '../rules/letter-token.ts'
import { daySchema } from './shapes.ts'

export const verdicts = ['genuine', 'changed', 'revoked', 'unknown'] as const
export type CheckVerdict = (typeof verdicts)[number]

/** As little as lets a stranger compare with the paper in hand: no NIK, no address, no full name. */
export const checkedFactsSchema = z.object({
  number: z.string(),
  kindTitle: z.string(),
  issuedOn: daySchema,
  maskedNames: z.array(z.string()),
  signatory: z.string(),
  villageFull: z.string(),
  villageChain: z.string(),
  villageCode: z.string(),
  phone: z.nullable(z.string()),
  validUntil: z.nullable(daySchema),
  replaced: z.boolean(),
})
export type CheckedFacts = z.output<typeof checkedFactsSchema>

const villageOfMark = (mark: string): number | undefined => readToken(mark)?.villageId ?? readTypedCode(mark)?.villageId

export const checkLetter = query('letters.checkLetter', {
  summary: 'Says to anyone whether a letter is genuine, changed, revoked or unknown, by its QR or its typed code.',
  open: true,
  // An unreadable code looks into no village at all.
  villageOf: (input) => villageOfMark(input.mark) ?? 0,
  input: z.object({
    /** The text of the QR or the typed code. */
    mark: z.string().check(z.maxLength(400)),
    /** SHA-256 of the PDF in hand, when the file itself is checked. */
    fileHash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    /** What the file's own seal said before anyone asked the village. */
    sealBroken: z.optional(z.boolean()),
  }),
  output: z.object({ verdict: z.enum(verdicts), facts: z.nullable(checkedFactsSchema) }),
})
