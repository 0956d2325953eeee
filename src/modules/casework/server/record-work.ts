import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { closeFlag, recordAnswer, recordCheck, recordEntry, recordEvidence, recordFlag } from '../contract/work.ts'
import { itemsFor } from '../rules/checklists.ts'
import { contactFault } from '../rules/entries.ts'
import { typesOf } from './case-parts.ts'
import { assertNotInFuture, lockCase } from './case-reads.ts'
import { sealWords, writtenOn } from './recorded.ts'
import { refreshCase } from './refresh-case.ts'
import { db, type EntryRow } from './tables.ts'

type NewEntry = Pick<EntryRow, 'id' | 'case_id' | 'kind' | 'occurred_on'> &
  Partial<Pick<EntryRow, 'channel' | 'party' | 'answers_id'>> & { readonly words: string }

export const insertEntry = async (context: Context, { words, ...entry }: NewEntry): Promise<void> => {
  await db(context)
    .insertInto('case_entries')
    .values({
      ...recordedBy(context),
      ...{ channel: null, party: null, answers_id: null, ...entry, words_sealed: sealWords(words) as Buffer },
      for_family: entry.kind === 'told_family' || entry.kind === 'question' || entry.kind === 'answer',
    })
    .execute()
}

const noteFamilyTold = async (context: Context, caseId: string, day: string): Promise<void> => {
  await db(context)
    .updateTable('cases')
    .set((row) => ({ family_told_on: row.fn<string>('greatest', ['family_told_on', row.val(day)]) }))
    .where('village_id', '=', context.villageId)
    .where('id', '=', caseId)
    .execute()
}

export const recordEntryHandler = handle(recordEntry, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  assertNotInFuture(context, input.occurredOn, 'occurredOn')
  const { id, kind, occurredOn, channel, party, words } = input
  const lacking = contactFault(input)
  if (lacking) refuseAt(lacking, 'casework.contactWith', 'invalid')
  await insertEntry(context, { id, case_id: row.id, kind, occurred_on: occurredOn, channel, party, words })
  if (kind === 'told_family') await noteFamilyTold(context, row.id, occurredOn)
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

export const recordAnswerHandler = handle(recordAnswer, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  const question = await db(context)
    .selectFrom('case_entries')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', row.id)
    .where('kind', '=', 'question')
    .where('id', '=', input.questionId)
    .executeTakeFirst()
  if (!question) throw missing('casework.questionMissing')
  await insertEntry(context, {
    ...{ id: input.id, case_id: row.id, kind: 'answer', occurred_on: writtenOn(context), words: input.words },
    answers_id: question.id,
  })
  await noteFamilyTold(context, row.id, writtenOn(context))
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

export const recordEvidenceHandler = handle(recordEvidence, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  await db(context)
    .insertInto('case_evidence')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: row.id, file_hash: input.fileHash, label_sealed: sealWords(input.label) as Buffer },
    })
    .execute()
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

export const recordCheckHandler = handle(recordCheck, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  if (!itemsFor(typesOf(row)).includes(input.item)) throw new Refusal('rule', 'casework.itemNotAsked')
  const { id, item, state, note } = input
  await db(context)
    .insertInto('case_checks')
    .values({ ...recordedBy(context), id, case_id: row.id, item, state, note_sealed: sealWords(note) })
    .execute()
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

export const recordFlagHandler = handle(recordFlag, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  if (input.dueOn < writtenOn(context)) refuseAt('dueOn', 'casework.flagInPast', 'invalid')
  await db(context)
    .insertInto('case_flags')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: row.id, words_sealed: sealWords(input.words) as Buffer, due_on: input.dueOn },
      ...{ closed_on: null, closed_because_sealed: null, closed_by_name: null },
    })
    .execute()
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

export const closeFlagHandler = handle(closeFlag, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  const { numUpdatedRows } = await db(context)
    .updateTable('case_flags')
    .set({
      ...{ closed_on: writtenOn(context), closed_by_name: context.actor.name },
      closed_because_sealed: sealWords(input.because),
    })
    .where('village_id', '=', context.villageId)
    .where('case_id', '=', row.id)
    .where('id', '=', input.flagId)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw missing('casework.flagMissing')
  await refreshCase(context, row.id)
  return { caseId: row.id }
})
