import type { Context } from '#platform/server/context.ts'
import { shownName } from '../rules/names.ts'
import { getPersonRow } from './person-rows.ts'
import { findPlace, hiddenAmong } from './reach.ts'
import { db, type PersonRow } from './tables.ts'

export interface Relative {
  readonly personId: string
  readonly name: string
  readonly relation: 'father' | 'mother' | 'spouse' | 'child'
}

type Near = Pick<PersonRow, 'id' | 'name' | 'sex' | 'birth_date' | 'life_status'> & { relation_code: string | null }

/** Father, mother, husband or wife, children: by link, by the NIK written on the row, else by the place on the card. */
export const familyOf = async (context: Context, row: PersonRow): Promise<Relative[]> => {
  const [parents, spouse, children] = await Promise.all([
    parentsOf(context, row),
    spouseOf(context, row.id),
    childrenOf(context, row.id),
  ])
  const family = [
    ...parents,
    ...(spouse ? [{ personId: spouse.id, name: shownName(spouse.name), relation: 'spouse' as const }] : []),
    ...children.map((child) => ({ personId: child.id, name: shownName(child.name), relation: 'child' as const })),
  ]
  const hidden = await hiddenAmong(
    context,
    family.map((one) => one.personId),
  )
  return family.filter((one) => !hidden.has(one.personId))
}

const byNumber = async (context: Context, number: Buffer | null): Promise<{ id: string; name: string } | undefined> => {
  if (number === null) return undefined
  return db(context)
    .selectFrom('people')
    .select(['id', 'name'])
    .where('village_id', '=', context.villageId)
    .where('nik_digest', '=', number)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
}

const byId = async (context: Context, id: string | null): Promise<{ id: string; name: string } | undefined> => {
  if (id === null) return undefined
  return db(context)
    .selectFrom('people')
    .select(['id', 'name'])
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .executeTakeFirst()
}

const parentsOf = async (context: Context, row: PersonRow): Promise<Relative[]> => {
  const father = (await byId(context, row.father_person_id)) ?? (await byNumber(context, row.father_nik_digest))
  const mother = (await byId(context, row.mother_person_id)) ?? (await byNumber(context, row.mother_nik_digest))
  return [
    ...(father ? [{ personId: father.id, name: shownName(father.name), relation: 'father' as const }] : []),
    ...(mother ? [{ personId: mother.id, name: shownName(mother.name), relation: 'mother' as const }] : []),
  ]
}

/** Everyone living on the person's card today, with the relation to its head. */
export const onSameCard = async (context: Context, personId: string): Promise<Near[]> => {
  const place = await findPlace(context, personId)
  if (!place) return []
  return db(context)
    .selectFrom('household_members as m')
    .innerJoin('people as p', (join) =>
      join.onRef('p.id', '=', 'm.person_id').on('p.village_id', '=', context.villageId),
    )
    .select(['p.id', 'p.name', 'p.sex', 'p.birth_date', 'p.life_status', 'm.relation_code'])
    .where('m.village_id', '=', context.villageId)
    .where('m.household_id', '=', place.household_id)
    .where('m.until_on', 'is', null)
    .where('p.life_status', '<>', 'dead')
    .execute()
}

const [head, husband, wife, child] = ['1', '2', '3', '4']

/** The husband or wife on the same card; a card shows only the couple of its head with certainty. */
export const spouseOf = async (context: Context, personId: string): Promise<Near | undefined> => {
  const near = await onSameCard(context, personId)
  const own = near.find((one) => one.id === personId)?.relation_code
  if (own === head) return near.find((one) => one.relation_code === wife || one.relation_code === husband)
  return own === wife || own === husband ? near.find((one) => one.relation_code === head) : undefined
}

/** Children by link, and on the card of a couple its "child" rows. Not only those under age. */
export const childrenOf = async (context: Context, personId: string): Promise<Near[]> => {
  const [linked, near] = await Promise.all([linkedChildren(context, personId), onSameCard(context, personId)])
  const own = near.find((one) => one.id === personId)?.relation_code
  const couple = own === head || own === wife || own === husband
  const known = new Set(linked.map((one) => one.id))
  const others = couple ? near.filter((one) => one.relation_code === child && !known.has(one.id)) : []
  return [...linked, ...others].sort(oldestFirst)
}

const oldestFirst = (one: Near, other: Near): number =>
  (one.birth_date ?? '9999').localeCompare(other.birth_date ?? '9999') || one.id.localeCompare(other.id)

const linkedChildren = async (context: Context, personId: string): Promise<Near[]> => {
  const rows = await db(context)
    .selectFrom('people')
    .select(['id', 'name', 'sex', 'birth_date', 'life_status', 'father_person_id', 'mother_person_id'])
    .where('village_id', '=', context.villageId)
    .where('merged_into_id', 'is', null)
    .where((eb) => eb.or([eb('father_person_id', '=', personId), eb('mother_person_id', '=', personId)]))
    .execute()
  return rows.map((row) => ({ ...row, relation_code: null }))
}

/** Everybody near a person for a form: the family by relation, then who else is on the card. */
export const listFamily = async (context: Context, personId: string) => {
  const row = await getPersonRow(context, personId)
  const [family, near] = await Promise.all([familyOf(context, row), onSameCard(context, row.id)])
  const relationById = new Map<string, string>(family.map((one) => [one.personId, one.relation]))
  const others = near.filter((one) => one.id !== row.id && !relationById.has(one.id)).map((one) => one.id)
  const hidden = await hiddenAmong(context, others)
  const ids = [...relationById.keys(), ...others.filter((id) => !hidden.has(id))]
  if (ids.length === 0) return []
  const people = await db(context)
    .selectFrom('people')
    .select(['id', 'name', 'birth_date'])
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .execute()
  const peopleById = new Map(people.map((person) => [person.id, person]))
  return ids.flatMap((id) => {
    const person = peopleById.get(id)
    return person
      ? [
          {
            personId: id,
            name: shownName(person.name),
            relation: relationById.get(id) ?? 'other',
            birthDate: person.birth_date,
          },
        ]
      : []
  })
}
