import { foldName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import type { Witness } from '../kinds/kind.ts'
import { witnessLimit } from '../rules/letter-state.ts'
import { witnessRepeated } from './events.ts'
import { db, type LetterRow } from './tables.ts'

/** Keeps who witnessed, and tells when one name stands on more than five letters of the year. */
export const recordWitnesses = async (
  context: Context,
  row: LetterRow,
  witnesses: readonly Witness[],
  year: number,
): Promise<void> => {
  for (const { name, personId } of witnesses) {
    const folded = foldName(name)
    await db(context)
      .insertInto('letter_witnesses')
      .values({
        village_id: context.villageId,
        id: newId(),
        letter_id: row.id,
        person_id: personId,
        name,
        name_folded: folded,
        year,
      })
      .execute()
    const letters = await countLetters(context, folded, year)
    if (letters <= witnessLimit) continue
    await context.publish(witnessRepeated, { letterId: row.id, year, letters })
  }
}

const countLetters = async (context: Context, folded: string, year: number): Promise<number> => {
  const { letters } = await db(context)
    .selectFrom('letter_witnesses')
    .select((select) => select.fn.count<number>('letter_id').distinct().as('letters'))
    .where('village_id', '=', context.villageId)
    .where('name_folded', '=', folded)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return Number(letters)
}
