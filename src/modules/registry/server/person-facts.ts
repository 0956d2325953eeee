import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { shownName, shownNameOrNull } from '../rules/names.ts'
import type { ChildFact, PersonFact } from '../rules/person-fact.ts'
import { db } from './tables.ts'

/** People by the ids named, in two queries however many they are; a merged row answers with the one kept. */
export const personFactsOf = async (
  context: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, PersonFact>> => {
  const ids = [...new Set(personIds)]
  if (ids.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('people as p')
    .leftJoin('household_members as m', (join) =>
      join.onRef('m.person_id', '=', 'p.id').on('m.village_id', '=', context.villageId).on('m.until_on', 'is', null),
    )
    .leftJoin('households as h', (join) =>
      join.onRef('h.id', '=', 'm.household_id').on('h.village_id', '=', context.villageId),
    )
    .select(['p.id', 'p.name', 'p.sex', 'p.birth_date', 'p.marital_code', 'p.life_status', 'p.merged_into_id'])
    .select(['m.household_id', 'h.hamlet', 'h.rw', 'h.rt'])
    .where('p.village_id', '=', context.villageId)
    .where('p.id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .execute()
  const kept = await personFactsOf(
    context,
    rows.flatMap((row) => row.merged_into_id ?? []),
  )
  return new Map(
    rows.flatMap((row): [string, PersonFact][] => {
      if (row.merged_into_id !== null) {
        const fact = kept.get(row.merged_into_id)
        return fact ? [[row.id, fact]] : []
      }
      const { id, sex, rw, rt } = row
      const hamlet = shownNameOrNull(row.hamlet)
      const born = { birthDate: row.birth_date as PlainDate | null, maritalCode: row.marital_code }
      const place = { householdId: row.household_id, hamlet, rw, rt }
      return [[id, { id, name: shownName(row.name), sex, ...born, lifeStatus: row.life_status, ...place }]]
    }),
  )
}

/** Children of many people in three queries: by link, and those of a couple's card. The eldest linked child first. */
export const childrenOfMany = async (
  context: Context,
  parentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChildFact[]>> => {
  const ids = [...new Set(parentIds)]
  if (ids.length === 0) return new Map()
  const [linked, ofCard] = await Promise.all([linkedTo(context, ids), onCardOf(context, ids)])
  const pairs = [...linked, ...ofCard]
  const carers = await carersOf(
    context,
    pairs.map((pair) => pair.id),
  )
  const found = new Map<string, ChildFact[]>(ids.map((id) => [id, []]))
  for (const { parentId, id, name, birth_date, life_status } of pairs) {
    const siblings = found.get(parentId)
    if (!siblings || siblings.some((child) => child.id === id)) continue
    const born = { birthDate: birth_date as PlainDate | null, lifeStatus: life_status }
    siblings.push({ id, name: shownName(name), ...born, carer: carers.get(id) ?? null })
  }
  return found
}

const linkedTo = async (context: Context, ids: readonly string[]) => {
  const among = (column: 'father_person_id' | 'mother_person_id') =>
    db(context)
      .selectFrom('people')
      .select(['id', 'name', 'birth_date', 'life_status', `${column} as parentId`])
      .where('village_id', '=', context.villageId)
      .where('merged_into_id', 'is', null)
      .where(column, '=', (eb) => eb.fn.any(eb.val(ids)))
      .orderBy('birth_date')
      .execute()
  const rows = (await Promise.all([among('father_person_id'), among('mother_person_id')])).flat()
  return rows.flatMap((row) => (row.parentId === null ? [] : [{ ...row, parentId: row.parentId }]))
}

// A card shows only the children of its head's couple with certainty.
const couple = ['1', '2', '3']
const child = '4'

const onCardOf = (context: Context, ids: readonly string[]) =>
  db(context)
    .selectFrom('household_members as parent')
    .innerJoin('household_members as m', (join) =>
      join
        .onRef('m.household_id', '=', 'parent.household_id')
        .on('m.village_id', '=', context.villageId)
        .on('m.until_on', 'is', null)
        .on('m.relation_code', '=', child),
    )
    .innerJoin('people as p', (join) =>
      join.onRef('p.id', '=', 'm.person_id').on('p.village_id', '=', context.villageId),
    )
    .select(['parent.person_id as parentId', 'p.id', 'p.name', 'p.birth_date', 'p.life_status'])
    .where('parent.village_id', '=', context.villageId)
    .where('parent.until_on', 'is', null)
    .where('parent.relation_code', 'in', couple)
    .where('parent.person_id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .where('p.life_status', '<>', 'dead')
    .execute()

const carersOf = async (context: Context, childIds: readonly string[]) => {
  if (childIds.length === 0) return new Map<string, ChildFact['carer']>()
  const rows = await db(context)
    .selectFrom('care_arrangements as c')
    .leftJoin('people as carer', (join) =>
      join.onRef('carer.id', '=', 'c.carer_person_id').on('carer.village_id', '=', context.villageId),
    )
    .select(['c.child_person_id', 'c.carer_person_id', 'c.carer_name', 'carer.name'])
    .where('c.village_id', '=', context.villageId)
    .where('c.until_on', 'is', null)
    .where('c.child_person_id', '=', (eb) => eb.fn.any(eb.val([...new Set(childIds)])))
    .execute()
  return new Map(
    rows.map((row): [string, ChildFact['carer']] => [
      row.child_person_id,
      { personId: row.carer_person_id, name: shownName(row.name ?? row.carer_name ?? '') },
    ]),
  )
}
