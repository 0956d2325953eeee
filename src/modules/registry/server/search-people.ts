import type { Context } from '#platform/server/context.ts'
import { skeleton } from '../rules/names.ts'
import {
  foundFrom,
  inNamedHamlet,
  inSaidHamlet,
  makeRanking,
  planSearch,
  rankWord,
  type SearchPlan,
} from '../rules/search.ts'
import { cardDigest, nikDigest } from './numbers.ts'
import { hiddenAmong, mayKnowProtected } from './reach.ts'
import { db } from './tables.ts'

interface Found {
  readonly id: string
  readonly rank: number
}

/** What was typed, read with the hamlets of this village, and whom its words mean. */
export const searchVillage = async (
  context: Context,
  text: string,
): Promise<{ plan: SearchPlan; found: Found[] | undefined }> => {
  const typed = planSearch(text, context.today)
  const plan = typed.hamletTokens.length > 0 ? inSaidHamlet(typed, await hamletsOf(context)) : typed
  const found = await searchPeople(context, plan)
  if (found === undefined || found.length > 0 || plan.hamlets !== null || plan.number !== null) return { plan, found }
  // a name is a name first: only when nobody is called so may one of its words be a place
  const placed = inNamedHamlet(plan, await hamletsOf(context))
  return placed ? { plan: placed, found: await searchPeople(context, placed) } : { plan, found }
}

const hamletsOf = async (context: Context): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('households')
    .select('hamlet')
    .distinct()
    .where('village_id', '=', context.villageId)
    .execute()
  return rows.flatMap(({ hamlet }) => hamlet ?? [])
}

/** Ids of the people a search means, best first; `undefined` when nothing was asked that names people. */
const searchPeople = async (context: Context, plan: SearchPlan): Promise<Found[] | undefined> => {
  if (plan.number !== null) return byNumber(context, plan.number)
  if (plan.tokens.length + plan.motherTokens.length === 0) return undefined
  const found = ranked(plan, await namesOf(context, await byKeys(context, plan)))
  const longEnough = plan.tokens.some((token) => token.length > 3)
  // a typing slip in a consonant has no key: only then the words of the whole village are compared
  if (found.length > 0 || !longEnough) return found
  return ranked(plan, await namesOf(context, await bySlip(context, plan)))
}

/** People with a word like each word typed. A village has far fewer words than people, so the words are compared. */
const bySlip = async (context: Context, plan: SearchPlan): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('person_search_keys')
    .select('key')
    .distinct()
    .where('village_id', '=', context.villageId)
    .where('key', '>=', 'n:')
    .where('key', '<', 'n;')
    .execute()
  const words = rows.map(({ key }) => key.slice(2))
  const sets: Set<string>[] = []
  for (const asked of plan.tokens) {
    const keys = words.filter((word) => rankWord(asked, word) >= foundFrom).map((word) => `n:${word}`)
    if (keys.length === 0) return []
    const people = await db(context)
      .selectFrom('person_search_keys')
      .select('person_id')
      .where('village_id', '=', context.villageId)
      .where('key', 'in', keys)
      .execute()
    sets.push(new Set(people.map((row) => row.person_id)))
  }
  const [first = new Set<string>(), ...rest] = sets.sort((a, b) => a.size - b.size)
  return [...first].filter((id) => rest.every((ids) => ids.has(id)))
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
  const found = [...people, ...members].map(({ id }) => id)
  const hidden = await hiddenAmong(context, found)
  return found.filter((id) => !hidden.has(id)).map((id) => ({ id, rank: 1 }))
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

const namesOf = async (context: Context, ids: readonly string[]) => {
  if (ids.length === 0) return []
  const named = db(context)
    .selectFrom('people')
    .select(['id', 'name_folded', 'mother_folded'])
    .where('village_id', '=', context.villageId)
    .where('merged_into_id', 'is', null)
    .where('id', '=', (eb) => eb.fn.any(eb.val(ids)))
  return (mayKnowProtected(context) ? named : named.where('sealed', '=', false)).execute()
}

type NameRow = Awaited<ReturnType<typeof namesOf>>[number]

const ranked = (plan: SearchPlan, rows: readonly NameRow[]): Found[] => {
  const rank = makeRanking(plan)
  return rows
    .map((row) => ({
      id: row.id,
      folded: row.name_folded,
      rank: rank({ tokens: row.name_folded.split(' '), motherTokens: row.mother_folded?.split(' ') ?? [] }),
    }))
    .filter((row) => row.rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.folded < b.folded ? -1 : 1))
}
