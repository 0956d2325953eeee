import { createHash } from 'node:crypto'
import type { Context } from './context.ts'
import type { House } from './house.ts'
import type { Subscriber } from './module.ts'
import { runAsSystem } from './run-as-system.ts'
import { Transaction } from './transaction.ts'

interface PendingEvent {
  readonly village_id: number
  readonly position: number
  readonly id: string
  readonly payload: string
}

/** A UUID that is always the same for one event and one hearer: told twice, heard once. */
const deliveryId = (eventId: string, subscriber: string): string => {
  const hex = createHash('sha256').update(`${eventId}|${subscriber}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const asWorker = <T>(house: House, act: (transaction: Transaction) => Promise<T>): Promise<T> =>
  Transaction.run(house.pool, { role: 'app_worker' }, act)

const nextEvents = (house: House, subscriber: Subscriber): Promise<PendingEvent[]> =>
  asWorker(house, async (transaction) => {
    const found = await transaction.query<PendingEvent & Record<string, unknown>>(
      `select distinct on (e.village_id) e.village_id, e.position, e.id, e.payload
       from events e
       left join event_deliveries d on d.village_id = e.village_id and d.subscriber = $1
       left join event_failures f on f.village_id = e.village_id and f.subscriber = $1
       where e.name = $2 and e.position > coalesce(d.position, 0) and (f.next_try_at is null or f.next_try_at < now())
       order by e.village_id, e.position limit 200`,
      [subscriber.name, subscriber.event],
    )
    return found.rows
  })

const markHeard = (house: House, subscriber: Subscriber, event: PendingEvent) =>
  asWorker(house, async (transaction) => {
    await transaction.query(
      `insert into event_deliveries values ($1, $2, $3)
       on conflict (village_id, subscriber) do update set position = greatest(event_deliveries.position, excluded.position)`,
      [event.village_id, subscriber.name, event.position],
    )
    await transaction.query('delete from event_failures where village_id = $1 and subscriber = $2', [
      event.village_id,
      subscriber.name,
    ])
  })

// A hearer that fails is told again later, with longer pauses; its village's later events wait, others go on.
const markFailed = (house: House, subscriber: Subscriber, event: PendingEvent, fault: unknown) =>
  asWorker(house, async (transaction) => {
    await transaction.query(
      `insert into event_failures values ($1, $2, $3, 1, $4, now() + interval '5 seconds')
       on conflict (village_id, subscriber) do update set tries = event_failures.tries + 1, fault = excluded.fault,
         next_try_at = now() + interval '5 seconds' * power(2, least(event_failures.tries, 10))`,
      [event.village_id, subscriber.name, event.position, fault instanceof Error ? fault.name : 'fault'],
    )
  })

const deliverOne = async (house: House, subscriber: Subscriber, event: PendingEvent): Promise<boolean> => {
  const payload: unknown = JSON.parse(event.payload)
  const act = (context: Context) => subscriber.hear(context, payload)
  const commandId = deliveryId(event.id, subscriber.name)
  try {
    await runAsSystem(house, { name: `events.${subscriber.name}`, village: event.village_id, commandId, act })
    await markHeard(house, subscriber, event)
    return true
  } catch (fault) {
    await markFailed(house, subscriber, event, fault)
    return false
  }
}

/** Tells every hearer what it has not heard yet: after commit, in order within a village, at least once. Answers how many were told. */
export const deliverEvents = async (house: House): Promise<number> => {
  let told = 0
  for (const subscriber of house.modules.flatMap((module) => module.subscribers ?? [])) {
    for (
      let events = await nextEvents(house, subscriber);
      events.length > 0;
      events = await nextEvents(house, subscriber)
    ) {
      for (const event of events) if (await deliverOne(house, subscriber, event)) told++
    }
  }
  return told
}
