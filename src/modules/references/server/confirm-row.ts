import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { confirmRow } from '../contract.ts'
import { isConfirmed } from '../rules/confirmed.ts'
import { db } from './tables.ts'

/** Who confirms has read the source. A row confirmed before keeps its first name and day; a number is compared anew each year. */
export const confirmRowHandler = handle(confirmRow, async (context, { ids }) => {
  const rows = await db(context)
    .selectFrom('reference_rows')
    .select(['id', 'kind', 'confirmed_on', 'withdrawn_on'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length < new Set(ids).size) throw missing('references.rowMissing')
  const open = rows
    .filter((row) => !isConfirmed(row.kind, row.confirmed_on, context.today) && row.withdrawn_on === null)
    .map((row) => row.id)
  if (open.length > 0) {
    await db(context)
      .updateTable('reference_rows')
      .set({ confirmed_by: context.actor.name, confirmed_on: context.today })
      .where('id', 'in', open)
      .execute()
  }
  context.note({ confirmed: open.length })
  return { confirmed: open.length }
})
