import { handle } from '#platform/server/module.ts'
import { missing, refuse } from '#platform/shared/errors.ts'
import { withdrawRow } from '../contract.ts'
import { db } from './tables.ts'

/** A withdrawn row speaks on no day, before or after; what it replaced speaks again. */
export const withdrawRowHandler = handle(withdrawRow, async (context, { id, because }) => {
  const row = await db(context)
    .selectFrom('reference_rows')
    .select('withdrawn_on')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('references.rowMissing')
  if (row.withdrawn_on !== null) refuse('references.alreadyWithdrawn', { on: row.withdrawn_on })
  await db(context)
    .updateTable('reference_rows')
    .set({ withdrawn_by: context.actor.name, withdrawn_on: context.today, withdrawn_because: because })
    .where('id', '=', id)
    .execute()
  context.note({ row: id })
  return { id }
})
