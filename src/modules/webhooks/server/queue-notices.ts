import { getVillage } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import { noticeBody } from '../rules/outgoing.ts'
import { db, type SubscriptionRow, type WebhookTables } from './tables.ts'

type Database = Pick<Context, 'database'>
type Waiting = WebhookTables['webhook_waiting']
type Listener = Pick<SubscriptionRow, 'id' | 'events' | 'place_kind' | 'place_id'>

const mostAtOnce = 200

/** What happened in a village, whichever way its event says so: an act without a village names it in the payload. */
const villageOf = ({ place_of_event, payload }: Waiting): number | null => {
  const { villageId } = JSON.parse(payload) as { readonly villageId?: unknown }
  if (place_of_event > 0) return place_of_event
  return typeof villageId === 'number' ? villageId : null
}

interface Where {
  readonly villageId: number
  readonly regencyId: number
  readonly provinceId: number
  readonly code: string
}

const whereOf = async (context: Database, villageId: number | null): Promise<Where | null> => {
  if (villageId === null) return null
  const { regencyId, provinceId, code } = await getVillage(context, villageId)
  return { villageId, regencyId, provinceId, code }
}

const hears = ({ place_kind, place_id }: Listener, where: Where | null): boolean => {
  if (place_kind === 'nation') return true
  const place = { village: where?.villageId, regency: where?.regencyId, province: where?.provinceId }
  return place_id !== null && place[place_kind as keyof typeof place] === place_id
}

const noticesOf = async (context: Database, waiting: Waiting, listeners: readonly Listener[]) => {
  const where = await whereOf(context, villageOf(waiting))
  const payload = JSON.parse(waiting.payload) as Record<string, unknown>
  const what = { event: waiting.name, occurredAt: waiting.occurred_at, villageCode: where?.code ?? null, payload }
  return listeners
    .filter((listener) => listener.events.includes(waiting.name) && hears(listener, where))
    .map((listener) => ({
      ...{ id: newId(), subscription_id: listener.id, event_id: waiting.event_id, event: waiting.name },
      ...{ body: noticeBody(what), occurred_at: waiting.occurred_at, state: 'waiting' as const, tries: 0 },
      ...{ next_try_at: new Date().toISOString(), last_tried_at: null, delivered_at: null },
      ...{ answer_code: null, fault: null },
    }))
}

/** Turns what happened into one notice for each system that asked for it. Two servers at once share the rows, never one row. */
export const queueNotices = async (context: Database): Promise<number> => {
  const waiting = await db(context)
    .deleteFrom('webhook_waiting')
    .where('event_id', 'in', (rows) =>
      rows
        .selectFrom('webhook_waiting')
        .select('event_id')
        .orderBy('occurred_at')
        .limit(mostAtOnce)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()
  if (waiting.length === 0) return 0
  const listeners = await db(context)
    .selectFrom('webhook_subscriptions')
    .select(['id', 'events', 'place_kind', 'place_id'])
    .where('state', '=', 'open')
    .execute()
  for (const one of waiting) {
    const notices = await noticesOf(context, one, listeners)
    if (notices.length > 0)
      await db(context)
        .insertInto('webhook_deliveries')
        .values(notices)
        .onConflict((twice) => twice.doNothing())
        .execute()
  }
  return waiting.length
}
