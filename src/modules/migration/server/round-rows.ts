import { type RawBuilder, sql } from 'kysely'
import { shownName } from '#modules/registry/contract.ts'
import { mayKnowProtected } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { Lead } from '../contract/rounds.ts'
import type { Visit } from '../rules/rounds.ts'
import type { RoundAreaRow, RoundRow, RoundVisitRow } from '../rules/rows.ts'
import { db } from './tables.ts'

export interface Place {
  readonly hamlet: string | null
  readonly rt: string | null
}

export const samePlace = (one: Place, other: Place): boolean => one.hamlet === other.hamlet && one.rt === other.rt

export const getRoundRow = async (context: Context, roundId: string): Promise<RoundRow> => {
  const row = await db(context)
    .selectFrom('rounds')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', roundId)
    .executeTakeFirst()
  if (!row) throw missing('migration.roundMissing')
  return row
}

/** A visit is written down when there is a line: one of before the closing counts. */
export const assertVisitedInRound = (round: RoundRow, visitedOn: string): void => {
  if (round.closed_on !== null && visitedOn > round.closed_on) assertRoundOpen(round)
}

export const assertRoundOpen = (round: RoundRow): void => {
  if (round.closed_on !== null) throw new Refusal('rule', 'migration.round.closed')
}

const everGiven = (context: Context, roundId: string): Promise<RoundAreaRow[]> =>
  db(context)
    .selectFrom('round_areas')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('round_id', '=', roundId)
    .orderBy('recorded_at')
    .execute()

/** The newest assignment of each RT stands. */
export const areasOf = async (context: Context, roundId: string): Promise<readonly RoundAreaRow[]> => {
  const rows = await everGiven(context, roundId)
  return [...new Map(rows.map((row) => [JSON.stringify([row.hamlet, row.rt]), row])).values()]
}

export const visitsOf = (context: Context, roundId: string): Promise<RoundVisitRow[]> =>
  db(context)
    .selectFrom('round_visits')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('round_id', '=', roundId)
    .execute()

export const visitOf = (row: RoundVisitRow): Visit & { readonly row: RoundVisitRow } => ({
  ...{ householdId: row.household_id, outcome: row.outcome, visitedOn: row.visited_on as PlainDate },
  ...{ recordedAt: row.recorded_at, row },
})

/** Whoever reaches a hamlet alone reaches of a round the RTs that were given to him there; the officer reaches all. */
export const reachedPlaces = async (
  context: Context,
  roundId: string,
  areas: typeof areasOf = areasOf,
): Promise<readonly Place[] | null> => {
  if (context.reach !== 'hamlet') return null
  const { accountId, hamlet } = context.actor
  if (hamlet === null) return []
  return (await areas(context, roundId)).filter((area) => area.account_id === accountId && area.hamlet === hamlet)
}

/** The doors at which somebody was or is to knock: also those of an RT that was given to another since. */
export const visitedDoorsOf = async (context: Context, roundId: string) =>
  householdsOf(context, roundId, await reachedPlaces(context, roundId, everGiven))

/** Households with a card in force, as far as the reader reaches in this round. */
export const householdsOf = async (context: Context, roundId: string, places?: readonly Place[] | null) => {
  const reached = places === undefined ? await reachedPlaces(context, roundId) : places
  const rows = await db(context)
    .selectFrom('household_names as h')
    .leftJoin('person_names as p', (join) =>
      join.onRef('p.id', '=', 'h.head_person_id').on('p.village_id', '=', context.villageId),
    )
    .select(['h.id', 'h.head_name', 'h.hamlet', 'h.rt', 'h.address', 'p.sealed'])
    .where('h.village_id', '=', context.villageId)
    .where('h.status', '=', 'here')
    .orderBy('h.hamlet')
    .orderBy('h.rt')
    .orderBy('h.head_name')
    .execute()
  const known = rows.map(({ sealed, ...row }) =>
    sealed && !mayKnowProtected(context) ? { ...row, head_name: null } : row,
  )
  return reached === null ? known : known.filter((row) => reached.some((place) => samePlace(place, row)))
}

/** The doors of a cadre for the own phone: of the RTs that are given to her in her hamlet, in the rounds that are open. */
export const drawDoors = ({ villageId, actor }: Context): RawBuilder<unknown> => sql`
  select md5(r.id::text || h.id::text)::uuid as id, r.id as round_id, h.id as household_id,
    case when p.sealed then null else h.head_name end as head_name, h.hamlet, h.rt, h.address, a.cadre_name,
    v.outcome, v.visited_on, v.recorded_at, v.recorded_by_name
  from rounds r
  join (select distinct on (round_id, hamlet, rt) round_id, hamlet, rt, account_id, cadre_name from round_areas
    where village_id = ${villageId} order by round_id, hamlet, rt, recorded_at desc) a on a.round_id = r.id
  join household_names h on h.village_id = r.village_id and h.status = 'here'
    and h.hamlet is not distinct from a.hamlet and h.rt is not distinct from a.rt
  left join person_names p on p.village_id = h.village_id and p.id = h.head_person_id
  left join lateral (select outcome, visited_on, recorded_at, recorded_by_name from round_visits
    where village_id = ${villageId} and round_id = r.id and household_id = h.id
    order by visited_on desc, recorded_at desc limit 1) v on true
  where r.village_id = ${villageId} and r.closed_on is null
    and a.account_id = ${actor.accountId} and a.hamlet = ${actor.hamlet ?? ''}
  order by 1`

export const leadsOf = async (context: Context, roundId: string): Promise<Lead[]> => {
  const rows = await db(context)
    .selectFrom('round_leads as l')
    .leftJoin('household_names as h', (join) =>
      join.onRef('h.id', '=', 'l.household_id').on('h.village_id', '=', context.villageId),
    )
    .selectAll('l')
    .select(['h.head_name', 'h.hamlet', 'h.rt'])
    .where('l.village_id', '=', context.villageId)
    .where('l.round_id', '=', roundId)
    .orderBy('l.recorded_at')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, householdId: row.household_id, headName: row.head_name && shownName(row.head_name) },
    ...{ hamlet: row.hamlet, rt: row.rt, name: row.told_name, country: row.country, note: row.note },
    ...{ answer: row.answer, episodeId: row.episode_id, toldBy: row.recorded_by_name },
  }))
}
