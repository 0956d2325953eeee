import { sql } from 'kysely'
import { foldName } from '#modules/registry/contract.ts'
import { mayKnowProtected } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { ageOn, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { type EpisodeListItem, type ListOrder, listEpisodes } from '../contract/episode.ts'
import { choicesOf, countOf, fits, type ListFilter } from '../rules/list-choices.ts'
import { stepsWaitingFor } from '../rules/next-step.ts'
import { plainStage, stagesOfGroup } from '../rules/stages.ts'
import { db } from './tables.ts'

export const listEpisodesHandler = handle(listEpisodes, async (context, input) => {
  const [rows, kinds, villageTotal] = await Promise.all([
    listRows(context, input, input),
    countKinds(context, input),
    countOpen(context),
  ])
  return {
    episodes: rows.map((row) => listItem(row, context.today)),
    total: countOf(kinds.filter((kind) => fits(kind, input))),
    ...choicesOf(kinds, input),
    villageTotal,
  }
})

interface Page {
  readonly order: ListOrder
  readonly offset: number
  readonly limit: number
}

export const listRows = (context: Context, filter: ListFilter, { order, offset, limit }: Page) => {
  let rows = named(context, filter)
  if (filter.group) rows = rows.where(sql<boolean>`e.current_stage = any(${[...stagesOfGroup(filter.group)]}::text[])`)
  if (filter.country) rows = rows.where('e.destination_country', '=', filter.country)
  if (filter.agency) rows = rows.where('e.agency_name', '=', filter.agency)
  if (filter.hamlet) rows = rows.where('h.hamlet', '=', filter.hamlet)
  if (filter.waitingFor) rows = rows.where('e.next_step', 'in', stepsWaitingFor(filter.waitingFor))
  const found = rows.selectAll('e').select(['p.name', 'p.birth_date', 'h.hamlet'])
  const sorted = {
    recent: () => found.orderBy('e.current_stage_on', 'desc'),
    waiting: () => found.orderBy('e.current_stage_on'),
    name: () => found.orderBy('p.name_folded'),
    departure: () => found.orderBy('e.departs_on', (by) => by.asc().nullsLast()),
    opened: () => found.orderBy('e.opened_on', 'desc'),
  }[order]()
  return sorted.orderBy('e.id').offset(offset).limit(limit).execute()
}

const named = (context: Context, { text, closed }: Pick<ListFilter, 'text' | 'closed'>) => {
  const everyone = db(context)
    .selectFrom('episodes as e')
    .innerJoin('person_names as p', (join) =>
      join.onRef('p.village_id', '=', 'e.village_id').onRef('p.id', '=', 'e.person_id'),
    )
    .leftJoin('household_names as h', (join) =>
      join.onRef('h.village_id', '=', 'e.village_id').onRef('h.id', '=', 'e.household_id'),
    )
    .where('e.village_id', '=', context.villageId)
    .where('p.village_id', '=', context.villageId)
    .where('e.closed_on', closed ? 'is not' : 'is', null)
  const rows = mayKnowProtected(context) ? everyone : everyone.where('p.sealed', '=', false)
  const folded = foldName(text)
  return folded ? rows.where('p.name_folded', 'like', `%${folded.replaceAll(/[%_\\]/g, '')}%`) : rows
}

/** How many there are of each kind; from it every filter can say what it would leave, whatever the others are set to. */
const countKinds = (context: Context, filter: ListFilter) =>
  named(context, filter)
    .select((count) => [
      'e.current_stage as stage',
      'e.destination_country as country',
      'e.agency_name as agency',
      'h.hamlet as hamlet',
      'e.next_step as step',
      count.fn.countAll<number>().as('count'),
    ])
    .groupBy(['e.current_stage', 'e.destination_country', 'e.agency_name', 'h.hamlet', 'e.next_step'])
    .execute()

const countOpen = async (context: Context): Promise<number> => {
  const { count } = await db(context)
    .selectFrom('episodes')
    .select((builder) => builder.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const listItem = (row: Awaited<ReturnType<typeof listRows>>[number], today: PlainDate): EpisodeListItem => ({
  id: row.id,
  personId: row.person_id,
  personName: row.name,
  age: row.birth_date ? ageOn(plainDate(row.birth_date), today) : null,
  householdId: row.household_id,
  hamlet: row.hamlet,
  destinationCountry: row.destination_country,
  occupation: row.occupation,
  occupationTold: row.occupation_told,
  scheme: row.scheme,
  agencyName: row.agency_name,
  departsOn: row.departs_on as PlainDate | null,
  stage: plainStage(row.current_stage),
  stageOn: row.current_stage_on as PlainDate,
  openedOn: row.opened_on as PlainDate,
  closedOn: row.closed_on as PlainDate | null,
  nextStep: { code: row.next_step, about: row.next_about },
})
