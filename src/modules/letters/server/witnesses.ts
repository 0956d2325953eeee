import { foldName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Witness } from '../kinds/kind.ts'
import { db, type LetterRow } from './tables.ts'

/** Keeps who witnessed: one name on more than five letters of a year is shown to the coordinator (`repeated-witnesses.ts`). */
export const recordWitnesses = async (
  context: Context,
  row: LetterRow,
  witnesses: readonly Witness[],
  year: number,
): Promise<void> => {
  if (witnesses.length === 0) return
  const rows = witnesses.map(({ name, personId }) => ({
    ...{ village_id: context.villageId, id: newId(), letter_id: row.id },
    ...{ person_id: personId, name, name_folded: foldName(name), year },
  }))
  await db(context).insertInto('letter_witnesses').values(rows).execute()
}
