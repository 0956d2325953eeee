import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { db } from './tables.ts'

export interface LetterInForce {
  readonly id: string
  readonly sourceId: string
  readonly personId: string | null
  readonly number: string
  readonly issuedOn: PlainDate
  readonly recordedAt: string
}

/** The papers of one kind about these things that have force today: a revoked or replaced one is not among them. */
export const listInForce = async (
  context: Context,
  kind: string,
  sourceIds: readonly string[],
): Promise<LetterInForce[]> => {
  if (sourceIds.length === 0) return []
  const rows = await db(context)
    .selectFrom('letters')
    .select(['id', 'source_id', 'subject_person_id', 'number_text', 'issued_on', 'recorded_at'])
    .where('village_id', '=', context.villageId)
    .where('source_id', 'in', [...sourceIds])
    .where('kind', '=', kind)
    .where('state', '=', 'issued')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, sourceId: row.source_id ?? '', personId: row.subject_person_id, number: row.number_text ?? '' },
    ...{ issuedOn: row.issued_on as PlainDate, recordedAt: row.recorded_at },
  }))
}
