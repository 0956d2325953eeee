import { timingSafeEqual } from 'node:crypto'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { checkReceipt, confirmByFamily, getTracker, recordQuestion, type Tracker } from '../contract/public.ts'
import { lockedMinutes, pinPattern, wrongPinsAllowed } from '../rules/receipt.ts'
import { canMoveCase } from '../rules/states.ts'
import { standOf } from '../rules/tracker.ts'
import { loadParts, typesOf } from './case-parts.ts'
import { findCaseRow } from './case-reads.ts'
import { returnClosing } from './close-case.ts'
import { doorsOf, villageWords } from './doors.ts'
import { moveCase } from './move-case.ts'
import { pinOf } from './receipts.ts'
import { insertEntry } from './record-work.ts'
import { openWords } from './recorded.ts'
import { refreshCase } from './refresh-case.ts'
import { type CaseRow, db, type ReceiptRow } from './tables.ts'
import { isTicketGood } from './tracker-ticket.ts'

const receipts = (context: Context, receiptKey: string) =>
  db(context)
    .selectFrom('case_receipts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('receipt_key', '=', receiptKey)

/** An unknown number and a wrong PIN are answered alike: that a case exists is itself confidential. */
export const checkReceiptHandler = handle(checkReceipt, async (context, { receiptKey, pin }) => {
  const receipt = await receipts(context, receiptKey).forUpdate().executeTakeFirst()
  if (!receipt) return { answer: 'wrong' as const }
  if (receipt.locked_until && Date.parse(receipt.locked_until) > Date.parse(context.now))
    return { answer: 'locked' as const }
  const isRight = isSamePin(pin, pinOf(receipt.receipt_key, receipt.pin_serial))
  await countTry(context, receipt, isRight)
  return { answer: isRight ? ('open' as const) : ('wrong' as const) }
})

const isSamePin = (typed: string, pin: string): boolean => {
  const digits = typed.replace(/\D/g, '')
  return pinPattern.test(digits) && timingSafeEqual(Buffer.from(digits), Buffer.from(pin))
}

const countTry = async (context: Context, receipt: ReceiptRow, isRight: boolean): Promise<void> => {
  const tries = isRight ? 0 : receipt.tries + 1
  const isLocked = tries >= wrongPinsAllowed
  const until = new Date(Date.parse(context.now) + lockedMinutes * 60_000).toISOString()
  await db(context)
    .updateTable('case_receipts')
    .set({ tries: isLocked ? 0 : tries, locked_until: isLocked ? until : null })
    .where('village_id', '=', context.villageId)
    .where('id', '=', receipt.id)
    .execute()
}

interface Opened {
  readonly village: number
  readonly receiptKey: string
  readonly ticket: string
}

const openedCase = async (context: Context, opened: Opened): Promise<CaseRow | undefined> => {
  const receipt = await receipts(context, opened.receiptKey).executeTakeFirst()
  if (!receipt || !isTicketGood(opened, pinOf(receipt.receipt_key, receipt.pin_serial))) return undefined
  return findCaseRow(context, receipt.id, context.commandId !== null)
}

export const getTrackerHandler = handle(getTracker, async (context, input) => {
  const row = await openedCase(context, input)
  return { tracker: row ? await trackerOf(context, row) : null }
})

/** What happened, who has it, what comes next and when. No name of the worker: who found the paper need not learn it. */
const trackerOf = async (context: Context, row: CaseRow): Promise<Tracker> => {
  const parts = await loadParts(context, row)
  const { isOpen: _, ...village } = await villageWords(context)
  const kindOf = { told_family: 'told', question: 'question', answer: 'answer' } as const
  return {
    ...{ number: row.number, stand: standOf[row.state], since: row.state_on as PlainDate },
    ...{ openedOn: row.opened_on as PlainDate, leadName: row.lead_name },
    offices: parts.referrals
      .filter((one) => one.state !== 'revoked')
      .map((one) => ({
        ...{ office: one.office, name: one.organisation_name, state: one.state, since: one.state_on as PlainDate },
      })),
    nextOn: row.next_due_on !== null && row.next_due_on < context.today ? context.today : row.next_due_on,
    news: parts.entries
      .flatMap((entry) => {
        const kind = kindOf[entry.kind as keyof typeof kindOf]
        const words = kind && openWords(entry.words_sealed)
        return words ? [{ kind, words, on: entry.occurred_on as PlainDate }] : []
      })
      .reverse(),
    mayConfirm: canMoveCase(row.state, 'verified_by_family', 'family'),
    ...village,
    hotlines: await doorsOf(context, row.country, typesOf(row)),
  }
}

export const recordQuestionHandler = handle(recordQuestion, async (context, input) => {
  const row = await openedCase(context, input)
  if (!row) throw missing('casework.receiptUnknown')
  await insertEntry(context, {
    ...{ id: input.id, case_id: row.id, kind: 'question', occurred_on: context.today, words: input.words },
    party: 'family',
  })
  await refreshCase(context, row.id)
  return { asked: true }
})

export const confirmByFamilyHandler = handle(confirmByFamily, async (context, input) => {
  const row = await openedCase(context, input)
  if (!row) throw missing('casework.receiptUnknown')
  const to = input.solved ? 'verified_by_family' : 'in_assistance'
  const state = await moveCase(context, row, { id: input.id, to, mover: 'family', note: input.words })
  await returnClosing(context, row.id, to)
  await refreshCase(context, row.id)
  return { state }
})
