import type { Context } from '#platform/server/context.ts'
import { skeleton } from '../rules/names.ts'
import { rankFound, type SearchPlan } from '../rules/search.ts'
import { cardDigest, nikDigest } from './numbers.ts'
import { db } from './tables.ts'

interface Found {
  readonly id: string
  readonly rank: number
}

/** Ids of the people a search means, best first; `undefined` when nothing was asked that names people. */
export const searchPeople = async (context: Context, plan: SearchPlan): Promise<Found[] | undefined> => {
  if (plan.number !== null) return byNumber(context, plan.number)
  if (plan.tokens.length + plan.motherTokens.length === 0) return undefined
  const candidates = await byKeys(context, plan)
  const found = ranked(plan, await namesOf(context, candidates))
  const longEnough = plan.tokens.some((token) => token.length > 3)
  // a typing slip in a consonant has no key: only then every name of the village is compared
  if (found.length > 0 || !longEnough) return found
  return ranked(plan, await namesOf(context, undefined))
}

const byNumber = async (context: Context, number: string): Promise<Found[]> => {
  const [people, members] = await Promise.all([
    db(context)
      .selectFrom('people')
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('nik_digest', '=', nikDigest(number))
      .where('merged_into_id', 'is', null)
      .execute(),
    db(context)
      .selectFrom('households as h')
      .innerJoin('household_members as m', (join) =>
        join
          .onRef('m.household_id', '=', 'h.id')
          .on('m.village_id', '=', context.villageId)
          .on('m.until_on', 'is', null),
      )
      .select('m.person_id as id')
      .where('h.village_id', '=', context.villageId)
      .where('h.card_no_digest', '=', cardDigest(number))
      .execute(),
  ])
  return [...people, ...members].map(({ id }) => ({ id, rank: 1 }))
}

// One reading a word: people whose name begins so, or sounds so. All words must be met.
const byKeys = async (context: Context, plan: SearchPlan): Promise<string[]> => {
  const words = [
    ...plan.tokens.map((token) => ({ from: `n:${token}`, same: token.length > 2 ? `s:${skeleton(token)}` : null })),
    ...plan.motherTokens.map((token) => ({ from: null, same: `m:${skeleton(token)}` })),
  ]
  const found = await Promise.all(words.map((word) => idsOfWord(context, word)))
  const [first = new Set<string>(), ...rest] = found.sort((a, b) => a.size - b.size)
  return [...first].filter((id) => rest.every((ids) => ids.has(id)))
}

const idsOfWord = async (
  context: Context,
  word: { from: string | null; same: string | null },
): Promise<Set<string>> => {
  const { from, same } = word
  const keys = db(context)
    .selectFrom('person_search_keys')
    .select('person_id')
    .where('village_id', '=', context.villageId)
  const readings = [
    ...(from === null ? [] : [keys.where('key', '>=', from).where('key', '<', `${from}\uffff`).execute()]),
    ...(same === null ? [] : [keys.where('key', '=', same).execute()]),
  ]
  return new Set((await Promise.all(readings)).flat().map((row) => row.person_id))
}

const namesOf = async (context: Context, ids: readonly string[] | undefined) => {
  if (ids?.length === 0) return []
  let people = db(context)
    .selectFrom('people')
    .select(['id', 'name_folded', 'mother_folded'])
    .where('village_id', '=', context.villageId)
    .where('merged_into_id', 'is', null)
  if (ids) people = people.where('id', '=', (eb) => eb.fn.any(eb.val(ids)))
  return people.execute()
}

type NameRow = Awaited<ReturnType<typeof namesOf>>[number]

const ranked = (plan: SearchPlan, rows: readonly NameRow[]): Found[] =>
  rows
    .map((row) => ({
      id: row.id,
      folded: row.name_folded,
      rank: rankFound(plan, { tokens: row.name_folded.split(' '), motherTokens: row.mother_folded?.split(' ') ?? [] }),
    }))
    .filter((row) => row.rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.folded < b.folded ? -1 : 1))
