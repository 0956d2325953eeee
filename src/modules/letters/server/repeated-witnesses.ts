import { sql } from 'kysely'
import { listVillages } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { dateParts } from '#platform/shared/dates.ts'
import { listRepeatedWitnesses } from '../contract/witnesses.ts'
import { witnessLimit } from '../rules/letter-state.ts'
import { db } from './tables.ts'

/** `domain.md` §6.10, rule 2: many letters with one witness may mean that somebody signs for others. The coordinator asks, not the head. */
export const listRepeatedWitnessesHandler = handle(listRepeatedWitnesses, async (context, input) => {
  const year = input.year ?? dateParts(context.today).year
  const byVillage = Map.groupBy(await repeatedOf(context, year), (row) => row.village_id)
  const villages = await listVillages(context, [...byVillage.keys()])
  const shown = villages.map((village) => ({
    villageId: village.id,
    village: `${village.kindWord} ${village.name}`,
    district: village.district,
    witnesses: (byVillage.get(village.id) ?? []).map(({ letters }) => ({ count: letters.length, letters })),
  }))
  return { year, villages: shown.sort((one, other) => most(other) - most(one)) }
})

const most = ({ witnesses }: { readonly witnesses: readonly { readonly count: number }[] }): number =>
  witnesses[0]?.count ?? 0

// Row security leaves only the villages of the actor's own area.
const repeatedOf = (context: Context, year: number) =>
  db(context)
    .selectFrom('letter_witnesses as w')
    .innerJoin('letters as l', (join) =>
      join.onRef('l.village_id', '=', 'w.village_id').onRef('l.id', '=', 'w.letter_id'),
    )
    .select('w.village_id')
    .select(sql<string[]>`array_agg(distinct l.number_text order by l.number_text)`.as('letters'))
    .where('w.village_id', 'in', [...context.actor.villageIds, 0])
    .where('w.year', '=', year)
    .where('l.number_text', 'is not', null)
    .groupBy(['w.village_id', 'w.name_folded'])
    .having(({ fn }) => fn.count('w.letter_id').distinct(), '>', witnessLimit)
    .orderBy(({ fn }) => fn.count('w.letter_id'), 'desc')
    .execute()
