import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { idSchema, instantSchema, optionalText, textSchema } from './shapes.ts'

/** How many questions a village may ask in thirty days: enough for work, too few to search the nation. */
export const inquiriesPerMonth = 20

export const requestInquiry = command('registry.requestInquiry', {
  summary:
    'Asks whether a person is also known in another village. The answer is the other village’s; nothing is told at once.',
  input: z.object({ id: idSchema, personId: idSchema, reason: textSchema(240) }),
  output: z.object({ inquiryId: idSchema }),
})

export const inquirySchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  otherVillageId: z.nullable(z.int()),
  /** The village that asked, or that said yes, with its chain. */
  otherVillage: z.nullable(z.string()),
  reason: z.string(),
  status: z.enum(['asked', 'same', 'withheld']),
  note: z.nullable(z.string()),
  askedByName: z.string(),
  askedAt: instantSchema,
  answeredAt: z.nullable(instantSchema),
})
export type Inquiry = z.output<typeof inquirySchema>

export const listInquiries = query('registry.listInquiries', {
  summary: 'Questions this village asked, or those that wait for its answer.',
  input: z.object({ direction: z._default(z.enum(['in', 'out']), 'in') }),
  output: z.object({ inquiries: z.array(inquirySchema), left: z.int() }),
})

export const settleInquiry = command('registry.settleInquiry', {
  summary: 'Answers another village: it is the same person, or nothing is told.',
  input: z.object({ id: idSchema, answer: z.enum(['same', 'withheld']), note: optionalText(240) }),
  output: z.object({ id: idSchema }),
})
