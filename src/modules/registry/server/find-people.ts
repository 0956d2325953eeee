import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { findPeople } from '../contract/person.ts'
import type { SearchPlan } from '../rules/search.ts'
import { listColumns, peopleWithPlace, toListItem } from './list-items.ts'
import { searchVillage } from './search-people.ts'

type Input = Parameters<Parameters<typeof handle<(typeof findPeople)['input'], (typeof findPeople)['output']>>[1]>[1]

/** A search is answered best first; without words the list is sorted as asked. */
export const findPeopleHandler = handle(findPeople, async (context, input) => {
  const begun = performance.now()
  const { plan, found } = await searchVillage(context, input.text)
  const answer = found ? await bestFirst(context, input, plan, found) : await sorted(context, input, plan)
  return { ...answer, tookMilliseconds: Math.round(performance.now() - begun) }
})

type Filter = Pick<Input, 'hamlet' | 'householdId' | 'lifeStatus' | 'verifiedLevel' | 'withoutNik'>

const filtered = (context: Context, input: Filter, plan: SearchPlan) => {
  let people = peopleWithPlace(context).where('p.merged_into_id', 'is', null).where('p.erased_at', 'is', null)
  if (plan.birthDate) people = people.where('p.birth_date', '=', plan.birthDate)
  if (plan.birthYear) {
    people = people
      .where('p.birth_date', '>=', `${plan.birthYear}-01-01`)
      .where('p.birth_date', '<=', `${plan.birthYear}-12-31`)
  }
  if (plan.rt) people = people.where('h.rt', 'in', placeNumbers(plan.rt))
  if (plan.rw) people = people.where('h.rw', 'in', placeNumbers(plan.rw))
  if (plan.hamlets) people = people.where('h.hamlet', '=', (eb) => eb.fn.any(eb.val([...(plan.hamlets ?? [])])))
  if (input.hamlet) people = people.where('h.hamlet', '=', input.hamlet)
  if (input.householdId) people = people.where('m.household_id', '=', input.householdId)
  if (input.lifeStatus) people = people.where('p.life_status', '=', input.lifeStatus)
  if (input.verifiedLevel) people = people.where('p.verified_level', '=', input.verifiedLevel)
  if (input.withoutNik) people = people.where('p.nik_kind', '=', 'none')
  return withinReach(context, people)
}

/** `2`, `02` and `002` are one RT. */
const placeNumbers = (plain: string): string[] => [...new Set([plain, plain.padStart(2, '0'), plain.padStart(3, '0')])]

const withinReach = (context: Context, people: ReturnType<typeof peopleWithPlace>) => {
  if (context.reach === 'hamlet') return people.where('h.hamlet', '=', context.actor.hamlet ?? '')
  if (context.reach === 'own') return people.where('p.id', '=', context.actor.personId ?? context.actor.accountId)
  return people
}

// Words alone need no second look at every hit: with four thousand of them that look is what takes the time.
const isNarrowed = (context: Context, input: Input, plan: SearchPlan): boolean =>
  context.reach !== 'village' ||
  [
    input.hamlet,
    input.householdId,
    input.lifeStatus,
    input.verifiedLevel,
    plan.birthDate,
    plan.birthYear,
    plan.rt,
    plan.rw,
    plan.hamlets,
  ].some((one) => one !== null) ||
  input.withoutNik

/** Families with somebody whom a search means: by words, by birth date, by RT, in a hamlet. */
export const householdsOf = async (context: Context, text: string): Promise<string[]> => {
  const { plan, found } = await searchVillage(context, text)
  if (found?.length === 0) return []
  const people = filtered(context, anybody, plan)
  const named = found ? people.where('p.id', '=', (eb) => eb.fn.any(eb.val(found.map(({ id }) => id)))) : people
  const rows = await named.select('m.household_id').distinct().where('m.household_id', 'is not', null).execute()
  return rows.flatMap((row) => row.household_id ?? [])
}

const anybody = { hamlet: null, householdId: null, lifeStatus: null, verifiedLevel: null, withoutNik: false }

const keptOf = async (
  context: Context,
  input: Input,
  plan: SearchPlan,
  found: readonly { id: string }[],
): Promise<string[]> => {
  const ids = found.map(({ id }) => id)
  const kept = await filtered(context, input, plan)
    .select('p.id')
    .where('p.id', '=', (eb) => eb.fn.any(eb.val(ids)))
    .execute()
  const keptIds = new Set(kept.map(({ id }) => id))
  return ids.filter((id) => keptIds.has(id))
}

const bestFirst = async (context: Context, input: Input, plan: SearchPlan, found: readonly { id: string }[]) => {
  const ids = isNarrowed(context, input, plan) ? await keptOf(context, input, plan, found) : found.map(({ id }) => id)
  const page = ids.slice(input.offset, input.offset + input.limit)
  const rows =
    page.length === 0 ? [] : await peopleWithPlace(context).select(listColumns).where('p.id', 'in', page).execute()
  const itemsById = new Map(rows.map((row) => [row.id, toListItem(context, row)]))
  return { people: page.flatMap((id) => itemsById.get(id) ?? []), total: ids.length }
}

const sortColumns = {
  name: 'p.name_folded',
  birthDate: 'p.birth_date',
  recordedAt: 'p.recorded_at',
  hamlet: 'h.hamlet',
} as const

const sorted = async (context: Context, input: Input, plan: SearchPlan) => {
  const direction = input.descending ? 'desc' : 'asc'
  const [rows, counted] = await Promise.all([
    filtered(context, input, plan)
      .select(listColumns)
      .orderBy(sortColumns[input.sort], (order) =>
        input.descending ? order.desc().nullsLast() : order.asc().nullsLast(),
      )
      .orderBy('p.id', direction)
      .offset(input.offset)
      .limit(input.limit)
      .execute(),
    filtered(context, input, plan)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  return { people: rows.map((row) => toListItem(context, row)), total: Number(counted.count) }
}
