import type { Context } from '#platform/server/context.ts'
import type { LetterKind } from '../kinds/kind.ts'
import { readFields } from '../kinds/read-fields.ts'
import { assertPlannedCarer } from './care-fields.ts'
import { assertNamable } from './namable-people.ts'

/** A form as it may be kept: each answer what its question allows, nobody named out of reach, no child given to another carer. */
export const checkedFields = async (context: Context, kind: LetterKind, given: unknown) => {
  const fields = readFields(kind, given)
  await assertNamable(context, fields)
  if (kind.documentCode === 'PENGASUHAN_ANAK') await assertPlannedCarer(context, fields as never)
  return fields
}
