import { tablesOf } from '#platform/server/context.ts'

export interface SubscriptionRow {
  id: string
  name: string
  address: string
  events: string[]
  place_kind: string
  place_id: number | null
  place_name: string
  secret_sealed: Buffer
  secret_made_at: string
  old_secret_sealed: Buffer | null
  old_secret_until: string | null
  state: 'open' | 'paused' | 'closed'
  pause_reason: 'failing' | 'gone' | null
  failing_since: string | null
  last_delivered_at: string | null
  created_at: string
  created_by: string
}

export interface DeliveryRow {
  id: string
  subscription_id: string
  event_id: string | null
  event: string
  body: string
  occurred_at: string
  state: 'waiting' | 'delivered' | 'dead'
  tries: number
  next_try_at: string
  last_tried_at: string | null
  delivered_at: string | null
  answer_code: number | null
  fault: string | null
}

interface WaitingRow {
  event_id: string
  place_of_event: number
  name: string
  payload: string
  occurred_at: string
}

export interface WebhookTables {
  webhook_subscriptions: SubscriptionRow
  webhook_deliveries: DeliveryRow
  webhook_waiting: WaitingRow
}

export const db = tablesOf<WebhookTables>()
