import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import { missing } from '#platform/shared/errors.ts'
import { openNumber } from './numbers.ts'
import type { NewPerson } from './person-rows.ts'
import { db, type PersonRow, type TransferRow } from './tables.ts'

/** What travels with a person: who he is, nothing of what was done for him. */
export interface Snapshot {
  readonly person: NewPerson
  readonly relationCode: string | null
  /** The other entries of father and mother are known by their subject. */
  readonly fatherSubjectId: string | null
  readonly motherSubjectId: string | null
}

export const snapshotOf = (row: PersonRow, id: string): NewPerson => ({
  id,
  subjectId: row.subject_id,
  name: row.name,
  titleBefore: row.title_before,
  titleAfter: row.title_after,
  nik: openNumber(row.nik_sealed),
  sex: row.sex,
  birthPlace: row.birth_place,
  birthDate: row.birth_date,
  birthPrecision: row.birth_precision,
  educationCode: row.education_code,
  occupationCode: row.occupation_code,
  maritalCode: row.marital_code,
  citizenshipCode: row.citizenship_code,
  father: { name: row.father_name, nik: openNumber(row.father_nik_sealed) },
  mother: { name: row.mother_name, nik: openNumber(row.mother_nik_sealed) },
  source: 'transfer',
  sealed: row.sealed,
})

export const readSnapshot = (row: Pick<TransferRow, 'snapshot_sealed'>): Snapshot =>
  JSON.parse(openValue(row.snapshot_sealed)) as Snapshot

/** One side of a transfer, locked. Both villages lock the side that was left first, so that no two acts wait for each other. */
export const lockTransfer = async (
  context: Context,
  transferId: string,
  direction: TransferRow['direction'],
): Promise<TransferRow> => {
  const row = await db(context)
    .selectFrom('transfers')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', transferId)
    .where('direction', '=', direction)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.transferMissing')
  return row
}

export const markTransfer = async (context: Context, id: string, values: Partial<TransferRow>): Promise<void> => {
  await db(context)
    .updateTable('transfers')
    .set(values)
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .execute()
}
