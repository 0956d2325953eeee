import { assertPersonInReach } from '#modules/registry/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { getFamilyExpiries, getPersonExpiries, listExpiries } from '../contract/expiries.ts'
import { filterExpiries, viewExpiries } from '../rules/expiry-view.ts'
import { loadParts } from './episode-parts.ts'
import { episodeRowsOf } from './list-person-episodes.ts'
import { householdCare, loadRulebook } from './neighbours.ts'
import { db } from './tables.ts'

export const listExpiriesHandler = handle(listExpiries, async (context, input) => {
  const open = await db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('closed_on', 'is', null)
    .execute()
  const files = await loadParts(context, open)
  return filterExpiries(viewExpiries(files, await loadRulebook(context), context.today), input)
})

export const getFamilyExpiriesHandler = handle(getFamilyExpiries, async (context, { householdId }) => {
  const { memberIds } = await householdCare(context, householdId)
  const open = await db(context)
    .selectFrom('episodes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('closed_on', 'is', null)
    .where((either) =>
      memberIds.length > 0
        ? either.or([either('household_id', '=', householdId), either('person_id', 'in', memberIds)])
        : either('household_id', '=', householdId),
    )
    .execute()
  const files = await loadParts(context, open)
  return { expiries: [...viewExpiries(files, await loadRulebook(context), context.today)] }
})

export const getPersonExpiriesHandler = handle(getPersonExpiries, async (context, { personId }) => {
  await assertPersonInReach(context, personId)
  const open = (await episodeRowsOf(context, personId)).filter((row) => row.closed_on === null)
  const files = await loadParts(context, open)
  return { expiries: [...viewExpiries(files, await loadRulebook(context), context.today)] }
})
