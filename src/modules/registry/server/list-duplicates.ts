import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing } from '#platform/shared/errors.ts'
import { type DuplicatePair, getPair, listDuplicates } from '../contract/duplicate.ts'
import { type Likeness, type Match, possibleFrom, scoreMatch } from '../rules/match.ts'
import { skeleton } from '../rules/names.ts'
import { personOf } from './get-person.ts'
import { getPersonRow } from './person-rows.ts'
import { assertPersonInReach, mayKnowProtected } from './reach.ts'
import { rowLikeness } from './similar-people.ts'
import { db, type PersonRow } from './tables.ts'

interface Pair extends Match {
  readonly first: PersonRow
  readonly second: PersonRow
}

/** Rows that share one of these are compared; nobody is compared with everybody. */
const blockKeys = (row: PersonRow): string[] => {
  const sound = row.name_folded.split(' ').map(skeleton).sort().join(' ')
  const born = row.birth_date
  return [
    `name:${sound}`,
    ...(row.nik_digest ? [`nik:${row.nik_digest.toString('base64')}`] : []),
    ...(born ? [`born:${born}`, `born:${born.slice(0, 5)}${born.slice(8)}-${born.slice(5, 7)}`] : []),
    ...(row.mother_folded ? [`mother:${sound.split(' ')[0]}:${row.mother_folded}`] : []),
  ]
}

/** A block larger than this says nothing: half the village is born on 1 July or 31 December. */
const largestBlock = 80

const comparedPairs = (rows: readonly PersonRow[]): Pair[] => {
  const blocks = new Map<string, number[]>()
  for (const [place, row] of rows.entries()) {
    for (const key of new Set(blockKeys(row))) blocks.set(key, [...(blocks.get(key) ?? []), place])
  }
  const likenesses = new Map<number, Likeness>()
  const likeness = (place: number, row: PersonRow): Likeness => {
    const known = likenesses.get(place) ?? rowLikeness(row)
    likenesses.set(place, known)
    return known
  }
  const pairs = new Map<string, Pair>()
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > largestBlock) continue
    for (const [index, one] of block.entries()) {
      for (const other of block.slice(index + 1)) {
        const [first, second] = [rows[one], rows[other]]
        const key = `${one}-${other}`
        if (!first || !second || pairs.has(key)) continue
        pairs.set(key, { first, second, ...scoreMatch(likeness(one, first), likeness(other, second)) })
      }
    }
  }
  return [...pairs.values()].filter((pair) => pair.score >= possibleFrom).sort((a, b) => b.score - a.score)
}

const pairKey = (one: string, other: string): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

const judgedPairs = async (context: Context): Promise<Set<string>> => {
  const rows = await db(context)
    .selectFrom('duplicate_verdicts')
    .select(['first_person_id', 'second_person_id'])
    .where('village_id', '=', context.villageId)
    .where('verdict', '=', 'different')
    .execute()
  return new Set(rows.map((row) => pairKey(row.first_person_id, row.second_person_id)))
}

export const listDuplicatesHandler = handle(listDuplicates, async (context, input) => {
  const [rows, judged] = await Promise.all([
    db(context)
      .selectFrom('people')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('merged_into_id', 'is', null)
      .where('erased_at', 'is', null)
      .where('life_status', '<>', 'invalid')
      .orderBy('id')
      .execute(),
    judgedPairs(context),
  ])
  const known = mayKnowProtected(context) ? rows : rows.filter((row) => !row.sealed)
  const open = comparedPairs(known).filter((pair) => !judged.has(pairKey(pair.first.id, pair.second.id)))
  const pairs = await Promise.all(open.slice(0, input.limit).map((pair) => toPair(context, pair)))
  return { pairs, total: open.length }
})

const toPair = async (context: Context, pair: Pair): Promise<DuplicatePair> => {
  const [first, second] = await Promise.all([personOf(context, pair.first), personOf(context, pair.second)])
  const level = pair.level === 'no' ? 'possible' : pair.level
  return { first, second, score: pair.score, level, reasons: [...pair.reasons] }
}

/** Two rows side by side, also when the score alone would not have put them there. */
export const getPairHandler = handle(getPair, async (context, input) => {
  await assertPersonInReach(context, input.firstPersonId)
  await assertPersonInReach(context, input.secondPersonId)
  const [first, second] = await Promise.all([
    getPersonRow(context, input.firstPersonId),
    getPersonRow(context, input.secondPersonId),
  ])
  if (first.id === second.id) throw missing('registry.pairIsOne')
  return toPair(context, { first, second, ...scoreMatch(rowLikeness(first), rowLikeness(second)) })
})

export const scoreOf = (first: PersonRow, second: PersonRow): Match =>
  scoreMatch(rowLikeness(first), rowLikeness(second))
