import type * as z from 'zod/mini'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { isPlainDate } from '#platform/shared/dates.ts'
import { type FieldFault, missing, Refusal, refuse } from '#platform/shared/errors.ts'
import { bodies, recordRow } from '../contract.ts'
import { searchTextOf } from './row-shape.ts'
import { db } from './tables.ts'

type Recorded = z.output<typeof recordRow.input>

export const recordRowHandler = handle(recordRow, async (context, input) => {
  const body = readBody(input)
  refuseBadDays(input)
  if (input.replaces) await refuseUnlikeRow(context, input, input.replaces)
  await db(context)
    .insertInto('reference_rows')
    .values({
      id: input.id,
      kind: input.kind,
      key: input.key,
      title: input.title,
      title_en: input.titleEn || null,
      body: JSON.stringify(body),
      search_text: searchTextOf({ ...input, body }),
      effective_from: input.effectiveFrom,
      effective_to: input.effectiveTo,
      source: input.source,
      source_url: input.sourceUrl || null,
      replaces: input.replaces,
      recorded_at: context.now,
      recorded_by: context.actor.name,
      starter: false,
    })
    .execute()
  context.note({ kind: input.kind, key: input.key })
  return { id: input.id }
})

/** The body as its kind wants it; each fault lands at its field. */
const readBody = (input: Recorded): unknown => {
  const read = bodies[input.kind].safeParse(input.body)
  if (read.success) return read.data
  const faults = read.error.issues.map(
    ({ path }): FieldFault => ({ field: `body.${path.join('.')}`, code: 'references.badField' }),
  )
  throw new Refusal('invalid', 'references.badBody', { count: faults.length }, faults)
}

const refuseBadDays = ({ effectiveFrom, effectiveTo }: Recorded): void => {
  const faulty = (field: string) =>
    new Refusal('invalid', 'references.badDay', {}, [{ field, code: 'references.badDay' }])
  if (!isPlainDate(effectiveFrom)) throw faulty('effectiveFrom')
  if (effectiveTo !== null && (!isPlainDate(effectiveTo) || effectiveTo < effectiveFrom)) throw faulty('effectiveTo')
}

const refuseUnlikeRow = async (context: Context, input: Recorded, replaced: string): Promise<void> => {
  const row = await db(context)
    .selectFrom('reference_rows')
    .selectAll()
    .where('id', '=', replaced)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('references.rowMissing')
  if (row.kind !== input.kind || row.key !== input.key) refuse('references.replacesOther')
  const rival = await db(context)
    .selectFrom('reference_rows')
    .select('id')
    .where('replaces', '=', replaced)
    .where('withdrawn_on', 'is', null)
    .executeTakeFirst()
  if (rival) refuse('references.alreadyReplaced')
}
