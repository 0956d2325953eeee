import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { paperHashSchema } from '#platform/shared/stored-file.ts'
import { checkItems, checkStates } from '../rules/checklists.ts'
import { contactChannels, contactParties, writtenKinds } from '../rules/entries.ts'
import { demands } from '../rules/trouble.ts'
import { amountSchema, countSchema, idSchema, optionalId, optionalText, plainDateSchema, textSchema } from './shapes.ts'

const asOfCase = z.object({ caseId: idSchema })

export const recordEntry = command('casework.recordEntry', {
  summary: 'Writes on the line of time of a case: what happened, a contact, a note, or what the family was told.',
  offline: true,
  sealed: ['words'],
  input: z.object({
    id: idSchema,
    caseId: idSchema,
    kind: z.enum(writtenKinds),
    occurredOn: plainDateSchema,
    channel: z._default(z.nullable(z.enum(contactChannels)), null),
    party: z._default(z.nullable(z.enum(contactParties)), null),
    words: textSchema(2000),
  }),
  output: asOfCase,
})

export const recordAnswer = command('casework.recordAnswer', {
  summary: 'Answers a question that the family asked on its tracker.',
  // only on a page that was opened before the line went: what was asked lies on no phone
  offline: true,
  sealed: ['words'],
  input: z.object({ id: idSchema, caseId: idSchema, questionId: idSchema, words: textSchema(2000) }),
  output: asOfCase,
})

export const recordEvidence = command('casework.recordEvidence', {
  summary: 'Keeps a photo or PDF that shows what happened.',
  input: z.object({ id: idSchema, caseId: idSchema, fileHash: paperHashSchema, label: textSchema(160) }),
  output: asOfCase,
})

export const recordDemand = command('casework.recordDemand', {
  summary: 'Records what the family asks for, with its sum; an earlier row is put right by naming it.',
  input: z.object({
    ...{ id: idSchema, caseId: idSchema, demand: z.enum(demands) },
    ...{ amountRupiah: z._default(z.nullable(amountSchema), null), replacesId: optionalId },
  }),
  output: asOfCase,
})

export const recordRecovery = command('casework.recordRecovery', {
  summary: 'Records money that the family really got back.',
  input: z.object({ id: idSchema, caseId: idSchema, amountRupiah: amountSchema, receivedOn: plainDateSchema }),
  output: asOfCase,
})

export const reverseRecovery = command('casework.reverseRecovery', {
  summary: 'Takes back money that was written down by mistake; both rows stay.',
  input: z.object({ id: idSchema, caseId: idSchema, recoveryId: idSchema }),
  output: asOfCase,
})

export const recordCheck = command('casework.recordCheck', {
  summary: 'Says of an item on the list for a death or a silence that it is done, waits or is not needed.',
  offline: true,
  sealed: ['note'],
  input: z.object({
    ...{ id: idSchema, caseId: idSchema, item: z.enum(checkItems), state: z.enum(checkStates) },
    note: optionalText(400),
  }),
  output: asOfCase,
})

export const recordFlag = command('casework.recordFlag', {
  summary: 'Plants a reminder on a case, with its day.',
  offline: true,
  sealed: ['words'],
  input: z.object({ id: idSchema, caseId: idSchema, words: textSchema(240), dueOn: plainDateSchema }),
  output: asOfCase,
})

export const closeFlag = command('casework.closeFlag', {
  summary: 'Takes a reminder away, with the reason.',
  offline: true,
  sealed: ['because'],
  input: z.object({ caseId: idSchema, flagId: idSchema, because: textSchema(240) }),
  output: asOfCase,
})

export const assignCase = command('casework.assignCase', {
  summary: 'Gives a case that nobody leads to an officer, or a helper to a case.',
  input: z.object({ id: idSchema, caseId: idSchema, accountId: idSchema, part: z.enum(['lead', 'helper']) }),
  output: asOfCase,
})

export const closeAssignment = command('casework.closeAssignment', {
  summary: 'Ends the help of somebody; from then on he sees nothing of the case.',
  input: z.object({ caseId: idSchema, accountId: idSchema }),
  output: asOfCase,
})

export const transferCase = command('casework.transferCase', {
  summary: 'Asks another officer to take a case over, with the reason. It moves when he says yes.',
  input: z.object({ id: idSchema, caseId: idSchema, accountId: idSchema, reason: textSchema(400) }),
  output: asOfCase,
})

export const settleTransfer = command('casework.settleTransfer', {
  summary: 'Takes a case over, or says no; whoever asked may take the request back.',
  input: z.object({ transferId: idSchema, answer: z.enum(['accepted', 'refused', 'withdrawn']) }),
  output: asOfCase,
})

export const listHands = query('casework.listHands', {
  summary: 'Who may be given a case of this village, or be asked by name to help with one.',
  input: z.object({}),
  output: z.object({ hands: z.array(z.object({ accountId: z.string(), name: z.string(), role: z.string() })) }),
})

export const listOfferedTransfers = query('casework.listOfferedTransfers', {
  summary: 'Cases that this officer was asked to take over, with the reason and no more.',
  input: z.object({}),
  output: z.object({
    transfers: z.array(
      z.object({
        id: idSchema,
        number: z.string(),
        fromName: z.string(),
        reason: z.string(),
        askedOn: plainDateSchema,
      }),
    ),
  }),
})

export const getOverview = query('casework.getOverview', {
  summary:
    'How the cases this reader may see are doing: overdue, untouched, by officer and office, closed in time, got back.',
  input: z.object({}),
  output: z.object({
    ...{ open: countSchema, overdue: countSchema, untouched: countSchema, waitsForApproval: countSchema },
    officers: z.array(z.object({ name: z.nullable(z.string()), open: countSchema, overdue: countSchema })),
    offices: z.array(z.object({ office: z.string(), sent: countSchema, waiting: countSchema, done: countSchema })),
    ...{ opened: countSchema, closed: countSchema },
    /** Of those that are closed or past their limit (`judged`), how many were closed within it. */
    ...{ judged: countSchema, closedInTime: countSchema },
    /** The limit that "in time" means, in days; `null`: nobody set one. */
    withinDays: z.nullable(countSchema),
    ...{ claimedRupiah: z.number(), recoveredRupiah: z.number() },
  }),
})
