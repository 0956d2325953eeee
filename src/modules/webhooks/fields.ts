import { declareFields, fieldRule } from '#platform/shared/field-class.ts'

const record = fieldRule('internal', 'webhooks.purpose')
const secret = fieldRule('sealed', 'webhooks.purpose')
const dayOfLog = fieldRule('internal', 'webhooks.purpose', 'public-duty', 1)

export const webhooksFields = [
  declareFields('webhook_subscriptions', {
    ...{ id: record, name: record, address: record, events: record, place_kind: record, place_id: record },
    ...{ place_name: record, secret_sealed: secret, secret_made_at: record, old_secret_sealed: secret },
    ...{ old_secret_until: record, state: record, pause_reason: record, failing_since: record },
    ...{ last_delivered_at: record, created_at: record, created_by: record },
  }),
  declareFields('webhook_deliveries', {
    ...{ id: dayOfLog, subscription_id: dayOfLog, event_id: dayOfLog, event: dayOfLog, body: dayOfLog },
    ...{ occurred_at: dayOfLog, state: dayOfLog, tries: dayOfLog, next_try_at: dayOfLog, last_tried_at: dayOfLog },
    ...{ delivered_at: dayOfLog, answer_code: dayOfLog, fault: dayOfLog },
  }),
  declareFields('webhook_waiting', {
    ...{ event_id: dayOfLog, place_of_event: dayOfLog, name: dayOfLog, payload: dayOfLog, occurred_at: dayOfLog },
  }),
]
