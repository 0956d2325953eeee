import { accountNames } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { getDocument } from '../contract/document.ts'
import { shownName } from '../rules/names.ts'
import { toDocument } from './documents.ts'
import { toFieldChange } from './get-person.ts'
import { getPersonRow } from './person-rows.ts'
import { assertPersonInReach } from './reach.ts'
import { db } from './tables.ts'

/** A paper with all that was ever found about it. */
export const getDocumentHandler = handle(getDocument, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const person = await getPersonRow(context, input.personId)
  const row = await db(context)
    .selectFrom('documents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.documentId)
    .where('person_id', 'in', [input.personId, person.id])
    .executeTakeFirst()
  if (!row) throw missing('registry.documentMissing')
  const [events, changes] = await Promise.all([eventsOf(context, row.id), changesOf(context, row.id)])
  return { personName: shownName(person.name), document: toDocument(row, context.today), events, changes }
})

const eventsOf = async (context: Context, documentId: string) => {
  const rows = await db(context)
    .selectFrom('document_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('document_id', '=', documentId)
    .orderBy('recorded_at', 'desc')
    .execute()
  const nameById = await accountNames(
    context,
    rows.map((row) => row.recorded_by),
  )
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    level: row.verified_level,
    heldBy: row.held_by,
    reason: row.reason,
    occurredOn: plainDate(row.occurred_on) satisfies PlainDate,
    recordedAt: row.recorded_at,
    recordedByName: nameById.get(row.recorded_by) ?? '–',
  }))
}

const changesOf = async (context: Context, documentId: string) => {
  const rows = await db(context)
    .selectFrom('field_history')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('subject_table', '=', 'documents')
    .where('subject_id', '=', documentId)
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map(toFieldChange)
}
