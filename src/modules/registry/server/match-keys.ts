import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import { hear } from '#platform/server/module.ts'
import type { BirthPrecision } from '../contract/codes.ts'
import { nameTokens } from '../rules/names.ts'
import { peopleImported } from './import-events.ts'
import { db } from './tables.ts'

export interface Named {
  readonly id: string
  readonly name: string
  readonly birthDate: string | null
  readonly birthPrecision: BirthPrecision
}

/** Keyed digest of folded name and birth date, whatever the order of the words; without a whole date there is none. */
export const nameBirthDigest = ({ name, birthDate, birthPrecision }: Omit<Named, 'id'>): Buffer | null => {
  const tokens = nameTokens(name).sort()
  if (birthDate === null || birthPrecision !== 'day' || tokens.length === 0) return null
  return digest('name-birth', `${tokens.join(' ')}|${birthDate}`)
}

/** Writes the keys of people anew: at their first record, and when a name or a birth date changes. */
export const keepMatchKeys = async (context: Context, people: readonly Named[]): Promise<void> => {
  for (let start = 0; start < people.length; start += 1000) {
    const some = people.slice(start, start + 1000)
    await db(context)
      .deleteFrom('person_match_keys')
      .where('village_id', '=', context.villageId)
      .where('person_id', '=', (eb) => eb.fn.any(eb.val(some.map(({ id }) => id))))
      .execute()
    const rows = some.flatMap((person) => {
      const key = nameBirthDigest(person)
      return key ? [{ village_id: context.villageId, person_id: person.id, digest: key }] : []
    })
    if (rows.length > 0) await db(context).insertInto('person_match_keys').values(rows).execute()
  }
}

const atOnce = 5000

/** Rows of before, and those of a bulk load: each night the keys still missing are written; nothing to do costs one query. */
export const fillMatchKeys = async (context: Context): Promise<void> => {
  const rows = await db(context)
    .selectFrom('people as p')
    .leftJoin('person_match_keys as k', (join) =>
      join.onRef('k.person_id', '=', 'p.id').on('k.village_id', '=', context.villageId),
    )
    .select(['p.id', 'p.name', 'p.birth_date', 'p.birth_precision'])
    .where('p.village_id', '=', context.villageId)
    .where('p.birth_precision', '=', 'day')
    .where('p.erased_at', 'is', null)
    .where('k.person_id', 'is', null)
    .limit(atOnce)
    .execute()
  const people = rows.map((row) => ({
    id: row.id,
    name: row.name,
    birthDate: row.birth_date,
    birthPrecision: row.birth_precision,
  }))
  await keepMatchKeys(context, people)
  if (rows.length === atOnce) await fillMatchKeys(context)
}

export const keysOfImported = hear(peopleImported, 'registry.keysOfImported', (context) => fillMatchKeys(context))
