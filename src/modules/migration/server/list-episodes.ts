import { foldName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { ageOn, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { type EpisodeListItem, listEpisodes } from '../contract/episode.ts'
import { groupOf, type ListGroup, listGroups, type Stage, stagesOfGroup } from '../rules/stages.ts'
import { db } from './tables.ts'

interface Filter {
  readonly text: string
  readonly group: ListGroup | null
  readonly country: string | null
  readonly closed: boolean
}

export const listEpisodesHandler = handle(listEpisodes, async (context, input) => {
  const chosen = filtered(context, input)
  const [rows, total, byStage, byCountry, village] = await Promise.all([
    listRows(chosen, input),
    counted(chosen),
    filtered(context, { ...input, group: null })
      .select((count) => ['e.current_stage as stage', count.fn.countAll<number>().as('count')])
      .groupBy('e.current_stage')
      .execute(),
    filtered(context, { ...input, country: null })
      .where('e.destination_country', 'is not', null)
      .select((count) => ['e.destination_country as country', count.fn.countAll<number>().as('count')])
      .groupBy('e.destination_country')
      .orderBy('count', 'desc')
      .execute(),
    counted(filtered(context, { text: '', group: null, country: null, closed: false })),
  ])
  return {
    episodes: rows.map((row) => listItem(row, context.today)),
    total,
    groups: countGroups(byStage),
    countries: byCountry.flatMap(({ country, count }) => (country ? [{ country, count: Number(count) }] : [])),
    villageTotal: village,
  }
})

const listRows = (chosen: ReturnType<typeof filtered>, { offset, limit }: { offset: number; limit: number }) =>
  chosen
    .leftJoin('household_names as h', (join) =>
      join.onRef('h.village_id', '=', 'e.village_id').onRef('h.id', '=', 'e.household_id'),
    )
    .selectAll('e')
    .select(['p.name', 'p.birth_date', 'h.hamlet'])
    .orderBy('e.current_stage_on', 'desc')
    .orderBy('e.id')
    .offset(offset)
    .limit(limit)
    .execute()

const filtered = (context: Context, { text, group, country, closed }: Filter) => {
  let rows = db(context)
    .selectFrom('episodes as e')
    .innerJoin('person_names as p', (join) =>
      join.onRef('p.village_id', '=', 'e.village_id').onRef('p.id', '=', 'e.person_id'),
    )
    .where('e.village_id', '=', context.villageId)
    .where('p.village_id', '=', context.villageId)
    .where('e.closed_on', closed ? 'is not' : 'is', null)
  if (group) rows = rows.where('e.current_stage', 'in', stagesOfGroup(group))
  if (country) rows = rows.where('e.destination_country', '=', country)
  const folded = foldName(text)
  return folded ? rows.where('p.name_folded', 'like', `%${folded.replaceAll(/[%_\\]/g, '')}%`) : rows
}

const counted = async (rows: ReturnType<typeof filtered>): Promise<number> => {
  const { count } = await rows.select((builder) => builder.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

const countGroups = (byStage: readonly { stage: Stage; count: number }[]) =>
  listGroups.map((group) => ({
    group,
    count: byStage.filter((one) => groupOf(one.stage) === group).reduce((sum, one) => sum + Number(one.count), 0),
  }))

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
  stage: row.current_stage,
  stageOn: row.current_stage_on as PlainDate,
  openedOn: row.opened_on as PlainDate,
  closedOn: row.closed_on as PlainDate | null,
  nextStep: { code: row.next_step, about: row.next_about },
})
