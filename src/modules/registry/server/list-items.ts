import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { PersonListItem } from '../contract/person.ts'
import { shownName, shownNameOrNull } from '../rules/names.ts'
import { mayKnowProtected, shownLifeStatus } from './reach.ts'
import { db } from './tables.ts'

/** People with their place and the head of their family: what every list and every card of a person is made of. */
export const peopleWithPlace = (context: Context) => {
  const people = everyoneWithPlace(context)
  if (mayKnowProtected(context)) return people
  const own = context.actor.personId
  if (own === null) return people.where('p.sealed', '=', false)
  // everyone knows himself
  return people.where((on) => on.or([on('p.sealed', '=', false), on('p.id', '=', own)]))
}

/** The head's name is left out where the reader may not know of him. */
export const shownHead = (context: Context, row: { head_name: string | null; head_sealed: boolean | null }) =>
  row.head_sealed && !mayKnowProtected(context) ? null : shownNameOrNull(row.head_name)

const everyoneWithPlace = (context: Context) =>
  db(context)
    .selectFrom('people as p')
    .leftJoin('household_members as m', (join) =>
      join.onRef('m.person_id', '=', 'p.id').on('m.village_id', '=', context.villageId).on('m.until_on', 'is', null),
    )
    .leftJoin('households as h', (join) =>
      join.onRef('h.id', '=', 'm.household_id').on('h.village_id', '=', context.villageId),
    )
    .leftJoin('people as head', (join) =>
      join.onRef('head.id', '=', 'h.head_person_id').on('head.village_id', '=', context.villageId),
    )
    .where('p.village_id', '=', context.villageId)

export const listColumns = [
  'p.id',
  'p.name',
  'p.nik_masked',
  'p.nik_kind',
  'p.sex',
  'p.birth_date',
  'p.birth_precision',
  'p.life_status',
  'p.verified_level',
  'm.household_id',
  'm.relation_code',
  'head.name as head_name',
  'head.sealed as head_sealed',
  'h.hamlet',
  'h.rw',
  'h.rt',
] as const

export type ListRow = Awaited<ReturnType<typeof selectListRows>>[number]

const selectListRows = (context: Context) => peopleWithPlace(context).select(listColumns).execute()

// Whoever only needs to know which Siti is meant sees no part of a number.
const rolesWithoutNumbers = new Set(['tutor', 'screener', 'coop_manager', 'coop_supervisor', 'partner'])

export const toListItem = (context: Context, row: ListRow): PersonListItem => ({
  id: row.id,
  name: shownName(row.name),
  nikMasked: rolesWithoutNumbers.has(context.actor.role) ? null : row.nik_masked,
  nikKind: row.nik_kind,
  sex: row.sex,
  birthDate: row.birth_date as PlainDate | null,
  birthPrecision: row.birth_precision,
  lifeStatus: shownLifeStatus(context, row.id, row.life_status),
  verifiedLevel: row.verified_level,
  householdId: row.household_id,
  relationCode: row.relation_code,
  headName: shownHead(context, row),
  hamlet: shownNameOrNull(row.hamlet),
  rw: row.rw,
  rt: row.rt,
})

/** List items of the people named, in the order named. */
export const listItemsOf = async (context: Context, ids: readonly string[]): Promise<PersonListItem[]> => {
  if (ids.length === 0) return []
  const rows = await peopleWithPlace(context).select(listColumns).where('p.id', 'in', ids).execute()
  const itemsById = new Map(rows.map((row) => [row.id, toListItem(context, row)]))
  return ids.flatMap((id) => itemsById.get(id) ?? [])
}
