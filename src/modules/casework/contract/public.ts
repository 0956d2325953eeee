import * as z from 'zod/mini'
import { caseTypes } from '#modules/references/contract/codes.ts'
import { command, query } from '#platform/shared/operation.ts'
import { trackerStands } from '../rules/receipt.ts'
import { publicReporters, reachChannels } from '../rules/trouble.ts'
import {
  caseStateSchema,
  countrySchema,
  idSchema,
  officeSchema,
  optionalText,
  plainDateSchema,
  textSchema,
} from './shapes.ts'

export const getReceipt = query('casework.getReceipt', {
  summary: 'The receipt of a case, for whoever serves the family: its number and PIN.',
  logged: (input) => input.caseId,
  input: z.object({ caseId: idSchema }),
  output: z.object({
    ...{ code: z.string(), pin: z.string(), address: z.string() },
    /** Whom else to call: where the worker is first, then for this trouble; who carries it may need them on the way home. */
    hotlines: z.array(z.object({ title: z.string(), phones: z.array(z.string()), confirmed: z.boolean() })),
  }),
})

export const issueReceipt = command('casework.issueReceipt', {
  summary: 'Gives the receipt a new PIN; the old one opens nothing any more.',
  input: z.object({ caseId: idSchema }),
  output: z.object({ caseId: idSchema }),
})

const villageSchema = z.int().check(z.minimum(1))
/** Twenty hexadecimal letters that the page drew: the number and PIN of the receipt are made of them. */
const receiptKeySchema = z.string().check(z.regex(/^[0-9a-f]{20}$/))

export const requestHelp = command('casework.requestHelp', {
  summary: 'Anyone asks a village for help for a worker in trouble, also without a name.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({
    id: idSchema,
    village: villageSchema,
    receiptKey: receiptKeySchema,
    workerName: optionalText(120),
    reporterName: optionalText(120),
    reporterPhone: optionalText(40),
    anonymous: z.boolean(),
    reporter: z._default(z.nullable(z.enum(publicReporters)), null),
    /** Where the worker is. */
    country: z._default(z.nullable(countrySchema), null),
    /** How whoever writes can be reached without harm: a number alone can betray a maid to her employer. */
    reachChannel: z._default(z.nullable(z.enum(reachChannels)), null),
    safeHours: optionalText(160),
    type: z.enum(caseTypes),
    danger: z.boolean(),
    story: textSchema(2000),
    /** Not seen by people; whoever fills it is a machine. */
    website: z._default(z.string().check(z.maxLength(200)), ''),
  }),
  output: z.object({ received: z.boolean() }),
})

export const findHelpingVillages = query('casework.findHelpingVillages', {
  summary: 'Villages in use by name or code, for whoever wants to ask one for help.',
  open: true,
  scope: 'common',
  input: z.object({ text: z.string().check(z.maxLength(80)) }),
  output: z.object({
    villages: z.array(z.object({ id: z.int(), code: z.string(), name: z.string(), chain: z.string() })),
  }),
})

/** A command, because wrong PINs are counted. It says nothing of the case, so that no stored outcome does. */
export const checkReceipt = command('casework.checkReceipt', {
  summary: 'Compares the number and PIN of a receipt; five wrong ones close it for an hour.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({ village: z.int(), receiptKey: receiptKeySchema, pin: z.string().check(z.maxLength(20)) }),
  output: z.object({ answer: z.enum(['open', 'wrong', 'locked']) }),
})

/** The page gives a ticket for half an hour to whoever brought the right PIN, so that a PIN is tried only where tries are counted. */
const opened = { village: villageSchema, receiptKey: receiptKeySchema, ticket: z.string().check(z.maxLength(160)) }

export const trackerSchema = z.object({
  number: z.string(),
  stand: z.enum(trackerStands),
  since: plainDateSchema,
  openedOn: plainDateSchema,
  leadName: z.nullable(z.string()),
  offices: z.array(
    z.object({ office: officeSchema, name: z.nullable(z.string()), state: z.string(), since: plainDateSchema }),
  ),
  nextOn: z.nullable(z.string()),
  news: z.array(z.object({ kind: z.enum(['told', 'question', 'answer']), on: plainDateSchema, words: z.string() })),
  mayConfirm: z.boolean(),
  ...{ villageFull: z.string(), villageChain: z.string(), phone: z.nullable(z.string()) },
  hotlines: z.array(z.object({ title: z.string(), phones: z.array(z.string()) })),
})
export type Tracker = z.output<typeof trackerSchema>

export const getTracker = query('casework.getTracker', {
  summary: 'What the family sees of its case: what happened, who has it, what comes next and when.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object(opened),
  output: z.object({ tracker: z.nullable(trackerSchema) }),
})

export const recordQuestion = command('casework.recordQuestion', {
  summary: 'The family asks something on its tracker.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({ ...opened, id: idSchema, words: textSchema(1000) }),
  output: z.object({ asked: z.boolean() }),
})

export const confirmByFamily = command('casework.confirmByFamily', {
  summary: 'The family says on its tracker whether the trouble is over.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({ ...opened, id: idSchema, solved: z.boolean(), words: optionalText(1000) }),
  output: z.object({ state: z.nullable(caseStateSchema) }),
})

export const getDoors = query('casework.getDoors', {
  summary: 'Whom else one may call: shown with every receipt and where nobody serves.',
  open: true,
  villageOf: ({ village }) => village,
  input: z.object({
    village: villageSchema,
    country: z._default(z.nullable(countrySchema), null),
    types: z._default(z.array(z.enum(caseTypes)), []),
  }),
  output: z.object({
    ...{ villageFull: z.string(), villageChain: z.string(), phone: z.nullable(z.string()), isOpen: z.boolean() },
    hotlines: z.array(z.object({ title: z.string(), phones: z.array(z.string()) })),
  }),
})
