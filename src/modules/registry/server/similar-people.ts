import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { findSimilarPeople, type SimilarPerson } from '../contract/person.ts'
import { type Likeness, likenessOf, type Match, possibleFrom, scoreMatch } from '../rules/match.ts'
import { nameTokens, skeleton } from '../rules/names.ts'
import { listItemsOf } from './list-items.ts'
import { nikDigest, openNumber } from './numbers.ts'
import { mayKnowProtected } from './reach.ts'
import { db, type PersonRow } from './tables.ts'

/** What is known of somebody who may already be in the register. */
export interface Asked {
  readonly name: string
  readonly nik: string | null
  readonly birthDate: string | null
  readonly birthPrecision: Likeness['birthPrecision']
  readonly sex: Likeness['sex']
  readonly motherName: string | null
  readonly place: string | null
  readonly exceptId?: string | null
}

export interface SimilarRow extends Match {
  readonly personId: string
}

/** People of this village who may be the one asked about, best first. Candidates share a number, a birth date, or the sound of a name. */
export const similarTo = async (context: Context, asked: Asked): Promise<SimilarRow[]> => {
  const rows = await candidateRows(context, asked)
  const wanted = likenessOf(asked)
  return rows
    .filter((row) => row.id !== asked.exceptId)
    .map((row) => ({ personId: row.id, ...scoreMatch(wanted, rowLikeness(row)) }))
    .filter((match) => match.score >= possibleFrom)
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
}

const mostCandidates = 400

const candidateRows = async (context: Context, asked: Asked) => {
  const ids = new Set(
    (await Promise.all([byNumber(context, asked), byBirth(context, asked), bySound(context, asked)])).flat(),
  )
  if (ids.size === 0) return []
  const rows = db(context)
    .selectFrom('people')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', (eb) => eb.fn.any(eb.val([...ids])))
    .where('merged_into_id', 'is', null)
  return (mayKnowProtected(context) ? rows : rows.where('sealed', '=', false)).execute()
}

const byNumber = async (context: Context, { nik }: Asked): Promise<string[]> => {
  if (nik === null) return []
  const rows = await db(context)
    .selectFrom('people')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('nik_digest', '=', nikDigest(nik))
    .execute()
  return rows.map(({ id }) => id)
}

const byBirth = async (context: Context, { birthDate }: Asked): Promise<string[]> => {
  if (birthDate === null) return []
  const rows = await db(context)
    .selectFrom('people')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('birth_date', '=', birthDate)
    .limit(mostCandidates)
    .execute()
  return rows.map(({ id }) => id)
}

// The longest word is the rarest: candidates sound like it, or like any two of the words.
const bySound = async (context: Context, { name }: Asked): Promise<string[]> => {
  const keys = nameTokens(name)
    .filter((token) => token.length > 2)
    .sort((a, b) => b.length - a.length)
    .slice(0, 3)
    .map((token) => `s:${skeleton(token)}`)
  if (keys.length === 0) return []
  const rows = await db(context)
    .selectFrom('person_search_keys')
    .select(['person_id', (eb) => eb.fn.countAll<number>().as('met')])
    .where('village_id', '=', context.villageId)
    .where('key', 'in', keys)
    .groupBy('person_id')
    .orderBy('met', 'desc')
    .limit(mostCandidates)
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** How a row of the register compares. Its NIK is opened here and nowhere kept: a slip of one digit must be seen. */
export const rowLikeness = (row: PersonRow, place: string | null = null): Likeness => ({
  tokens: row.name_folded.split(' '),
  nik: row.nik_kind === 'real' ? openNumber(row.nik_sealed) : null,
  nikReadable: true,
  birthDate: row.birth_date,
  birthPrecision: row.birth_precision,
  sex: row.sex,
  motherTokens: row.mother_folded?.split(' ') ?? [],
  place: place ?? row.current_address?.toLowerCase() ?? null,
})

export const findSimilarPeopleHandler = handle(findSimilarPeople, async (context, input) => {
  if (input.name.trim().length < 3 && input.nik === null) return { similar: [] }
  const found = await similarTo(context, { ...input, place: input.hamlet })
  const people = await listItemsOf(
    context,
    found.map((match) => match.personId),
  )
  const peopleById = new Map(people.map((person) => [person.id, person]))
  const similar = found.flatMap((match): SimilarPerson[] => {
    const person = peopleById.get(match.personId)
    if (!person || match.level === 'no') return []
    return [{ person, score: match.score, level: match.level, reasons: [...match.reasons] }]
  })
  return { similar }
})
