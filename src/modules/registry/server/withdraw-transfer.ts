import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { withdrawTransfer } from '../contract/transfer.ts'
import { assertPersonInReach } from './reach.ts'
import { eventOf, takeBack } from './reverse-event.ts'
import { reviewReturn, settleArrival } from './task-kinds.ts'
import { lockTransfer, markTransfer } from './transfer-rows.ts'

/** Until somebody accepted, and after somebody sent him back, the person can stand here again as before. */
export const withdrawTransferHandler = handle(withdrawTransfer, async (context, input) => {
  const transfer = await lockTransfer(context, input.transferId, 'out')
  if (transfer.person_id === null || transfer.event_id === null) throw missing('registry.transferMissing')
  await assertPersonInReach(context, transfer.person_id)
  if (transfer.status !== 'sent' && transfer.status !== 'refused')
    throw new Refusal('rule', 'registry.transferCannotReturn')
  await takeBack(context, await eventOf(context, transfer.event_id), { id: newId(), reason: input.reason })
  const settled = { status: 'withdrawn', settled_at: context.now, settled_by: context.actor.accountId } as const
  await markTransfer(context, transfer.id, { ...settled, answer: input.reason })
  await endTask(context, reviewReturn, transfer.id, 'withdrawn')
  await context.enter(villageId(transfer.other_village_id), async (there) => {
    await lockTransfer(there, transfer.id, 'in')
    await markTransfer(there, transfer.id, settled)
    await endTask(there, settleArrival, transfer.id, 'withdrawn')
  })
  return { personId: transfer.person_id }
})
