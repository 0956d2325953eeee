import { foldName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type EpisodeListItem, listEpisodes } from '../contract/episode.ts'
import { groupOf, type ListGroup, listGroups, type Stage, stagesOfGroup } from '../rules/stages.ts'
import { type Assessment, assess } from './assess.ts'
import { type EpisodeParts, loadParts } from './episode-parts.ts'
import { loadRulebook } from './neighbours.ts'
import { db } from './tables.ts'

interface Filter {
  readonly text: string
  readonly group: ListGroup | null
  readonly country: string | null
  readonly closed: boolean
}

export const listEpisodesHandler = handle(listEpisodes, async (context, input) => {
  const chosen = filtered(context, input)
  const [episodes, total, byStage, byCountry, village] = await Promise.all([
    chosen
      .selectAll('e')
      .orderBy('e.current_stage_on', 'desc')
      .orderBy('e.id')
      .offset(input.offset)
      .limit(input.limit)
      .execute(),
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
  const rulebook = await loadRulebook(context)
  const parts = await loadParts(context, episodes)
  return {
    episodes: parts.map((one) => listItem(one, assess(one, rulebook, context.today), context.today)),
    total,
    groups: countGroups(byStage),
    countries: byCountry.flatMap(({ country, count }) => (country ? [{ country, count: Number(count) }] : [])),
    villageTotal: village,
  }
})

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

export const listItem = (
  { episode, person }: EpisodeParts,
  { nextStep }: Assessment,
  today: PlainDate,
): EpisodeListItem => ({
  id: episode.id,
  personId: person.id,
  personName: person.name,
  age: person.ageOn(today),
  householdId: episode.household_id,
  hamlet: person.hamlet,
  destinationCountry: episode.destination_country,
  occupation: episode.occupation,
  occupationTold: episode.occupation_told,
  scheme: episode.scheme,
  stage: episode.current_stage,
  stageOn: episode.current_stage_on as PlainDate,
  openedOn: episode.opened_on as PlainDate,
  closedOn: episode.closed_on as PlainDate | null,
  nextStep,
})
