import type { Context } from '#platform/server/context.ts'
import { nikDigest } from './numbers.ts'
import { db } from './tables.ts'

/** The key by which a NIK of another list is compared: equal or not, never read. */
export const nikKey = (nik: string): string => nikDigest(nik).toString('hex')

/** The same keys of people of this village; who has no NIK is left out. */
export const nikKeysOf = async (
  context: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db(context)
    .selectFrom('people')
    .select(['id', 'nik_digest'])
    .where('village_id', '=', context.villageId)
    .where('id', '=', (eb) => eb.fn.any(eb.val([...new Set(personIds)])))
    .execute()
  return new Map(rows.flatMap((row) => (row.nik_digest ? [[row.id, Buffer.from(row.nik_digest).toString('hex')]] : [])))
}
