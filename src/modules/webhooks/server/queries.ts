import { liesWithin, ownPlace, type Place } from '#modules/access/server/index.ts'
import { handle } from '#platform/server/module.ts'
import { type DeliveryFault, getSubscription, listSubscriptions, type Subscription } from '../contract.ts'
import { eventsFor } from '../rules/outgoing.ts'
import { getVisible, isSame, placeOf } from './find-subscription.ts'
import { db, type SubscriptionRow } from './tables.ts'
import { allowsLoopback } from './webhook-settings.ts'

const newest = 100

const shown = (row: SubscriptionRow, own: Place, now: string): Subscription => ({
  ...{ id: row.id, name: row.name, address: row.address, events: row.events, place: row.place_name },
  ...{ state: row.state, pauseReason: row.pause_reason, failingSince: row.failing_since },
  ...{ lastDeliveredAt: row.last_delivered_at, secretMadeAt: row.secret_made_at, createdAt: row.created_at },
  oldSecretUntil: row.old_secret_until !== null && row.old_secret_until > now ? row.old_secret_until : null,
  mine: isSame(own, placeOf(row)),
})

export const listSubscriptionsHandler = handle(listSubscriptions, async (context) => {
  const own = await ownPlace(context)
  const rows = await db(context).selectFrom('webhook_subscriptions').selectAll().orderBy('created_at', 'desc').execute()
  const subscriptions: Subscription[] = []
  for (const row of rows)
    if (await liesWithin(context, own, placeOf(row))) subscriptions.push(shown(row, own, context.now))
  return { subscriptions, offered: [...eventsFor(own.kind)], allowsLoopback: allowsLoopback() }
})

export const getSubscriptionHandler = handle(getSubscription, async (context, { id }) => {
  const row = await getVisible(context, id)
  const deliveries = await db(context)
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('subscription_id', '=', id)
    .orderBy('occurred_at', 'desc')
    .orderBy('id')
    .limit(newest)
    .execute()
  return {
    subscription: shown(row, await ownPlace(context), context.now),
    deliveries: deliveries.map((one) => ({
      ...{ id: one.id, event: one.event, state: one.state, occurredAt: one.occurred_at, tries: one.tries },
      ...{ lastTriedAt: one.last_tried_at, deliveredAt: one.delivered_at, answerCode: one.answer_code },
      nextTryAt: one.state === 'waiting' ? one.next_try_at : null,
      fault: one.fault as DeliveryFault | null,
    })),
  }
})
