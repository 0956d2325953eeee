import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { closeProcessing } from '../contract/consent.ts'
import { lockConsent } from './consents.ts'
import { db } from './tables.ts'
import { stopProcessing } from './task-kinds.ts'

/** The withdrawal has been carried out: said by whoever did it, with what was stopped. */
export const closeProcessingHandler = handle(closeProcessing, async (context, input) => {
  const row = await lockConsent(context, input.consentId)
  if (row.withdrawn_at === null) throw new Refusal('rule', 'registry.consentNotWithdrawn')
  if (row.stopped_at !== null) throw new Refusal('rule', 'registry.processingStopped')
  await db(context)
    .updateTable('consents')
    .set({ stopped_at: context.now, stopped_by: context.actor.name, stopped_note: input.note })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await endTask(context, stopProcessing, row.id, 'stopped')
  return { consentId: row.id }
})
