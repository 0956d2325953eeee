import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import type { Outdoors } from '#platform/server/run-errands.ts'
import { isFailingTooLong, logDays, nextTryAt } from '../rules/retry.ts'
import { type Answer, postNotice } from './post-notice.ts'
import { type DeliveryRow, db, type SubscriptionRow } from './tables.ts'

type Database = Pick<Context, 'database'>
type Subscriber = Pick<SubscriptionRow, 'id' | 'address' | 'secret_sealed' | 'old_secret_sealed' | 'old_secret_until'>

interface Claimed {
  readonly delivery: Pick<DeliveryRow, 'id' | 'subscription_id' | 'body' | 'tries'>
  readonly subscriber: Subscriber
}

const mostAtOnce = 8
// Longer than any try may last: whoever took it and fell is not waited for.
const claimSeconds = 60

// Two of one receiver at a time: one that is slow and has much waiting must not hold up the others.
const firstOfEach = sql<string>`(select id from (
  select id, row_number() over (partition by subscription_id order by next_try_at) as place
  from webhook_deliveries where state = 'waiting' and next_try_at <= now()) due where place <= 2)`

/** Takes what is due, the oldest first, for whoever is open; another server meanwhile takes other rows. */
const claim = async (context: Database): Promise<Claimed[]> => {
  const due = await db(context)
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhook_subscriptions as subscription', 'subscription.id', 'delivery.subscription_id')
    .select(['delivery.id', 'delivery.subscription_id', 'delivery.body', 'delivery.tries'])
    .select(['address', 'secret_sealed', 'old_secret_sealed', 'old_secret_until'])
    .where('delivery.state', '=', 'waiting')
    .where('subscription.state', '=', 'open')
    .where('delivery.id', 'in', firstOfEach)
    .orderBy('delivery.next_try_at')
    .limit(mostAtOnce)
    .forUpdate('delivery')
    .skipLocked()
    .execute()
  if (due.length === 0) return []
  await db(context)
    .updateTable('webhook_deliveries')
    .set({ next_try_at: sql<string>`now() + make_interval(secs => ${claimSeconds})` })
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .execute()
  return due.map(({ id, subscription_id, body, tries, ...rest }) => ({
    delivery: { id, subscription_id, body, tries },
    subscriber: { id: subscription_id, ...rest },
  }))
}

const secretsOf = ({ secret_sealed, old_secret_sealed, old_secret_until }: Subscriber, now: Date): string[] => {
  const isOldGood = old_secret_sealed !== null && Date.parse(old_secret_until ?? '') > now.getTime()
  return [secret_sealed, ...(isOldGood ? [old_secret_sealed] : [])].map((sealed) => openValue(sealed))
}

const keepOutcome = async (context: Database, { delivery }: Claimed, { code, fault }: Answer, now: Date) => {
  const tries = delivery.tries + 1
  const next = fault === null ? undefined : nextTryAt(tries, now, Math.random())
  const at = now.toISOString()
  const state = fault === null ? 'delivered' : next ? 'waiting' : 'dead'
  await db(context)
    .updateTable('webhook_deliveries')
    .set({ state, tries, answer_code: code, fault, last_tried_at: at })
    .set({ ...(next && { next_try_at: next.toISOString() }), ...(fault === null && { delivered_at: at }) })
    .where('id', '=', delivery.id)
    .where('state', '=', 'waiting')
    .execute()
  await db(context)
    .updateTable('webhook_subscriptions')
    .set(
      fault === null
        ? { failing_since: null, last_delivered_at: at }
        : (columns) => ({ failing_since: columns.fn.coalesce('failing_since', columns.val(at)) }),
    )
    .where('id', '=', delivery.subscription_id)
    .execute()
}

/** Who says "gone" (410), or has failed for days, is left alone. Through the door: that the house stopped telling is on record. */
const pauseIfDue = async (outdoors: Outdoors, id: string, { code }: Answer, now: Date): Promise<void> => {
  const row = await outdoors.asWorker((context) =>
    db(context)
      .selectFrom('webhook_subscriptions')
      .select(['state', 'failing_since'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  const reason = code === 410 ? 'gone' : isFailingTooLong(row?.failing_since ?? null, now) ? 'failing' : undefined
  if (row?.state !== 'open' || !reason) return
  await outdoors.act('webhooks.pauseSubscription', async (context) => {
    await db(context)
      .updateTable('webhook_subscriptions')
      .set({ state: 'paused', pause_reason: reason })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute()
    context.note({ subscription: id, reason })
  })
}

const deliver = async (outdoors: Outdoors, claimed: Claimed): Promise<void> => {
  const { delivery, subscriber } = claimed
  const secrets = secretsOf(subscriber, new Date())
  const answer = await postNotice({ id: delivery.id, address: subscriber.address, body: delivery.body, secrets })
  const now = new Date()
  await outdoors.asWorker((context) => keepOutcome(context, claimed, answer, now))
  if (answer.fault !== null) await pauseIfDue(outdoors, subscriber.id, answer, now)
}

/** Sends what is due, a few at a time so that one slow receiver keeps few others waiting. */
export const sendNotices = async (outdoors: Outdoors): Promise<number> => {
  for (let sent = 0; ; ) {
    const claimed = await outdoors.asWorker(claim)
    await Promise.all(claimed.map((one) => deliver(outdoors, one)))
    sent += claimed.length
    if (claimed.length < mostAtOnce) return sent
  }
}

/** The log is kept a month; what still waits stays. */
export const forgetOldNotices = (context: Database) =>
  db(context)
    .deleteFrom('webhook_deliveries')
    .where('state', '<>', 'waiting')
    .where('last_tried_at', '<', sql<string>`now() - make_interval(days => ${logDays})`)
    .execute()
