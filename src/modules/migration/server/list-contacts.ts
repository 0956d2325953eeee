import { shownName } from '#modules/registry/contract.ts'
import { mayKnowProtected } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { listContacts } from '../contract/contact.ts'
import { contactListOf, type ListedContact, picturedDays } from '../rules/contact-views.ts'
import { plainStage } from '../rules/stages.ts'
import { db } from './tables.ts'

export const listContactsHandler = handle(listContacts, async (context, input) =>
  contactListOf(await everybodyAbroad(context), input, context.today),
)

/** Two queries, however many are abroad. */
const everybodyAbroad = async (context: Context): Promise<ListedContact[]> => {
  const rows = await rhythmRows(context)
  const marks = await marksSince(context, addDays(context.today, -picturedDays))
  return rows.map(({ name, hamlet, destination_country: country, current_stage: stage, ...row }) => ({
    ...{
      row,
      country,
      stage: plainStage(stage),
      name: shownName(name),
      hamlet: hamlet === null ? null : shownName(hamlet),
    },
    marks: (marks.get(row.id) ?? []).map((one) => ({ on: one.contacted_on as PlainDate, state: one.state })),
  }))
}

const rhythmRows = (context: Context) => {
  const rows = db(context)
    .selectFrom('contact_rhythms as r')
    .innerJoin('episodes as e', (join) =>
      join.onRef('e.id', '=', 'r.episode_id').on('e.village_id', '=', context.villageId),
    )
    .innerJoin('person_names as p', (join) =>
      join.onRef('p.id', '=', 'e.person_id').on('p.village_id', '=', context.villageId),
    )
    .leftJoin('household_names as h', (join) =>
      join.onRef('h.id', '=', 'e.household_id').on('h.village_id', '=', context.villageId),
    )
    .selectAll('r')
    .select(['p.name', 'h.hamlet', 'e.destination_country', 'e.current_stage'])
    .where('r.village_id', '=', context.villageId)
  return (mayKnowProtected(context) ? rows : rows.where('p.sealed', '=', false)).execute()
}

const marksSince = async (context: Context, from: PlainDate) => {
  const rows = await db(context)
    .selectFrom('check_ins')
    .select(['episode_id', 'contacted_on', 'state'])
    .where('village_id', '=', context.villageId)
    .where('contacted_on', '>=', from)
    .execute()
  return Map.groupBy(rows, (row) => row.episode_id)
}
