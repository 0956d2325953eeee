import { findPlace } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { type NamedPerson, namedPeople } from '../kinds/named-people.ts'
import { db } from './tables.ts'

/** Of these people, those whom this actor may name in a letter: a letter prints NIK and address, so naming is reading. */
export const namablePeople = async (context: Context, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const known = await unprotected(context, ids)
  const { reach, actor } = context
  if (reach !== 'own' && reach !== 'household' && reach !== 'hamlet') return new Set(known)
  const own = actor.personId === null ? undefined : await findPlace(context, actor.personId)
  const near: string[] = []
  for (const id of known) {
    const place = await findPlace(context, id)
    const sameHamlet = reach === 'hamlet' && actor.hamlet !== null && place?.hamlet === actor.hamlet
    const sameCard = own !== undefined && place?.household_id === own.household_id
    if (id === actor.personId || sameHamlet || sameCard) near.push(id)
  }
  return new Set(near)
}

// Whoever is protected is named by nobody: the paper would carry the address out of the house.
const unprotected = async (context: Context, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await db(context)
    .selectFrom('person_names')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('id', 'in', [...new Set(ids)])
    .where('sealed', '=', false)
    .execute()
  return rows.map((row) => row.id)
}

/** Refuses, beside its field, each person whom this actor may not name. Nobody learns whether such a person exists. */
export const assertNamable = async (context: Context, fields: Readonly<Record<string, unknown>>): Promise<void> => {
  const named = namedPeople(fields)
  const allowed = await namablePeople(
    context,
    named.map((one) => one.personId),
  )
  const faults = [...new Set(named.filter((one) => !allowed.has(one.personId)).map(fieldOf))].map((field) => ({
    field,
    code: context.reach === 'own' ? 'letters.personNotOfHousehold' : 'letters.personNotNamable',
  }))
  if (faults.length > 0) throw new Refusal('invalid', 'letters.fieldsWrong', { count: faults.length }, faults)
}

const fieldOf = ({ field }: NamedPerson): string => `fields.${field}`
