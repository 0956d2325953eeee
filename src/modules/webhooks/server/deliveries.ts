import { defineEvent } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { reopenDelivery, requestTest } from '../contract.ts'
import { noticeBody, testEvent } from '../rules/outgoing.ts'
import { getOwn, getOwnAlive } from './find-subscription.ts'
import { db } from './tables.ts'

const done = { done: true } as const

/** Wakes the sender; nobody else listens. */
const deliveryAsked = defineEvent<Record<string, never>>('webhooks.deliveryAsked')

const assertOpen = (state: string): void => {
  if (state === 'paused') throw new Refusal('rule', 'webhooks.pausedFirst')
}

export const requestTestHandler = handle(requestTest, async (context, { id, deliveryId }) => {
  assertOpen((await getOwnAlive(context, id)).state)
  const what = { event: testEvent, occurredAt: context.now, villageCode: null, payload: {} }
  await db(context)
    .insertInto('webhook_deliveries')
    .values({
      ...{ id: deliveryId, subscription_id: id, event_id: null, event: testEvent, body: noticeBody(what) },
      ...{ occurred_at: context.now, state: 'waiting', tries: 0, next_try_at: context.now },
      ...{ last_tried_at: null, delivered_at: null, answer_code: null, fault: null },
    })
    .execute()
  context.note({ subscription: id, delivery: deliveryId })
  await context.publish(deliveryAsked, {})
  return done
})

export const reopenDeliveryHandler = handle(reopenDelivery, async (context, { deliveryId }) => {
  const found = await db(context)
    .selectFrom('webhook_deliveries')
    .select(['subscription_id', 'state'])
    .where('id', '=', deliveryId)
    .executeTakeFirst()
  if (!found) throw missing('webhooks.deliveryMissing')
  const subscription = await getOwn(context, found.subscription_id)
  if (subscription.state === 'closed') throw new Refusal('rule', 'webhooks.closed')
  assertOpen(subscription.state)
  await db(context)
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', tries: 0, next_try_at: context.now })
    .where('id', '=', deliveryId)
    .execute()
  context.note({ subscription: subscription.id, delivery: deliveryId })
  await context.publish(deliveryAsked, {})
  return done
})
