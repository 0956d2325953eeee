import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { isPlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { correctDocument, type PaperChange, paperFields } from '../contract/document.ts'
import { judgeCorrection } from '../rules/corrections.ts'
import { maskNumber } from '../rules/nik.ts'
import { assertAttributesFit, assertDaysFit, lockDocument, numberDigest, recordPaperEvent } from './documents.ts'
import { documentChanged } from './events.ts'
import { recordHistory } from './history.ts'
import { openNumber } from './numbers.ts'
import { assertPersonInReach } from './reach.ts'
import { type DocumentRow, db } from './tables.ts'

const columns = { issuer: 'issuer', issuedOn: 'issued_on', expiresOn: 'expires_on' } as const

const isOwnField = (field: string): field is (typeof paperFields)[number] => paperFields.some((one) => one === field)

const attributesIn = (row: DocumentRow): Record<string, string> =>
  row.attributes ? (JSON.parse(row.attributes) as Record<string, string>) : {}

/** The value as the reader knows it; a number by its mask. */
const shownValue = (row: DocumentRow, field: string): string | null => {
  if (!isOwnField(field)) return attributesIn(row)[field] ?? null
  return field === 'number' ? row.number_masked : row[columns[field]]
}

const judged = (row: DocumentRow, { field, from, to }: PaperChange) => {
  const shown = shownValue(row, field)
  if (field !== 'number') return judgeCorrection(shown, from, to)
  const full = openNumber(row.number_sealed)
  return judgeCorrection(full, from === shown ? full : from, to)
}

const changesToWrite = (row: DocumentRow, changes: readonly PaperChange[]): PaperChange[] => {
  const fields = changes.filter((change) => judged(row, change) === 'conflict').map(({ field }) => field)
  if (fields.length > 0) throw new Refusal('conflict', 'registry.changedMeanwhile', { fields })
  return changes.filter((change) => judged(row, change) === 'write')
}

const withChanges = (row: DocumentRow, changes: readonly PaperChange[]): DocumentRow => {
  const after = { ...row }
  const attributes = attributesIn(row)
  for (const { field, to } of changes) {
    if (!isOwnField(field)) {
      if (to === null) delete attributes[field]
      else attributes[field] = to
    } else if (field === 'number') {
      after.number_sealed = to === null ? null : sealValue(to)
      after.number_digest = to === null ? null : numberDigest(row.kind, to)
      after.number_masked = to === null ? null : maskNumber(to)
    } else after[columns[field]] = to
  }
  after.attributes = Object.keys(attributes).length > 0 ? JSON.stringify(attributes) : null
  return after
}

const attributesOfChanges = (changes: readonly PaperChange[]): Record<string, string> =>
  Object.fromEntries(changes.flatMap(({ field, to }) => (isOwnField(field) || to === null ? [] : [[field, to]])))

const assertDays = (changes: readonly PaperChange[]): void => {
  const wrong = changes.filter(({ field, to }) => field.endsWith('On') && isOwnField(field) && to && !isPlainDate(to))
  const fields = wrong.map(({ field }) => ({ field, code: 'registry.notADate' }))
  if (fields.length > 0) throw new Refusal('invalid', 'registry.notADate', {}, fields)
}

/** A paper compared with its original says something else now: somebody looks at it again. */
const waitingAgain = (row: DocumentRow) => ({
  status: row.status === 'verified' ? ('collected' as const) : row.status,
  ...(row.status === 'verified' && { verified_level: 'self' as const, verified_at: null, verified_by: null }),
})

const write = async (context: Context, row: DocumentRow, after: DocumentRow): Promise<void> => {
  const { number_sealed, number_digest, number_masked, issuer, issued_on, expires_on, attributes } = after
  const values = { number_sealed, number_digest, number_masked, issuer, issued_on, expires_on, attributes }
  await db(context)
    .updateTable('documents')
    .set({ ...values, ...waitingAgain(row) })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  if (row.status !== 'verified') return
  const event = { documentId: row.id, status: 'collected', level: 'self', heldBy: null, reason: null } as const
  await recordPaperEvent(context, { ...event, occurredOn: context.today })
}

/** What stands on the paper is written anew, each field with the value before. */
export const correctDocumentHandler = handle(correctDocument, async (context, input) => {
  const row = await lockDocument(context, input.documentId)
  await assertPersonInReach(context, row.person_id)
  if (row.status === 'replaced') throw new Refusal('rule', 'registry.documentReplaced')
  const changes = changesToWrite(row, input.changes)
  if (changes.length === 0) throw new Refusal('rule', 'registry.nothingToChange')
  assertDays(changes)
  const after = withChanges(row, changes)
  assertDaysFit(context, { issuedOn: after.issued_on, expiresOn: after.expires_on })
  assertAttributesFit(row.kind, attributesOfChanges(changes))
  await write(context, row, after)
  const steps = changes.map(({ field }) => ({
    ...({ table: 'documents', subjectId: row.id, personId: row.person_id, field: `paper.${field}` } as const),
    ...{ before: shownValue(row, field), after: shownValue(after, field) },
    ...(field === 'number' && { beforeSealed: row.number_sealed, afterSealed: after.number_sealed }),
  }))
  await recordHistory(context, steps, { source: 'manual', reason: input.reason })
  await context.publish(documentChanged, { personId: row.person_id, documentId: row.id })
  return { written: changes.map(({ field }) => field), lookAgain: row.status === 'verified' }
})
