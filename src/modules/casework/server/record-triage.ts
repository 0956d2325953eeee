import { assertPersonInReach } from '#modules/registry/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { recordTriage } from '../contract/case.ts'
import type { CaseRow } from '../rules/rows.ts'
import { assertEpisodeOf } from './assert-episode.ts'
import { lockCase } from './case-reads.ts'
import { insertMember } from './members.ts'
import { moveCase } from './move-case.ts'
import { refreshCase } from './refresh-case.ts'
import { db } from './tables.ts'

/** Who sorts a case takes it: from then on it is hers, and no neighbour's. */
export const recordTriageHandler = handle(recordTriage, async (context, input) => {
  const { row, members } = await lockCase(context, input.caseId)
  if (input.personId) await assertPersonInReach(context, input.personId)
  const personId = input.personId ?? row.person_id
  if (input.episodeId) await assertEpisodeOf(context, input.episodeId, personId)
  if (row.lead_account === null && members.length === 0) await insertMember(context, row.id, context.actor, 'lead')
  await db(context)
    .updateTable('cases')
    .set({
      main_type: input.types[0] as CaseRow['main_type'],
      ...{ types: [...new Set(input.types)].join(','), severity: input.severity, risk: input.risk },
      ...{ person_id: personId, episode_id: input.episodeId ?? row.episode_id },
      ...(input.personId ? { worker_name: null, worker_name_folded: null } : {}),
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  const mover = row.lead_account === null || row.lead_account === context.actor.accountId ? 'lead' : 'helper'
  await moveCase(context, row, { id: input.id, to: 'triaged', mover })
  await refreshCase(context, row.id)
  return { caseId: row.id }
})
