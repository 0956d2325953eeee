import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { withdrawChange } from '../contract/change.ts'
import { canWithdrawChange } from '../rules/corrections.ts'
import { toAsked } from './change-request-queries.ts'
import { assertPersonInReach } from './reach.ts'
import { db } from './tables.ts'
import { approveChangeTask } from './task-kinds.ts'

/** Nothing was written yet, nothing is undone: the request ends, and who ended it is a fact. */
export const withdrawChangeHandler = handle(withdrawChange, async (context, input) => {
  const request = await db(context)
    .selectFrom('change_requests')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.requestId)
    .forUpdate()
    .executeTakeFirst()
  if (!request) throw missing('registry.requestMissing')
  await assertPersonInReach(context, request.person_id)
  if (request.status !== 'open') throw new Refusal('rule', 'registry.requestSettled')
  if (!canWithdrawChange(toAsked(request), context.actor)) throw new Refusal('rule', 'registry.notYourRequest')
  await db(context)
    .insertInto('change_withdrawals')
    .values({
      village_id: context.villageId,
      id: input.id,
      request_id: request.id,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  const settled = { settled_at: context.now, settled_by_name: context.actor.name, settled_reason: input.reason }
  await db(context)
    .updateTable('change_requests')
    .set({ status: 'withdrawn', ...settled })
    .where('village_id', '=', context.villageId)
    .where('id', '=', request.id)
    .execute()
  await endTask(context, approveChangeTask, request.id, 'withdrawn')
  return { requestId: request.id }
})
