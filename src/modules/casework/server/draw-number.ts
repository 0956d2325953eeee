import { randomInt } from 'node:crypto'
import type { Context } from '#platform/server/context.ts'
import { db } from './tables.ts'

// Crockford's alphabet: read aloud over a thin line, no letter passes for another.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Drawn, not counted: a gap in a series would tell of a case one may not see. */
export const drawNumber = async (context: Context): Promise<string> => {
  for (;;) {
    const number = `K-${Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')}`
    const taken = await db(context)
      .selectFrom('cases')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!taken) return number
  }
}
